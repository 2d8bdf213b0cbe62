// What a text's tenor is read from: short runs of its characters, with signs for what it names, each in one of many buckets.
import { sifted } from "../read/signs.ts";
import type { Part } from "./apart.ts";

/** A power of two. */
export const BUCKETS = 8192;
const LONGEST = 4;

/** 陈总, 老沈, 李厂长: somebody at the customer's, whoever it is. */
const PERSON = sifted(
  /老(?=[\p{Script=Han}])(?![板师家公婆实是])\p{Script=Han}|\p{Script=Han}(?:总(?!共|价|额|部|算|体|计|是)|工(?!程|厂|作|期|艺|地|资|单|人)|经理|主任|厂长|部长|科长|处长|院长|所长|姐|哥|董(?!事会))/gu,
);
const PERSON_SIGN = "\ue004";

/** A part as it is looked at: its clauses masked, figures alike, whoever is named by a title alike. */
export function looked({ clauses }: Part): string {
  const said = clauses.map(
    ({ masked, text }) => `${masked.trim()}${/[,;。!?\n]\s*$/.exec(text)?.[0].trim() ?? ""}`,
  );
  return `^${PERSON.replaced(said.join("").toLowerCase(), PERSON_SIGN).replace(/\d+/g, "0").replace(/\s+/g, " ")}$`;
}

/** The buckets of a looked-at text, each once. */
export function tracesOf(text: string): readonly number[] {
  const found: number[] = [];
  round++;
  for (let at = 0; at < text.length; at++) {
    let hash = 2166136261;
    for (let to = at; to < Math.min(at + LONGEST, text.length); to++) {
      hash = Math.imul(hash ^ text.charCodeAt(to), 16777619);
      const bucket = (hash ^ (hash >>> 15)) & (BUCKETS - 1);
      if (seenIn[bucket] === round) continue;
      seenIn[bucket] = round;
      found.push(bucket);
    }
  }
  return found;
}

/** By bucket: in which text it was seen last, which costs nothing to forget. */
const seenIn = new Float64Array(BUCKETS);
let round = 0;

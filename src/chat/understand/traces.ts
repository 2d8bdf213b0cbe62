// What a text's tenor is read from: short runs of its characters, with signs for what it names, each in one of many buckets.
import { peopleAlike } from "../read/people-alike.ts";
import type { Part } from "./apart.ts";

/** A power of two. */
export const BUCKETS = 32768;
const LONGEST = 4;

/** A part as it is looked at: its clauses masked, figures alike, whoever is named by a title alike. */
export function looked({ clauses }: Part): string {
  const said = clauses.map(
    ({ masked, text }) => `${masked.trim()}${/[,;。!?\n]\s*$/.exec(text)?.[0].trim() ?? ""}`,
  );
  return `^${peopleAlike(said.join("").toLowerCase()).replace(/\d+/g, "0").replace(/\s+/g, " ")}$`;
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

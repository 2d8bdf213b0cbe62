// What was said in all runs together, and how it went: a course that never gets anywhere shows nothing.
import { KINDS } from "./model.ts";
import type { Sent } from "./sent.ts";
import { REVERSIBLE } from "./undo.ts";
import type { Answer, World } from "./world.ts";

export interface Tally {
  said: number;
  /** How often something came again. */
  again: number;
  /** How often each kind of message went each way. */
  readonly ways: Map<string, number>;
}

/** `world`: as it was when they spoke. */
export function count(
  tally: Tally,
  { who, said }: Sent,
  { world, answer }: { world: World; answer: Answer },
): void {
  const of = said.kind === "undo" ? ` of ${world.acts[who]?.at(-1)?.of?.what ?? "nothing"}` : "";
  const way = `${said.kind}${of}: ${answer}`;
  tally.said++;
  tally.ways.set(way, (tally.ways.get(way) ?? 0) + 1);
}

/** What nobody ever got done: of so many courses each is to be done some time, and each act taken back. */
export function neverDone({ ways }: Tally): readonly string[] {
  const all = [...KINDS, ...[...REVERSIBLE].map((what) => `undo of ${what}`)];
  return all.filter((kind) => !ways.has(`${kind}: done`));
}

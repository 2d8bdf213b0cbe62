// What is asked for politely, 能不能帮我…: a question by its form, a request by what it asks.
import type { Surroundings } from "./around.ts";
import { moveOrdered } from "./moved.ts";
import { order } from "./ordered.ts";
import type { Seen } from "./seen.ts";
import type { Speech, Spoken } from "./spoken.ts";

/** 能不能帮我…: nothing is done for a question, but what it asks for is offered. */
export async function politely(
  spoken: Spoken,
  found: readonly Seen[],
  around: Surroundings,
): Promise<Speech | null> {
  const said = found.find(({ cue, means }) => cue.manner === "said" && means !== "looks");
  const [subject] = spoken.subjects;
  const item = subject?.no == null ? null : await around.item(subject.no);
  // 智谷能不能抢过来, of what somebody has: whose it is is the answer.
  const isTaken = said?.entry.id === "claim" && item !== null && item.place !== "pool";
  const ordered = said === undefined || isTaken ? null : await order(spoken, said, around);
  return ordered === null ? null : { ...ordered, runs: [], offers: [...ordered.runs, ...ordered.offers] };
}

/** 那个面谈能不能帮我往后推一天: offered as if it were said outright; null where nothing is moved, or somebody else is asked. */
export async function politelyMoved(spoken: Spoken, around: Surroundings): Promise<Speech | null> {
  if (!ASKS_US.test(spoken.part.text)) return null;
  const clauses = spoken.part.clauses.map((clause) => ({
    ...clause,
    masked: clause.masked.replace(ASKS_US, ""),
    // As long as it was: days stand where they stood.
    text: clause.text.replace(ASKS_US, (words) => " ".repeat(words.length)),
  }));
  const moved = await moveOrdered({ ...spoken, part: { ...spoken.part, clauses } }, around);
  return moved === null ? null : { ...moved, runs: [], offers: [...moved.runs, ...moved.offers] };
}

const ASKS_US = /(?:能不能|可不可以|能否|可否|麻烦)(?:麻烦|请)?(?:你|您)?(?:帮我|给我|帮忙|替我)/u;

export function isPolitely(text: string): boolean {
  return POLITE.test(text);
}

const POLITE = /能不能|可不可以|能否|可否|行不行/u;

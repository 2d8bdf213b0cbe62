// What is asked for politely, 能不能帮我…: a question by its form, a request by what it asks.
import type { Surroundings } from "./around.ts";
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

export function isPolitely(text: string): boolean {
  return POLITE.test(text);
}

const POLITE = /能不能|可不可以|能否|可否|行不行/u;

// Whether a day that is named sounds like one on which we do something: by what stands around it; learned, not listed.
import { peopleAlike } from "./people-alike.ts";
import { BIASES, CLASSES, STEP, WEIGHTS } from "./step-weights.ts";

/** A power of two. */
export const BUCKETS = 16384;
const NEAR = 10;
/** Of the words that end right before it and begin right behind it. */
const LONGEST_EDGE = 6;
const LONGEST = 3;
/** Stands for a name in what is learned from: whom a lesson speaks of teaches nothing. */
export const ANYBODY = "\0";

const MARK = /[,;。!?\n]/u;

const weights = Int8Array.from(Buffer.from(WEIGHTS, "base64"));

interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * A logistic regression over runs of characters on either side, learned from the strangers' sentences
 * (test/understanding/tenor). What does not sound so is offered, and never taken unasked.
 */
export function soundsLikeOurs(folded: string, day: Place): boolean {
  const traces = tracesAround(folded, day);
  const share = STEP / Math.sqrt(traces.length);
  const [theirs = 0, ours = 0] = CLASSES.map((_, at) =>
    traces.reduce((sum, trace) => sum + share * (weights[trace * CLASSES.length + at] ?? 0), BIASES[at] ?? 0),
  );
  return ours > theirs;
}

/** The buckets of what stands near a day: how it is named, the words up to it and from it on, and those of its breath once more. */
export function tracesAround(text: string, { start, end }: Place): readonly number[] {
  const before = `^${alike(text.slice(0, start))}`.slice(-NEAR);
  const behind = `${alike(text.slice(end))}$`.slice(0, NEAR);
  const found = new Set<number>([bucketOf("d", text.slice(start, end).replace(/\d+/gu, "0"))]);
  const add = (side: string, run: string) => {
    if (!run.includes(ANYBODY)) found.add(bucketOf(side, run));
  };
  for (let length = 1; length <= LONGEST_EDGE; length++) {
    if (length <= before.length) add("B", before.slice(-length));
    if (length <= behind.length) add("A", behind.slice(0, length));
  }
  for (const run of runsOf(before)) add("b", run);
  for (const run of runsOf(behind)) add("a", run);
  for (const run of runsOf(before.split(MARK).at(-1) ?? "")) add("i", run);
  for (const run of runsOf(behind.split(MARK)[0] ?? "")) add("o", run);
  return [...found];
}

function alike(text: string): string {
  return peopleAlike(text).replace(/\d+/gu, "0").replace(/\s+/gu, " ");
}

function* runsOf(text: string): Iterable<string> {
  for (let at = 0; at < text.length; at++)
    for (let to = at + 1; to <= Math.min(at + LONGEST, text.length); to++) yield text.slice(at, to);
}

function bucketOf(side: string, run: string): number {
  let hash = Math.imul(2166136261 ^ side.charCodeAt(0), 16777619);
  for (let at = 0; at < run.length; at++) hash = Math.imul(hash ^ run.charCodeAt(at), 16777619);
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}

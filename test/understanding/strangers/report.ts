// What was played in lines: a sentence with what was expected and answered, and how many had which verdict.
import type { Played } from "./play.ts";
import type { Sentence } from "./sentence.ts";
import type { Verdict } from "./verdict.ts";

/** How many had which verdict. */
export type Counts = Map<Verdict, number>;

export function linesOf(
  index: number,
  sentence: Sentence,
  { verdict, notes, earlier, answer }: Played,
): string {
  const { kind, who, say, before } = sentence;
  return [
    `[${index}] ${verdict} (${kind}) ${who} «${inOneLine(say)}» ${notes.join("; ")}`.trimEnd(),
    ...(before.length > 0 ? [`    before: ${before.join(" / ")} → ${shortened(earlier, 160)}`] : []),
    `    → ${shortened(answer, 260)}`,
  ].join("\n");
}

export function counted(counts: Counts, verdict: Verdict): Counts {
  return counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
}

/** `right 53 of 55, unknown 1, short 1`. */
export function told(counts: Counts): string {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const others = [...counts]
    .filter(([verdict]) => verdict !== "right")
    .sort(([, one], [, other]) => other - one);
  return [
    `right ${counts.get("right") ?? 0} of ${all}`,
    ...others.map(([verdict, count]) => `${verdict} ${count}`),
  ].join(", ");
}

function inOneLine(text: string): string {
  return text.replaceAll("\n", " ⏎ ");
}

function shortened(text: string, most: number): string {
  return inOneLine(text).slice(0, most);
}

// A played quarter in lines: what was said, what of it was wrong, what WeCom refused.
import type { Played, Quarter } from "./play.ts";

const SHOWN = Number(process.env["SHOWN"] ?? 5);

/** Everything that must be nothing, by name. */
export function faults(played: Played): readonly (readonly [name: string, found: readonly unknown[]])[] {
  return [
    ["doubled", played.doubled],
    ["missing", played.missing],
    ["uncalled for", played.uncalled],
    ["outside the window", played.outsideWindow],
    ["over a cap", played.overCap],
    ["returned without two delivered notices", played.returnedUntold],
    ["not returned though due", played.notReturned],
    ["clocks that differ", played.wrongClocks],
    ["outages not as they were", played.wrongOutages],
    ["unexpected errors", played.troubles],
  ];
}

export function report(quarter: Quarter, played: Played): string {
  const { people, days, seed, first } = quarter;
  const lines = [
    `seed ${seed}: ${people} people, ${played.items} items, ${days} days from ${first}, ${played.acts} acts, ${played.ticks} ticks`,
    "accepted by WeCom:",
    ...[...played.kinds].sort().map(([kind, count]) => `  ${kind.padEnd(22)} ${String(count).padStart(6)}`),
    `returned to the pool by the clock: ${played.returned}`,
    `later than 15 minutes (weather, quiet hours, the cap): ${played.late}; settled meanwhile ${played.excused.settled}, receiver gone ${played.excused.unreachable}, digest not risked twice ${played.excused.once}, sent again and marked ${played.marked}`,
    `refused by WeCom: ${[...countBy(played.refused.map(({ why }) => why))].map(([why, count]) => `${why} ${count}`).join(", ")}`,
  ];
  for (const [name, found] of faults(played)) {
    lines.push(`${name}: ${found.length}`);
    for (const one of found.slice(0, SHOWN)) lines.push(`    ${words(one)}`);
  }
  return lines.join("\n");
}

function words(one: unknown): string {
  return (one instanceof Error ? (one.stack ?? one.message) : String(one)).replaceAll("\n", "\n      ");
}

function countBy(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

// BENCHMARKS.md: what was measured, between marks; what stands around them is written by hand.
import { readFileSync, writeFileSync } from "node:fs";
import type { Measured } from "./ratios.ts";
import { machine, ratesOf, tableOf } from "./table.ts";

const FILE = "BENCHMARKS.md";

/** Takes the place of the run of so many items that stands there. */
export function writeBenchmarks(measured: Measured): void {
  const { items, rounds } = measured;
  writeSection(`${items} items`, [
    `${items.toLocaleString("en")} items, ${rounds} rounds. ${machine(measured)}.`,
    tableOf(measured),
    ratesOf(measured),
  ]);
}

/** Takes the place of what stands between the marks of this name; at the end where there are none. */
export function writeSection(name: string, parts: readonly string[]): void {
  const before = readFileSync(FILE, "utf8");
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const section = [begin, ...parts, end].join("\n\n");
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  const after =
    from < 0
      ? `${before.trimEnd()}\n\n${section}\n`
      : `${before.slice(0, from)}${section}${before.slice(to + end.length)}`;
  writeFileSync(FILE, after);
}

// npm run bench: the targets of performance.md beside this machine's ratios; `-- 100000` for so many items, `-- sqlite` without
// PostgreSQL, `-- --write` for BENCHMARKS.md. A word measures one thing alone: tick, growth, reading, look, results, pages, rules,
// soak.

import { benchGrowth } from "./growth.ts";
import { benchLook } from "./look.ts";
import { writeBenchmarks } from "./page.ts";
import { benchPages } from "./pages.ts";
import { measure } from "./ratios.ts";
import { benchReading } from "./reading.ts";
import { benchResults } from "./results.ts";
import { benchRules } from "./rules.ts";
import { benchSoak } from "./soak.ts";
import { machine, ratesOf, tableOf } from "./table.ts";
import { benchTick } from "./tick.ts";

const ALONE: Readonly<Record<string, (words: readonly string[]) => Promise<unknown>>> = {
  reading: benchReading,
  look: benchLook,
  results: benchResults,
  pages: benchPages,
  tick: () => benchTick(),
  growth: benchGrowth,
  rules: benchRules,
  soak: benchSoak,
};
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 7);

const [, , ...words] = process.argv;
const alone = words.map((word) => ALONE[word]).find((bench) => bench !== undefined);
if (alone !== undefined) await alone(words);
else await compare();
process.exit(0);

async function compare(): Promise<void> {
  const items = words.map(Number).find((word) => word > 0) ?? 1000;
  const measured = await measure(items, {
    rounds: ROUNDS,
    engines: words.includes("sqlite") ? "sqlite" : "both",
  });
  process.stdout.write(
    `${machine(measured)}\n${items} items\n\n${tableOf(measured)}\n\n${ratesOf(measured)}\n`,
  );
  if (words.includes("--write")) writeBenchmarks(measured);
}

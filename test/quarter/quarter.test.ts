// A few weeks of a small company with every kind of bad day, counted from what WeCom accepted; the whole quarter is `npm run quarter`.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { onEachEngine } from "../setup/databases.ts";
import { play, type Quarter } from "./play.ts";
import { faults, report } from "./report.ts";

const SMALL = { people: 12, first: "2026-02-02" } as const;
/** Where a commit waits for no disk. */
const MEMORY = "/dev/shm";

onEachEngine(({ name, freshUrl }) => {
  const isSqlite = name === "sqlite";
  const cases: readonly (readonly [string, Omit<Quarter, "databaseUrl">])[] = isSqlite
    ? [
        [
          "three weeks up to the Spring Festival and after it",
          { ...SMALL, items: 150, days: 26, seed: 7, instances: 1 },
        ],
        [
          "a fortnight nobody has played before",
          { ...SMALL, items: 100, days: 12, seed: Date.now() % 1_000_000, instances: 1 },
        ],
      ]
    : [["two bots on one database", { ...SMALL, items: 60, days: 8, seed: 11, instances: 2 }]];

  test.each(cases)(
    "%s: every notice once, in its window, under the caps; nothing taken untold",
    async (_, given) => {
      const folder = mkdtempSync(join(existsSync(MEMORY) && isSqlite ? MEMORY : tmpdir(), "quarter-"));
      const databaseUrl = isSqlite ? `sqlite:${join(folder, "quarter.sqlite")}` : await freshUrl();
      const quarter = { ...given, databaseUrl };
      const played = await play(quarter);
      rmSync(folder, { recursive: true, force: true });
      process.stdout.write(`${report(quarter, played)}\n`);
      const nothing = Object.fromEntries(faults(played).map(([fault]) => [fault, []]));
      expect(Object.fromEntries(faults(played))).toEqual(nothing);
      expect(played.kinds.get("morning-list")).toBeGreaterThan(20);
    },
    180_000,
  );
});

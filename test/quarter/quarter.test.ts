// A fortnight, and while a change is made a week, of a small company with bad days, counted from what WeCom accepted; the whole quarter is `npm run quarter`.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { beforeLanding } from "../setup/counts.ts";
import { play } from "./play.ts";
import { faults, report } from "./report.ts";

/** Where a commit waits for no disk. */
const MEMORY = "/dev/shm";

test("day after day: every notice once, in its window, under the caps; nothing taken untold", async () => {
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), "quarter-"));
  const databaseUrl = `sqlite:${join(folder, "quarter.sqlite")}`;
  const size = {
    people: 12,
    items: 60,
    days: beforeLanding(12, 7),
    seed: 7,
    first: "2026-02-02",
    instances: 1,
  };
  const quarter = { ...size, databaseUrl };
  const played = await play(quarter);
  rmSync(folder, { recursive: true, force: true });
  const nothing = Object.fromEntries(faults(played).map(([fault]) => [fault, []]));
  expect(Object.fromEntries(faults(played)), report(quarter, played)).toEqual(nothing);
  expect(played.kinds.get("morning-list")).toBeGreaterThan(20);
}, 300_000);

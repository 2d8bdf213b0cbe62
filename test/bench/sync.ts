// What grouping is worth where a sync takes 2 ms, as on an ordinary disk: the same commands with one commit each (P3).
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Load, startServer, stopServer } from "./contender.ts";
import { median } from "./figures.ts";
import { fill, talksAmong } from "./filled.ts";

const ITEMS = 1000;
const CALLERS = 64;

/** Grouped / ungrouped; null where there is no compiler to make the slow disk with. */
export async function groupingOnSlowDisk(load: Load, rounds: number): Promise<number | null> {
  const folder = mkdtempSync(join(tmpdir(), "sync-"));
  try {
    const slow = join(folder, "slow-sync.so");
    try {
      execFileSync("cc", ["-shared", "-fPIC", "-o", slow, "test/bench/slow-sync.c", "-ldl"], {
        stdio: "ignore",
      });
    } catch {
      return null;
    }
    const perSecond: Record<string, number> = {};
    for (const kind of ["grouped", "single"]) {
      const file = join(folder, `${kind}.sqlite`);
      await fill(`sqlite:${file}`, ITEMS);
      const server = await startServer(["test/bench/server.ts", kind, file], {
        line: /^(\d+)\n/,
        node: ["--import", "tsx"],
        env: { LD_PRELOAD: slow },
      });
      const turn = { port: server.port, callers: CALLERS, ms: 1000, talks: talksAmong(ITEMS), atMost: 4000 };
      await load.play(turn);
      const heard = [];
      for (let round = 0; round < rounds; round++) heard.push((await load.play(turn)).perSecond);
      perSecond[kind] = median(heard);
      await stopServer(server);
    }
    return (perSecond["grouped"] ?? 0) / (perSecond["single"] ?? 1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

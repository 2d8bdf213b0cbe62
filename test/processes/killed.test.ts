// One machine, one file: killed with -9 again and again under load, and stopped in order; nothing answered is lost, nothing done twice.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { beforeLanding, countOf } from "../setup/counts.ts";
import { startDirectoryApi } from "../setup/wecom-client.ts";
import type { FakeApi } from "../wecom/fake-api.ts";
import { compared, openItems, startCallers } from "./callers.ts";
import { freePort, type Instance, killAll, PATIENCE_MS, start, wecomEnv } from "./program.ts";

const KILLS = countOf("KILLS", beforeLanding(20, 3), 200);
/** One is stopped under load in stop.test.ts each time. */
const STOPS = countOf("STOPS", beforeLanding(2, 0), 20);

let api: FakeApi;
let folder: string;
let file: string;
let port: number;
let instance: Instance;
const begin = async () => {
  instance = await start(port, wecomEnv(api.baseUrl, { DATABASE_URL: `sqlite:${file}` }));
};
beforeEach(async () => {
  api = await startDirectoryApi();
  folder = mkdtempSync(join(tmpdir(), "killed-"));
  file = join(folder, "bot.sqlite");
  port = await freePort();
  await begin();
});
afterEach(async () => {
  await killAll();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

function stored(): { texts: string[]; isWhole: unknown } {
  const database = new Database(file, { readonly: true });
  try {
    const rows = database.prepare("SELECT text FROM follow_ups").all() as { text: string }[];
    return {
      texts: rows.map(({ text }) => text),
      isWhole: database.pragma("integrity_check", { simple: true }),
    };
  } finally {
    database.close();
  }
}

/** Nothing but that it serves. */
const QUIET = /^Serving WeCom at [^\n]*\n$/;
/** A start takes a second, and on a busy machine some. */
const ALLOWED_MS = 15_000;

async function play(times: number, end: () => Promise<void>): Promise<void> {
  const callers = startCallers(() => `http://127.0.0.1:${port}`, await openItems(() => instance.url));
  for (let time = 0; time < times; time++) {
    // Some are answered, some are under way.
    const until = callers.told.length + 5 + (time % 7) * 3;
    await expect
      .poll(() => callers.told.length, { timeout: 60_000, interval: 1 })
      .toBeGreaterThanOrEqual(until);
    await end();
    await begin();
  }
  await callers.finish();
  const { texts, isWhole } = stored();
  expect(compared(callers.told, texts)).toEqual({ lost: [], doubled: [], unheard: [] });
  expect(isWhole).toBe("ok");
  expect(instance.log()).toMatch(QUIET);
}

/** R1. The fault it catches: src/chat/turn/dispatch.ts not looking at what `claim` answers, or the gate answering before its COMMIT. */
test(
  `killed with -9 ${KILLS} times under load: 0 lost, 0 doubled, every retry reads the same, the file is whole`,
  async () => {
    await play(KILLS, async () => {
      await instance.end("SIGKILL");
    });
  },
  PATIENCE_MS + KILLS * ALLOWED_MS,
);

/** R14. The fault it catches: src/bot/stopping.ts closing the database before the door. */
test.runIf(STOPS > 0)(
  `stopped with SIGTERM ${STOPS} times under load: who was heard is answered, it is gone within 5 s, 0 lost`,
  async () => {
    await play(STOPS, async () => {
      const { code, ms } = await instance.end("SIGTERM");
      expect(code).toBe(0);
      expect(ms).toBeLessThan(5_000);
      // Whom it could not serve any more it would have answered with trouble, and logged it.
      expect(instance.log()).toMatch(QUIET);
    });
  },
  PATIENCE_MS + STOPS * ALLOWED_MS,
);

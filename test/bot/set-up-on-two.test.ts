// 开始设置 on two whole bots of one database: begun on one, gone on with on the other, and after a restart in the middle.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onEachEngine } from "../setup/databases.ts";
import { type RunningBot, startRealBot } from "../setup/running-bot.ts";
import { startDirectoryApi } from "../setup/wecom-client.ts";
import type { FakeApi } from "../wecom/fake-api.ts";

onEachEngine((engine) => {
  let api: FakeApi;
  let databaseUrl: string;
  let running: RunningBot[];
  beforeEach(async () => {
    api = await startDirectoryApi();
    databaseUrl = await engine.migratedUrl();
    running = [];
  });
  afterEach(async () => {
    for (const bot of running) await bot.stop();
    await api.close();
  });

  const start = async () => {
    const bot = await startRealBot({ api, databaseUrl });
    running.push(bot);
    return bot;
  };
  const stop = async (bot: RunningBot) => {
    running = running.filter((one) => one !== bot);
    await bot.stop();
  };
  /** A file of SQLite has one server: there the other begins where the first has ended. */
  const other = async (first: RunningBot) => {
    if (engine.name === "sqlite") await stop(first);
    return start();
  };

  /** What comes of a text, at once or, where something is computed for it, a moment later; a card's words too. */
  const admin = async (bot: RunningBot, text: string, expected: RegExp): Promise<string> => {
    const before = sent().length;
    const answer = await bot.say("admin", text);
    const all = () => [answer, ...sent().slice(before)].join("\n");
    await vi.waitFor(() => expect(all()).toMatch(expected), { timeout: 15_000 });
    return all();
  };
  const sent = () =>
    api.asked.flatMap(({ path, body }) =>
      path === "message/send" && (body as { touser?: string }).touser === "admin"
        ? [JSON.stringify(body)]
        : [],
    );

  test("nothing is asked twice, done twice or lost, whichever of them hears the answer", async () => {
    const one = await start();
    await admin(one, "开始设置", /还有 \d 问,都能跳过:/u);
    await admin(one, "跳过", /谁来打电话核实\(清洗员\)\?/u);
    const two = await other(one);
    await admin(two, "何市", /何市会成为清洗员/u);
    // In the middle, between what it says it will do and the yes.
    await stop(two);
    const again = await start();
    await admin(again, "确认", /何市现在是清洗员了[\s\S]*谁记回款\(财务\)\?/u);
    expect(await admin(again, "确认", /./u)).not.toContain("何市现在是清洗员了");
    await admin(again, "蔡务", /蔡务会成为财务/u);
    const last = await other(again);
    await admin(last, "对", /蔡务现在是财务了/u);
    const left = await admin(last, "开始设置", /谁记|哪个群|还有 \d 问/u);
    for (const word of ["(清洗员)?", "(财务)?"]) expect(left).not.toContain(word);
  }, 120_000);
});

// What operators read while it runs: counts by outcome at /metrics, and a trace that ties the lines of the log together.
import { expect, test } from "vitest";
import { traceOf } from "../../src/bot/trace.ts";
import { pieceKey } from "../../src/domain/messages/pieces.ts";
import { onOneEngine } from "../setup/databases.ts";
import { startRealBot } from "../setup/running-bot.ts";
import { appText, startDirectoryApi } from "../setup/wecom-client.ts";

test("a message, its answer that came late, and the pieces of what it told others have one trace", () => {
  const trace = traceOf("app/712");
  expect(trace).toMatch(/^[0-9a-f]{8}$/);
  for (const key of ["app/712/0", "app/712/13", "late/app/712", pieceKey("app/712/0", 2)])
    expect(traceOf(key)).toBe(trace);
  expect(traceOf("web/zhang/9f/0")).toBe(traceOf("web/zhang/9f"));
  for (const key of ["app/713", "bot/712", "late/app/713"]) expect(traceOf(key)).not.toBe(trace);
});

onOneEngine((engine) => {
  test("messages are counted by what became of them, commands by id, sends by errcode", async () => {
    const api = await startDirectoryApi(({ path, body }) =>
      path === "message/send" && JSON.stringify(body).includes("lisi")
        ? { errcode: 60020, errmsg: "not allow to access from your ip" }
        : undefined,
    );
    const bot = await startRealBot({ databaseUrl: await engine.migratedUrl(), api });
    try {
      const create = "新建商机 上海云图科技 联系人王磊 13800001111 地址上海 需求MES";
      const once = appText("ZhangSan", create, "m-metrics");
      await bot.app(once);
      await bot.app(once);
      await bot.say("ZhangSan", "推进 1");
      await bot.say("ZhangSan", "呜哩哇啦");
      await bot.say("lisi", "输单 1 价格");
      await bot.say("nobody", "今日");
      await bot.say("zhuguan", "改派 1 给 李四 张三请假");
      for (const errcode of ["60020", "0"])
        await expect
          .poll(() => read(bot.url))
          .toMatch(new RegExp(`^outbox_deliveries_total\\{.*errcode="${errcode}"\\} \\d`, "m"));
      const told = await read(bot.url);
      const outcomes = (channel: string, outcome: string) =>
        new RegExp(`^message_seconds_count\\{channel="${channel}",outcome="${outcome}"\\} (\\d+)`, "m").exec(
          told,
        )?.[1];
      expect(outcomes("app", "repeated")).toBe("1");
      expect(outcomes("app", "asked-back")).toBe("1");
      expect(outcomes("app", "not-understood")).toBe("1");
      expect(outcomes("app", "refused")).toBe("1");
      expect(outcomes("app", "stranger")).toBe("1");
      expect(outcomes("app", "understood")).toBe("2");
      expect(told).toContain('commands_total{command="create",outcome="done"} 1');
      expect(told).toContain('commands_total{command="advance",outcome="asked"} 1');
      expect(told).toContain('commands_total{command="lose",outcome="refused"} 1');
      expect(told).toContain('commands_total{command="reassign",outcome="done"} 1');
      expect(told).toContain('outbox_deliveries_total{outcome="sent",errcode="0"}');
      expect(told).toMatch(/^database_queue \d/m);
      expect(told).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
      expect(told).toMatch(/^outbox_oldest_due_seconds \d/m);
      expect(told).toMatch(/^pusher_last_tick_timestamp_seconds \d/m);
      // No name, no id, no text of anybody's is a label.
      expect(told).not.toMatch(/ZhangSan|lisi|云图|m-metrics/i);
    } finally {
      await bot.stop();
      await api.close();
    }
  });

  test("what is due is told from what waits for its hour, with the age of the oldest, and from what was given up", async () => {
    const database = await engine.open();
    const backlog = (now: number) => database.read(({ outbox }) => outbox.backlog(now));
    expect(await backlog(1_000)).toEqual({ waiting: 0, due: 0, oldestDueAt: null, givenUp: 0 });
    await database.transaction(async ({ outbox }) => {
      for (const [key, notBefore] of [
        ["one", 500],
        ["two", 700],
        ["three", 5_000],
        ["four", 100],
      ] as const)
        await outbox.enqueue({
          key,
          toKind: "member",
          toId: key,
          markdown: key,
          text: key,
          at: 100,
          notBefore,
        });
      const [first] = await outbox.lease({ now: 200, until: 900, limit: 1 });
      await outbox.notSent(first?.id ?? 0, { error: "(recipient) nobody", retryAt: null });
    });
    expect(await backlog(400)).toEqual({ waiting: 3, due: 0, oldestDueAt: null, givenUp: 1 });
    expect(await backlog(1_000)).toEqual({ waiting: 3, due: 2, oldestDueAt: 500, givenUp: 1 });
  });

  test("from the callback to what another person gets, the log has one trace; and no name or text", async () => {
    const api = await startDirectoryApi();
    const lines: string[] = [];
    const bot = await startRealBot({ databaseUrl: await engine.migratedUrl(), api, lines });
    try {
      await bot.say("ZhangSan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海 需求MES");
      await bot.app(appText("zhuguan", "改派 1 给 李四 张三请假", "m-handed"));
      const trace = traceOf("app/m-handed");
      const ofIt = () => lines.map((line) => JSON.parse(line)).filter((line) => line.trace === trace);
      await expect.poll(() => ofIt().map(({ msg }) => msg)).toContain("delivered");
      expect(ofIt()[0]).toMatchObject({
        msg: "heard",
        channel: "app",
        outcome: "understood",
        commands: ["reassign"],
      });
      expect(ofIt().at(-1)).toMatchObject({ outcome: "sent", attempts: 1 });
      expect(lines.join("")).not.toMatch(/云图|王磊|13800001111|张三|李四/);
    } finally {
      await bot.stop();
      await api.close();
    }
  });
});

async function read(url: string): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

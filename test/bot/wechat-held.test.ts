// What a customer did while the database took nothing is answered all the same, and kept as soon as it does.
import { expect, test } from "vitest";
import { createWechat } from "../../src/bot/wechat.ts";
import { createRulesAt } from "../../src/chat/rules-in-force.ts";
import { loadTemplates } from "../../src/chat/words/templates.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { at } from "../../src/domain/day.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { createLog } from "../../src/log.ts";
import { COMPANY } from "../setup/company.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  test("it is one lead once the database is back, however often WeCom told of it", async () => {
    const database = await engine.open();
    await database.transaction(({ people }) => people.replace(COMPANY));
    let isAway = true;
    const flaky: typeof database = {
      ...database,
      keyed: (work) => (isAway ? Promise.reject(new Error("the database is away")) : database.keyed(work)),
    };
    const ground = {
      database: flaky,
      templates: loadTemplates("templates"),
      now: () => at("2026-03-10", 600),
      rules: DEFAULT_RULEBOOK,
      rulesAt: createRulesAt(DEFAULT_RULEBOOK),
      calendar: createCalendar(),
      log: createLog({ level: "silent", blot: (line) => line }),
    } as unknown as Parameters<typeof createWechat>[0];
    const wechat = createWechat(ground, { api: () => null, wake: () => undefined });
    const event = {
      kind: "added",
      memberId: "ZhangSan",
      externalUserId: "woA1",
      state: "",
      welcomeCode: "",
      linkId: "",
    } as const;
    await wechat.hear(event, "app/1");
    await wechat.hear(event, "app/1");
    await wechat.run();
    const items = () => database.read(({ dump }) => dump.rowsOf("items"));
    expect(await items()).toEqual([]);
    isAway = false;
    await wechat.run();
    expect(await items()).toMatchObject([{ ownerId: "ZhangSan", kind: "lead" }]);
    await wechat.run();
    expect(await items()).toHaveLength(1);
  });
});

// An item's page where the rule asks for a word before the day that was agreed on: each with its own day, as in the chat.
import { afterEach, beforeEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { textOf } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

onOneEngine((engine) => {
  let visits: Visits;
  beforeEach(async () => {
    visits = await openVisits({ databaseUrl: await engine.migratedUrl() });
  });
  afterEach(() => visits.stop());

  test("a deal about to be signed is due each working day; what is agreed for later keeps its day", async () => {
    const say = (text: string) => visits.bot.say("zhangsan", text);
    await say("新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台 金额50万");
    await say("推进 1 到5 计划月底签 跳过 客户着急");
    await say("跟进 1 客户在走审批 下次 6天后 收合同");
    const page = textOf((await (await visits.as("zhangsan")).get("/items/1")).html);
    expect(page).toMatch(/最晚明天 18:00前跟进,约好.* \d+\/\d+ 18:00 收合同/u);
    expect(page).not.toContain("18:00,收合同");
  });
});

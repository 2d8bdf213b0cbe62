// A town is no customer, a slip of the input method is the day that was meant.
import { beforeEach, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  test.each(["合肥这边堵死了烦死了", "芜湖高铁晚点烦", "合肥的小龙虾真好吃", "今天合肥热死了"])(
    "%s: a friendly line",
    async (said) => {
      expect(await talk.say("lisi", said)).toMatch(/^好的。有进展随时说一声/);
    },
  );

  test("a town with 那家 is the customer there", async () => {
    expect(await talk.say("lisi", "合肥那家客户今天没接电话")).toContain("#8 合肥智谷软件");
  });

  test.each([
    ["恒利陈总说下州三来看演示", 3, "2026-03-18", null],
    ["hengli陈总下zhousan来看演示", 3, "2026-03-18", null],
    ["新元和工约了名天下午过去", 2, "2026-03-11", null],
    ["xinyuan 何工让我先发份功能清单 mingtian 发", 2, "2026-03-11", null],
    ["云图wanglei明天xiawu三点见", 1, "2026-03-11", 900],
    // The customer and who works there sound right together: no guess.
    ["宝丽前工说周五改成上午十典", 7, "2026-03-13", 600],
  ])("%s", async (said, no, nextDay, nextMinute) => {
    expect(await me(said)).toContain("跟进已记");
    expect(await item(no)).toMatchObject({ nextDay, ...(nextMinute === null ? {} : { nextMinute }) });
  });
});

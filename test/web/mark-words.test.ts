// 标记叫法 on the pages: a department reads its own word for a stage, everybody else the standard one, of the same item.
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
  const pageOf = async (userId: string, path: string) =>
    textOf((await (await visits.as(userId)).get(path)).html);

  test("on the board and on an item's page; a manager and another department see what everybody does", async () => {
    const say = (userId: string, text: string) => visits.bot.say(userId, text);
    await say("zhangsan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台 金额50万");
    await say("wangwu", "新建商机 苏州恒力机电 联系人陈工 13900002222 地址苏州 需求MES 金额30万");
    expect(await say("zhuguan", "标记叫法 中意向 立项")).toContain("立项");
    expect(await say("zhangsan", "推进 1 到立项 约了周四面谈 王总参加")).toContain("立项");
    await say("wangwu", "推进 2 到中意向 约了周四面谈 陈工参加");
    for (const userId of ["zhangsan", "zhuguan"])
      for (const path of ["/board", "/items/1"]) {
        const page = await pageOf(userId, path);
        expect(page).toContain("立项");
        expect(page).not.toContain("中意向");
      }
    for (const [userId, path] of [
      ["jingli", "/board"],
      ["jingli", "/items/1"],
      ["wangwu", "/board"],
      ["wangwu", "/items/2"],
    ] as const) {
      const page = await pageOf(userId, path);
      expect(page).toContain("中意向");
      expect(page).not.toContain("立项");
    }
    await say("zhuguan", "标记叫法 取消 中意向");
    const page = await pageOf("zhangsan", "/items/1");
    expect(page).toContain("中意向");
    expect(page).not.toContain("立项");
  }, 60_000);
});

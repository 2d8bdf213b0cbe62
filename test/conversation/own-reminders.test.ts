// 提醒我, 我的提醒, 取消提醒.
import { beforeAll, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openTalk(engine);
  });
  const me = (text: string) => talk.say("ZhangSan", text);

  test("the afternoon is the afternoon; the list shows what waits, and each is called off by line, words or customer", async () => {
    await me("新建商机 上海万邦机电 联系人王磊 13500048001 地址上海 需求MES 金额50万");
    expect(await me("我的提醒")).toContain("没有在等的提醒");
    expect(await me("取消提醒 1")).toContain("没有在等的提醒");
    expect(await me("提醒我 周五下午 给万邦打电话")).toContain("周五 3/13 14:00 提醒你: 给万邦打电话");
    await me("提醒我 明天下午3点 交周报");
    await me("提醒我 #1 周四 打电话");
    await me("提醒我 周六晚上 交房租");
    await talk.say("lisi", "提醒我 明天 别人的事");
    expect(await me("我的提醒")).toBe(
      "还有 4 个提醒:\n1. 明天 15:00 交周报\n2. 后天 09:00 打电话 #1 上海万邦机电\n3. 周五 3/13 14:00 给万邦打电话\n4. 周六 3/14 19:00 交房租\n不要了发「取消提醒 1」",
    );
    expect(await me("取消提醒 打电话")).toContain("取消哪一个?先都没动");
    expect(await me("取消提醒 9")).toContain("没找到「9」");
    expect(await me("取消提醒")).toContain("先都没动");
    expect(await me("取消提醒 3")).toContain("取消了: 周五 3/13 14:00 给万邦打电话\n还有 3 个");
    expect(await me("取消提醒 周报")).toContain("取消了: 明天 15:00 交周报");
    expect(await me("取消提醒 万邦")).toContain("#1 上海万邦机电");
    expect(await me("我的提醒")).toContain("还有 1 个提醒:\n1. 周六 3/14 19:00 交房租");
    expect(await talk.say("lisi", "取消提醒")).toContain("取消了: 明天 09:00 别人的事");
  });
  test("what was called off is not said; what was not comes in its minute", async () => {
    talk.goTo("2026-03-13", 14 * 60);
    await talk.tick();
    expect((await talk.told("ZhangSan")).join("\n")).not.toContain("⏰");
    talk.goTo("2026-03-14", 19 * 60);
    await talk.tick();
    expect((await talk.told("ZhangSan")).join("\n")).toContain("⏰ 交房租");
    expect(await me("我的提醒")).toContain("没有在等的提醒");
  });
});

// What is still lacking, what only tells which one is meant, and how somebody new is brought up: none of it is taken for more.
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  test.each([
    "赢单蓝海26万还差他们老板签字",
    "赢单 5 26万 就差盖章了",
    "赢单 蓝海 26万 还等财务审批",
    "签约 蓝海 26万 只差走流程了",
  ])("%s wins nothing", async (text) => {
    const answer = await talk.say("ZhangSan", text);
    expect((await item(5))?.outcome, answer).toBe("open");
  });

  test.each([
    "蓝海定金收到5万,合同还没签",
    "蓝海预付款到了5万,合同在走",
    "我昨天给蓝海报了24万,刘总说太贵",
    "蓝海合同收到了,就是还没盖章",
    "蓝海章盖了一半",
  ])("%s offers neither a win nor a plan of payments", async (text) => {
    expect(await talk.say("ZhangSan", text)).not.toMatch(/我理解为「(?:赢单|回款)/u);
  });

  test("what is paid later is planned behind the win: 蓝海签了,26万,4月1号付首款8万", async () => {
    await talk.say("ZhangSan", "蓝海签了,26万,4月1号付首款8万");
    expect(await talk.say("ZhangSan", "确认")).toMatch(/赢单了[\s\S]*回款计划 1 笔/u);
  });

  test.each([
    ["新客户扬州康平生物,扬州邗江,要LIMS,联系人吕经理", "扬州康平生物"],
    ["有个滁州的厂要报备 滁州天润家电 想要LIMS,联系人李姐,电话还没拿到", "滁州天润家电"],
  ])("%s is taken in by its name alone", async (text, name) => {
    expect(await talk.say("lisi", text)).toMatch(new RegExp(`#13 ${name} 线索`, "u"));
  });

  test("whoever has neither a company nor a number is asked about first", async () => {
    expect(await talk.say("ZhangSan", "南通有个做轴承的新客户,周总,想上MES,电话我待会儿补")).toContain(
      "还差客户名称",
    );
  });

  describe("and answers with a mark, or with a word of courtesy, are answers", () => {
    test("李四。", async () => {
      await talk.say("ZhangSan", "转交 1");
      expect(await talk.say("ZhangSan", "李四。")).toContain("已问李四接不接");
    });
    test("对的,麻烦确认", async () => {
      await talk.say("ZhangSan", "蓝海今天把合同签了,26万");
      await talk.say("ZhangSan", "对的,麻烦确认");
      expect((await item(5))?.outcome).toBe("won");
    });
  });

  test("a day that only tells which visit it was is no next step", async () => {
    await talk.say("ZhangSan", "今天下午去拜访的那家客户聊得很好,对排产功能很满意");
    await talk.say("ZhangSan", "是宝利");
    expect((await item(7))?.nextDay).toBe("2026-03-13");
  });

  test.each([
    ["蓝海合同签了,28万5,首付下周三付10万", "赢单 #5 28.5万\n"],
    ["蓝海签了26万,定金5万到了", "赢单 #5 26万」"],
    ["蓝海今天签了,26万,首付三成7.8万已经到了", "赢单 #5 26万 3/10」"],
    ["蓝海的首款10万到了", "赢单 #5」"],
    ["万邦谈下来了43万 首付30% 13万", "改 #4 金额 43万」"],
  ])("%s: a part that is paid is not the price", async (text, offered) => {
    expect(await talk.say("ZhangSan", text)).toContain(offered);
  });

  test("the day before is the day before", async () => {
    expect(await talk.say("ZhangSan", "周四去新元,前一天提醒我带样品")).toContain("明天 3/11 09:00 提醒你");
  });

  test("a phone that was misspelled is looked up, and half a day off is no lead", async () => {
    expect(await talk.say("ZhangSan", "蓝海刘总的典话给我一下")).toContain("13800005555");
    expect(await talk.say("ZhangSan", "麻烦帮我登记一下,我周四上午要去医院,请半天假")).not.toContain("报备");
  });
});

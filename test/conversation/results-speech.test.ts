// How people ask for results and speak of targets; and what sounds like it and is something else.
import { beforeAll, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

/** On 10 March: 张三 signed 50万 (#6) yesterday, 5万 of it came in; 赵主管 leads 张三 and 李四. */
const MINE = "你 3月业绩";
const DEPARTMENT = "销售一部 ";

onOneEngine((engine) => {
  describe("asked for", () => {
    let talk: Talk;
    beforeAll(async () => {
      talk = await openScene(engine);
    });
    test.each([
      ["这个月我签了多少", MINE, "签约 50万(1单)"],
      ["我这个月业绩", MINE, "签约 50万"],
      ["我这个月业绩怎么样", MINE, "签约 50万"],
      ["看下我的业绩", MINE, "签约 50万"],
      ["这个月我成交了几单", MINE, "(1单)"],
      ["我这个月卖了多少", MINE, "签约 50万"],
      ["本月签约额是多少", MINE, "签约 50万"],
      ["本季度回了多少款", "你 第1季度业绩", "回款 5万"],
      ["今年签了多少", "你 2026年业绩", "签约 50万"],
      ["上个月我签了多少", "你 2月业绩", "还没有签约"],
      ["离目标还差多少", "你", "还没有目标"],
      ["还差多少", "你", "还没有目标"],
      ["我这个月还差多少", "你 3月", "还没有目标"],
      ["业绩完成得怎么样", MINE, "还没定目标"],
      ["本月业绩完成了多少", MINE, "签约 50万"],
      ["3月业绩是多少", MINE, "签约 50万"],
      ["我最近签了多少", "你 2/9–3/10业绩", "签约 50万"],
      ["查一下我上季度业绩", "你 2025年第4季度业绩", "还没有签约"],
      ["还有多少款没回", MINE, "还没回 45万"],
    ])("%s", async (text, whose, what) => {
      const answer = await talk.say("ZhangSan", text);
      expect(answer).toContain(whose);
      expect(answer).toContain(what);
    });
    test.each([
      ["张三最近签了多少", "张三 2/9–3/10业绩", "签约 50万"],
      ["张三这个月签了多少", "张三 3月业绩", "签约 50万"],
      ["张三的业绩", "张三 3月业绩", "签约 50万"],
      ["我们部门今年签了多少", `${DEPARTMENT}2026年业绩`, "签约 50万"],
      ["部门这个月业绩怎么样", `${DEPARTMENT}3月业绩`, "签约 50万"],
      ["本季度部门回了多少款", `${DEPARTMENT}第1季度业绩`, "回款 5万"],
      ["我们这个月还差多少", `${DEPARTMENT}3月`, "还没有目标"],
      ["李四这个月成交了几单", "李四 3月业绩", "还没有签约"],
      ["这个月我签了多少", MINE, "还没有签约"],
    ])("by the head: %s", async (text, whose, what) => {
      const answer = await talk.say("zhuguan", text);
      expect(answer).toContain(whose);
      expect(answer).toContain(what);
    });
    test("a rep who asks of a colleague is told whom to ask", async () => {
      expect(await talk.say("ZhangSan", "李四这个月签了多少")).toContain("李四不在你带的部门");
    });
  });

  describe("a target said in passing is offered, and set by 确认", () => {
    let talk: Talk;
    beforeAll(async () => {
      talk = await openScene(engine);
    });
    test.each([
      ["ZhangSan", "这个月目标定100万", "3月签约目标 100万"],
      ["ZhangSan", "本季目标80万", "第1季度签约目标 80万"],
      ["zhuguan", "给张三定个本月目标50万", "张三 3月签约目标 50万"],
      ["zhuguan", "我们部门本季度目标定300万", "销售一部 第1季度签约目标 300万"],
    ])("%s: %s", async (who, text, set) => {
      const first = await talk.say(who, text);
      if (first.includes(set)) return;
      expect(first).toContain("我理解为");
      expect(await talk.say(who, "确认")).toContain(set);
    });
    test("and asked for", async () => {
      await talk.say("lisi", "目标 本月 20万");
      expect(await talk.say("lisi", "我的目标是多少")).toContain("签约 20万");
      expect(await talk.say("lisi", "看下我的目标")).toContain("还差 20万");
      expect(await talk.say("lisi", "离目标还差多少")).toContain("还差 20万");
    });
  });

  describe("what is something else stays it", () => {
    let talk: Talk;
    beforeAll(async () => {
      talk = await openScene(engine);
    });
    test.each([
      ["本月回款", "本月回款"],
      ["这个月回款多少", "本月回款"],
      ["恒力还没签吗", "#3"],
      ["我手上多少个商机", "在跟 6 个"],
      ["云图 目标客户是汽车行业", "跟进已记"],
      ["恒力今年业绩不好,预算砍了", "跟进"],
      ["蓝海合同签回来了 26万", "我理解为「赢单 #5"],
      ["还差多少钱", "#"],
      ["还差多少款没到", "#"],
      ["我手上有几个快签的", ""],
      ["恒力签了多少人的框架", ""],
    ])("%s", async (text, what) => {
      const answer = await talk.say("ZhangSan", text);
      expect(answer).toContain(what);
      expect(answer).not.toContain("业绩,");
      expect(answer).not.toMatch(/^你 .*业绩/);
    });
    test("a payment is one", async () => {
      await talk.say("ZhangSan", "回款 #6 6万");
      expect(await talk.database.read(({ payments }) => payments.paidFen(6))).toBe(11_000_000);
    });
  });
});

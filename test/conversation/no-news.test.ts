// What is no news of a customer is kept of nobody: it would stop the clock (speech.md, the first of what must never happen).
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const told = async (no: number) =>
    (await talk.database.read(({ followUps }) => followUps.latest(no, 5))).map(({ text }) => text);
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("an order without its word is offered at most", () => {
    test.each([
      [3, "恒力我真顾不过来了 让李四跟吧"],
      [1, "云图别放我这儿了 谁有空谁拿去"],
      [7, "宝利下回联系给我排在下周三上午十点"],
      [4, "万邦的金额给我调成43万吧"],
      [2, "新元这个单子帮我挂到公海去得了"],
    ])("#%i %s", async (no, text) => {
      const before = await told(no);
      const answer = await talk.say("ZhangSan", text);
      expect(await told(no), answer).toEqual(before);
    });
  });

  describe("a question without its mark is answered by a look", () => {
    test.each([
      [3, "恒力当初我给人家报的三十还是三十二"],
      [1, "我手里基础意向的就云图一家了是吧"],
      [5, "蓝海刘总那边说好几号落笔签合同的"],
    ])("#%i %s", async (no, text) => {
      const before = await told(no);
      const answer = await talk.say("ZhangSan", text);
      expect(await told(no), answer).toEqual(before);
      expect(answer).not.toContain("我理解为「跟进");
    });
  });

  describe("what a customer asks is news", () => {
    test.each([
      [10, "wangwu", "潘总打电话来问能不能对接他们的老系统 我说后天给他答复"],
      [4, "ZhangSan", "沈经理问我们能不能先上一个仓 我说可以谈"],
    ])("#%i %s: %s", async (no, who, text) => {
      const before = await told(no);
      const answer = await talk.say(who, text);
      expect((await told(no)).length, answer).toBe(before.length + 1);
    });
  });

  describe("of two customers each gets its own", () => {
    test.each([
      ["云图给李四吧,恒力我也跟不动了", "转交 #1", "退公海 #3"],
      ["云图退公海吧,宝利也不要了", "退公海 #1", "#7"],
    ])("%s", async (text, one, other) => {
      const answer = await talk.say("ZhangSan", text);
      expect(answer).toContain(one);
      expect(answer).toContain(other);
    });
    test("and a deal told of beside another's news is offered, the news kept", async () => {
      const answer = await talk.say("ZhangSan", "蓝海签了28万,恒力那边还在等领导开会");
      expect(answer).toContain("我理解为「赢单 #5 28万」");
      expect((await told(3)).join()).toContain("还在等领导开会");
    });
  });
});

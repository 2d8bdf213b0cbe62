// What somebody only means to do, wishes for or nearly did is no news of a customer (speech.md, the first of what must never happen).
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const told = async (no: number) =>
    (await talk.database.read(({ followUps }) => followUps.latest(no, 5))).map(({ text }) => text);
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  test.each([
    [7, "打算下周把宝利推进到高意向"],
    [4, "打算周四去拜访万邦"],
    [3, "准备明天去趟恒力"],
    [2, "想下周约新元何工吃个饭"],
    [4, "计划周四拜访万邦,周五出方案"],
    [1, "希望云图能选我们"],
    [2, "新元能成的话我这季度就够了"],
    [2, "新元这周能签就好了"],
    [7, "宝利只要钱工点头就能推进到高意向了"],
    [5, "蓝海那边要是月底前签了我请大家吃饭"],
    [4, "差点把万邦退了"],
  ])("#%i %s is offered at most", async (no, text) => {
    const [before, stood] = [await told(no), await item(no)];
    const answer = await talk.say("ZhangSan", text);
    expect(await told(no), answer).toEqual(before);
    expect(await item(no), answer).toEqual(stood);
    expect(answer).toContain(`我理解为「跟进 #${no}`);
  });

  test.each([
    [3, "恒力打算下周定供应商"],
    [1, "云图想要案例,我准备明天发"],
    [1, "云图希望我们降价"],
    [3, "陈总说能便宜点就好了"],
    [5, "准备给蓝海的合同发过去了"],
  ])("#%i %s is news", async (no, text) => {
    const before = await told(no);
    const answer = await talk.say("ZhangSan", text);
    expect((await told(no)).length, answer).toBe(before.length + 1);
  });

  describe("a day that is not agreed on is no next step", () => {
    test.each([
      [3, "本来想今天去恒力的,结果车坏了"],
      [5, "记一下 蓝海刘总生日是5月6号"],
      [5, "蓝海刘总问能不能周六签"],
      [3, "刚才去了趟恒力,陈总不在,前台说下午回来"],
    ])("#%i %s", async (no, text) => {
      const before = (await item(no))?.nextDay;
      const answer = await talk.say("ZhangSan", text);
      expect((await item(no))?.nextDay, answer).toBe(before);
    });

    test("云图想约周四下午,我周四没空,改周五上午了: the last one is", async () => {
      await talk.say("ZhangSan", "云图想约周四下午,我周四没空,改周五上午了");
      expect((await item(1))?.nextDay).toBe("2026-03-13");
    });
  });
});

// What one just did is taken back in polite words or with its reason beside it; what others withdraw, or what is denied, takes nothing back (speech.md, "correction").
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const told = async (no: number) =>
    (await talk.database.read(({ followUps }) => followUps.latest(no, 9))).length;
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("a win that came too early", () => {
    test.each([
      "等等撤销 章还没盖呢",
      "刚刚那条赢单先撤了吧,客户章还没盖",
      "赢单那一条请先取消,合同虽已寄出,但对方的章还没有盖",
      "等一下等一下人家笔还没落呢我说早了那个蓝海的帮我撤销掉",
      "撤回撤回!!我激动早了",
      "麻烦把上一步撤回,我选错客户了",
      "完了完了撤销撤销 字还没签",
      "刚才那笔是恒力签的不是蓝海刚才那个取消吧",
    ])("%s", async (text) => {
      await me("赢单 5 26万");
      const before = await told(5);
      await me(text);
      expect(await item(5)).toMatchObject({ outcome: "open", stage: 5 });
      expect(await told(5)).toBe(before);
    });
    test("what somebody there said is offered as news", async () => {
      await me("赢单 5 26万");
      expect(await me("撤销 刘总又说要法务再看一眼")).toContain("跟进 #5 刘总又说要法务再看一眼");
      expect(await item(5)).toMatchObject({ outcome: "open" });
    });
  });

  test.each(["撤销 应该是42万", "撤销上一条 改成42万"])(
    "%s puts another price in its place",
    async (text) => {
      await me("改 4 金额 40万");
      await me(text);
      expect(await item(4)).toMatchObject({ quotedFen: 42_000_000 });
    },
  );

  test("a payment of somebody else is not booked again", async () => {
    await me("回款 6 10万");
    const answer = await me("搞错了搞错了那十万是别的公司打的不是华测的刚才那个取消吧");
    expect(answer).toContain("回款已撤销");
    expect(answer).not.toContain("到账");
  });

  test("of another customer than the last one it is only offered, or nothing", async () => {
    await me("改 4 金额 40万");
    expect(await me("撤销 陈总说30万不能再降")).toContain("我理解为「撤销」");
    await me("撤销恒力那条");
    expect(await item(4)).toMatchObject({ quotedFen: 40_000_000 });
  });

  describe("is no order to take back", () => {
    test.each([
      "客户把订单撤销了",
      "会议取消了",
      "要不要撤销",
      "别撤销,章已经盖了",
      "面谈取消吧",
      "老沈说撤销就撤销,没信用",
      "万邦把上一版合同作废了",
      "刚才那个会取消了,老沈没空",
      "我把刚才那封邮件撤回了",
      "刚才那条微信他撤回了,没看清",
      "老沈让我帮他撤销上次的报价单",
      "刘总说,撤销吧",
      "我没说要撤销",
      "赢单那条取消",
    ])("%s", async (text) => {
      await me("改 4 金额 40万");
      await me(text);
      expect(await item(4)).toMatchObject({ quotedFen: 40_000_000 });
    });
  });
});

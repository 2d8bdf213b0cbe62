// Of several acts a sentence has words for, the one that came about is offered.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say, told } = inScene(engine);

  describe("kept, and offered", () => {
    test.each([
      ["新元何工说他们公司换了别家，这单就当没了吧", 2, "输单 #2"],
      ["恒力那边签了别家的 这个只能算丢了", 3, "输单 #3"],
      ["云图没戏了王磊讲集团统一上 SAP 不可能再买别的了那这个就当是丢了吧", 1, "输单 #1"],
      ["蓝海成了，成了！刘总刚签的字，25万", 5, "赢单 #5 25万"],
      ["华测8万到账咯", 6, "回款 #6 8万"],
      ["吴主任发我回单了 又打过来8万", 6, "回款 #6 8万"],
      ["华测财务打来了第二笔款，是12万整，短信我收到了", 6, "回款 #6 12万"],
      ["吴主任那边要求退一万然后财务已经给他们打回去了", 6, "退款 #6 1万"],
      ["万邦沈经理说今年预算全取消了，占着没意思，放回公海吧", 4, "退公海 #4 沈经理说今年预算全取消了"],
      ["新元何工跟李四是战友，那这家就给李四好了，我不掺和了", 2, "转交 #2 @李四"],
    ])("%s", async (text, no, offer) => {
      const before = await told(no);
      const answer = await me(text);
      expect(answer).toContain(`我理解为「${offer}`);
      expect((await told(no)).length, answer).toBe(before.length + 1);
    });
  });

  describe("none of it is offered", () => {
    test.each([
      ["华测说要退两万,我还没同意", "退款"],
      ["万邦最近老有人说要黄，我看不至于", "输单"],
      ["恒力别真丢了啊", "输单"],
      ["蓝海这单成了没", "赢单"],
      ["何工签的字太潦草，发票退回来重开", "赢单"],
      ["华测第二笔款什么时候打来", "回款"],
      ["华测打来了电话，说第二笔款还在走流程", "回款"],
      ["宝利总机把我转过来转过去，转到钱工分机没打通", "转交"],
      ["宝利前台把电话转给王工了，没说上话", "转交"],
      ["恒力样品放到下周五再寄我这周顾不上", "退公海"],
    ])("%s: no %s", async (text, word) => {
      expect(await me(text)).not.toContain(`我理解为「${word}`);
    });
  });

  test("放到下周五我这几天顾不上 is a day, and gives nothing up", async () => {
    const answer = await say("lisi", "凌峰的放到下周五我这几天先顾不上");
    expect(answer).toContain("3/20");
    expect(answer).not.toContain("退公海");
  });
});

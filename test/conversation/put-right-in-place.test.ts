// What was just said is put right in its place: a weekday of the same week, words that were told, the item it is of.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item, told, say } = inScene(engine);

  describe("a day", () => {
    test.each([
      ["宝利面谈改到下周一上午了", "说错了,是周二上午", 7, "2026-03-17"],
      ["恒力下周二去送合同", "口误,周三上午", 3, "2026-03-18"],
      ["万邦这周五去看仓库", "说错了是周四上午", 4, "2026-03-12"],
      ["下次 5 3月19日", "改成18号上午十点吧", 5, "2026-03-18"],
      ["万邦本来约的今天,沈经理感冒了,改下周三", "嗯", 4, "2026-03-18"],
      ["本来今天去宝利,钱工生病了,改下周四", "嗯", 7, "2026-03-19"],
    ] as const)("%s / %s", async (first, then, no, day) => {
      await me(first);
      await me(then);
      expect((await item(no))?.nextDay).toBe(day);
    });

    test.each(["算了,还是按20号", "还是20号吧"])("of signing, put off and back again: %s", async (text) => {
      await me("蓝海推到25号签");
      expect(await item(5)).toMatchObject({ stage: 5, plannedSigningOn: "2026-03-25" });
      await me(text);
      expect((await item(5))?.plannedSigningOn).toBe("2026-03-20");
    });

    test("of signing moves no appointment", async () => {
      const before = (await item(5))?.nextDay;
      expect(await me("蓝海推到25号签,刘总出差")).toContain("改 #5 签约日 3/25");
      expect((await item(5))?.nextDay).toBe(before);
    });
  });

  describe("words that were told give way", () => {
    test.each([
      ["万邦沈经理说账期要90天", "60天不是90天 手快了", 4, "沈经理说账期要60天"],
      ["万邦沈经理说账期要90天", "不是90天是60天", 4, "沈经理说账期要60天"],
      ["新元何工说要12个工位", "是15个工位不是12个工位", 2, "何工说要15个工位"],
    ] as const)("%s / %s", async (first, then, no, text) => {
      await me(first);
      await me(then);
      expect((await told(no))[0]).toBe(text);
    });

    test.each([
      ["万邦沈经理说账期要90天", "恒力60天不是90天", 4],
      ["恒力要3套样品", "5天不是3天", 3],
    ] as const)("and stay where others are meant: %s / %s", async (first, then, no) => {
      await me(first);
      const before = await told(no);
      await me(then);
      expect(await told(no)).toEqual(before);
    });
  });

  test("of which customer it was", async () => {
    await me("恒力刚去过了要看案例下周一我送过去");
    await me("哎呀我串了刚刚那条是万邦的不是恒力的");
    expect([(await item(3))?.nextDay, (await item(4))?.nextDay]).toEqual(["2026-03-12", "2026-03-16"]);
  });

  test.each(["刚又打通了,上面那条不算,他要我周五给他开账号", "刚回电话了,前面那条作废,陈总让我周五过去"])(
    "taken back in the midst of what is told anew: %s",
    async (text) => {
      await me("恒力陈总打了没接");
      await me(text);
      expect((await told(3))[0]).not.toContain("没接");
      expect((await item(3))?.nextDay).toBe("2026-03-13");
    },
  );

  describe("a yes with more words around it", () => {
    test.each([
      "嗯对记上吧",
      "对对记上",
      "没错,登记上吧",
      "是的你记一下",
      "行,帮我确认一下",
      "对的就是这个确认",
    ])("%s", async (text) => {
      await me("华测刚又到了15万");
      expect(await me(text)).toContain("累计 20万");
    });

    test.each(["对方确认了", "确认没有到账", "是这样的,还差30万", "记上下周三提醒我开票", "对了恒力没接"])(
      "and none: %s",
      async (text) => {
        await me("华测刚又到了15万");
        expect(await me(text)).not.toContain("累计 20万");
      },
    );
  });

  test.each(["他们集团统一采购了用的别家的", "最后选的别家", "上的是用友"])(
    "whom it was lost to, named or not: %s",
    async (text) => {
      await me("输单 3");
      await me(text);
      expect((await item(3))?.outcome).toBe("lost");
    },
  );

  describe("a command's word in what is told is none", () => {
    test.each([
      ["万邦推进得挺慢,沈经理说要等老板回来", 4],
      ["恒力推进不动,陈总老是说再等等", 3],
      ["回款得催啊华测吴主任说财务在走流程", 6],
      ["转交给何工的那套图纸他收到了,说没问题", 2],
      ["分配给万邦的那台样机坏了,后天去换", 4],
    ] as const)("%s", async (text, no) => {
      const before = (await told(no)).length;
      await me(text);
      expect((await told(no)).length).toBe(before + 1);
    });

    test("and an order with all it takes is one", async () => {
      await me("推进恒力到4 很顺利,在谈付款方式,陈总拍板");
      expect((await item(3))?.stage).toBe(4);
    });
  });

  describe("a call that was turned down is an attempt", () => {
    test.each([
      ["郑工在开会,给我按掉了", "lisi"],
      ["何工给我掐了,估计在开会", "ZhangSan"],
      ["顾总那边又给挂断了 说在忙", "lisi"],
    ])("%s", async (text, who) => {
      expect(await say(who, text)).toContain("没联系上");
    });

    test.each(["何工按掉了按钮,设备停了", "陈总在开会,说让我下午去", "刘总挂了两次水 今天没上班"])(
      "and %s is none",
      async (text) => {
        expect(await me(text)).not.toContain("没联系上");
      },
    );
  });
});

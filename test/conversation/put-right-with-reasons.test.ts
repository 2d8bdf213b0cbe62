// What is right instead, with why the other was wrong beside it: an amount, a day, a number; what is open, wanted or of others changes nothing (speech.md, "correction").
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const paid = (no: number) => talk.database.read(({ payments }) => payments.paidFen(no));
  const told = async (no: number) =>
    (await talk.database.read(({ followUps }) => followUps.latest(no, 9))).length;
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("a payment that was booked as 8万, beside the 5万 before", () => {
    test.each([
      ["更正一下,财务刚才转来的回单上是8万5千元,我少报了5千。", 13.5],
      ["等下等下,财务说扣了手续费啥的,实际是7万8,你给改掉", 12.8],
      ["财务刚核了一遍,少记了5千,你帮我改一下", 13.5],
      ["不好意思多报了1万", 12],
      ["等等,银行回单上是8万5,我看漏了", 13.5],
    ])("%s", async (text, wan) => {
      await me("回款 6 8万");
      await me(text);
      expect(await paid(6)).toBe(Math.round(wan * 1_000_000));
    });
    test.each([
      "搞错了那八万是别的公司打的不是华测的",
      "等下,他们财务说下个月再付5万",
      "对方财务说他们多打了2万,要我们退回去",
      "写漏了发票,合同是50万的",
      "等等,余款实际是多少",
      "少报了5千吗?",
    ])("%s books nothing", async (text) => {
      await me("回款 6 8万");
      await me(text);
      expect(await paid(6)).toBe(13_000_000);
    });
  });

  describe("a price that was changed to 28万", () => {
    test.each([
      ["更正一下,陈总那边确认的是28万8,前面那个我写漏了", 28.8],
      ["我要写的是31万,手快按了发送,帮我改过来", 31],
      ["后面那个5没打上去,我是要说28万5的呀", 28.5],
      ["后面漏了个尾巴,实际是28万6千", 28.6],
    ])("%s", async (text, wan) => {
      await me("改 3 金额 28万");
      await me(text);
      expect((await item(3))?.quotedFen).toBe(Math.round(wan * 1_000_000));
    });
    test.each([
      "更正一下,万邦那个实际是44万",
      "等等 预算实际是35万",
      "竞品实际报的是25万,你记一下",
      "陈总说应该是25万才合理,麻烦你给我看看底价",
    ])("%s leaves it", async (text) => {
      await me("改 3 金额 28万");
      await me(text);
      expect((await item(3))?.quotedFen).toBe(28_000_000);
    });
  });

  describe("a day that was agreed for 3/18", () => {
    test.each([
      ["emmm下周三不行,我人在合肥吃喜酒,改礼拜五,哦对,是下个礼拜五不是这个礼拜五", "2026-03-20"],
      ["是19号去 不是18 我看岔了日历", "2026-03-19"],
      ["就是那个下周三去不了了要下周四然后也不是总部是他们吴江的分公司下周四去吴江", "2026-03-19"],
      ["还是周四吧 陈总说那天他有空", "2026-03-12"],
      ["还是维持周四不变吧,陈总又空出来了", "2026-03-12"],
      ["下周三去不了了,我要陪领导,改周五", "2026-03-20"],
    ])("%s", async (text, nextDay) => {
      await me("恒力下周三去现场");
      const before = await told(3);
      await me(text);
      expect(await item(3)).toMatchObject({ nextDay });
      expect(await told(3)).toBe(before);
    });
    test.each([
      "下周三不行,可能周五",
      "下周三我不在,周五陈总回国",
      "他们不是18号发货 是19号发货",
      "还是周四吧 老沈说他有空",
      "还是周四吧?",
      "改周五发货了,客户催得紧",
      "下周三我可能去不了,领导要我周五去无锡",
      "万邦不是下周三,是下周五",
    ])("%s leaves it", async (text) => {
      await me("恒力下周三去现场");
      await me(text);
      expect(await item(3)).toMatchObject({ nextDay: "2026-03-18" });
    });
    test("还是维持原来的12日不变吧: the day before stands again", async () => {
      await me("新元面谈改到周五");
      await me("还是维持原来的12日不变吧,何工又把时间空出来了,劳驾改回去。");
      expect(await item(2)).toMatchObject({ nextDay: "2026-03-12" });
    });
  });

  describe("a number", () => {
    const WRONG = "孙科长的号码我抄错了最后一位,应为13911112223,请改正,姓名没有错。";
    test("of a contact that was just added", async () => {
      await me("联系人 7 加 孙科长 13911112222 设备部");
      expect(await me(WRONG)).toContain("孙科长(设备部) 13911112223");
    });
    test("of one that was just offered is offered anew", async () => {
      await me("宝利新来个设备部的孙科长 13911112222 以后找他");
      expect(await me(WRONG)).toContain("联系人 #7 加 孙科长 13911112223");
    });
    test("of somebody elsewhere is offered there", async () => {
      await me("联系人 7 加 孙科长 13911112222 设备部");
      expect(await me("陈总的手机写错了,是13800003334")).toContain(
        "我理解为「联系人 #3 改 陈总 13800003334」",
      );
    });
  });
});

// What is put right, moved, forbidden or told of several in a breath, a kind each (speech.md).
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const head = (text: string) => talk.say("zhuguan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const told = (no: number) => talk.database.read(({ followUps }) => followUps.latest(no, 1));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("what was agreed is moved", () => {
    test("to another hour of its day", async () => {
      expect(await me("跟宝利约的时间改到下午两点半了")).toContain("下次 周五 3/13 14:30 面谈 钱工参加");
    });
    test("right after it was spoken of, without a name", async () => {
      await me("宝利");
      expect(await me("延到下周一")).toContain("#7 常州宝利精密");
      expect(await item(7)).toMatchObject({ nextDay: "2026-03-16", nextText: "面谈 钱工参加" });
    });
    test("and 推到下午三点 moves nobody to another stage", async () => {
      await me("云图明天去见王磊");
      await me("推到下午三点");
      expect(await item(1)).toMatchObject({ stage: 1, nextDay: "2026-03-11", nextMinute: 15 * 60 });
    });
    test("nowhere, where nobody was spoken of", async () => {
      expect(await me("改到周五")).toContain("没看懂");
    });
  });

  describe("of several days the last one counts that is put right or drawn from the others", () => {
    test.each([
      ["跟何工的面谈挪到15号,哦15号礼拜天,那16号上午十点", 2, "2026-03-16"],
      ["王磊那边我下周三去,不对不对,下周三我在总部,20号去吧", 1, "2026-03-20"],
      ["钱工下礼拜一到礼拜三都在,礼拜一他们盘点,礼拜三我自己要开会,那我就礼拜二下午过去", 7, "2026-03-17"],
      ["陈总礼拜天才回国,让我礼拜二再约他", 3, "2026-03-17"],
      ["周一发给何工的资料他看完了,12号见面细聊", 2, "2026-03-12"],
    ])("%s", async (text, no, day) => {
      await me(text);
      expect(await item(no)).toMatchObject({ nextDay: day });
    });
  });

  describe("put right at once", () => {
    test("呸,下周四", async () => {
      await me("钱工说样品还要再验一次,我下周二过去");
      expect(await me("呸,下周四")).toContain("3/19");
    });
    test("an hour said twice", async () => {
      await me("宝利钱工改到明天下午3点见");
      expect(await me("四点四点")).toContain("16:00");
    });
    test("a weekday of the week that was spoken of", async () => {
      await me("钱工说见面改到下周三");
      await me("呸 礼拜四 不是礼拜三");
      expect(await item(7)).toMatchObject({ nextDay: "2026-03-19" });
    });
    test("上面那个28万是对手的价 changes no price of ours", async () => {
      await me("恒力说同行报了28万,咱们贵了两万");
      await me("上面那个28万是对手的价啊 咱们的金额别动");
      expect(await item(3)).toMatchObject({ quotedFen: 30_000_000 });
    });
    test("taken back, and told anew", async () => {
      await me("云图王磊说下个月再看");
      await me("刚才那句撤了,王磊又打过来说这个月就能看,周五让我过去");
      expect(await item(1)).toMatchObject({ nextDay: "2026-03-13" });
    });
  });

  describe("whom it is about", () => {
    test("two by their places get each their own", async () => {
      await me("苏州和杭州那两家都打了,一个占线一个没人接,明天接着打");
      expect(await item(1)).toMatchObject({ nextDay: "2026-03-11" });
      expect(await item(3)).toMatchObject({ nextDay: "2026-03-11" });
    });
    test("several in turn, by place or person", async () => {
      await me("杭州那边案例发了,王磊说看看;宁波样品寄了;沈经理没接电话");
      expect((await told(2))[0]?.text).toContain("样品寄了");
      expect((await told(4))[0]?.text).toContain("没接电话");
    });
    test.each(["苏州陈总", "我说的苏州那个"])("asked which, %s is an answer", async (text) => {
      expect(await me("刚见了客户,聊得还行,要我补个参数表")).toContain("哪个客户");
      expect(await me(text)).toContain("#3 苏州恒力机电");
    });
    test("by its price", async () => {
      expect(await me("报过45万的是哪家来着")).toContain("#4 上海万邦物流");
    });
    test("whoever it sounds like comes before a colleague who shares a surname", async () => {
      await me("常洲宝立的钱公 xing期五 见面 带小王一起");
      expect(await item(1)).toMatchObject({ nextDay: null });
    });
  });

  describe("nothing is taken for what it is not", () => {
    test("what a head forbids has not happened", async () => {
      const before = await told(1);
      expect(await head("云图先别给小李,容我想想")).toContain("对就回「确认」");
      expect(await told(1)).toEqual(before);
    });
    test("what one's own boss asks is asked", async () => {
      expect(await me("领导问我万邦现在算哪一级意向 我一下想不起来了")).toContain("负责人 张三");
    });
    test("改成90天 of a conversation that is passed on is no price", async () => {
      await me(
        "沈经理 3/9 17:42\n付款能不能改成90天\n张三 3/9 17:45\n最多60天\n沈经理 3/9 17:50\n那我回去商量 周四给你答复",
      );
      expect(await item(4)).toMatchObject({ quotedFen: 45_000_000 });
      expect((await told(4))[0]?.text).toContain("最多60天");
    });
    test("what happened is kept, whatever is put off", async () => {
      await me("退公海先别急,云图王磊说下午给我回话");
      expect((await told(1))[0]?.text).toContain("王磊说下午给我回话");
      expect(await item(1)).toMatchObject({ place: "owned" });
    });
    test("报备一个新客户 names nobody", async () => {
      await me("报备一个新客户");
      expect(await item(13)).toBeNull();
    });
  });

  test("quiet lasts as long as was said", async () => {
    expect(await me("开会呢 一个钟头内别叮我")).toContain("10:3");
  });

  test("a pool customer a head gives to somebody is offered as 分配", async () => {
    expect(await head("嘉兴那个做仪表的给李四")).toContain("「分配 #11 @李四」");
  });
});

// Whoever is named without their company's name, by a title, a number, a place or the end of a phone number: each gets what is theirs.
import { beforeEach, describe, expect, test } from "vitest";
import { amountOf } from "../../src/domain/item/item.ts";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

const WAN = 1_000_000;

onOneEngine((engine) => {
  let talk: Talk;
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const said = (no: number) => talk.database.read(({ followUps }) => followUps.latest(no, 9));
  const count = async (nos: readonly number[]) => Promise.all(nos.map(async (no) => (await said(no)).length));
  const price = async (no: number) => {
    const found = await item(no);
    return found === null ? null : (amountOf(found) ?? 0) / WAN;
  };
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("of each customer that somebody or a number stands for, what is said of it is kept", () => {
    test.each([
      ["给何工发微信他没回,宝利钱工也没接电话", [2, 7]],
      ["王磊电话没通 恒力陈总回了微信", [1, 3]],
      ["恒力今天没约上 4号老沈要份新的报价单我今晚发", [3, 4]],
      ["3号陈总说再降点,云图没接", [3, 1]],
      ["3 发了报价,云图约了周五面谈,宝利没接", [3, 1, 7]],
      ["跟王磊聊完了,万邦那边明天再去", [1, 4]],
      ["#1王磊没接#2何工说后天带两个同事一起#3陈总还要便宜点我周五回他", [1, 2, 3]],
      ["昨天跑了三家新元没见着人云图跟王磊聊了半小时恒力陈总留我吃饭", [2, 1, 3]],
      ["#5刘总26万合同签了#4老沈那边还在等法务", [5, 4]],
    ] as const)("%s", async (text, nos) => {
      const before = await count(nos);
      await talk.say("ZhangSan", text);
      expect(await count(nos)).toEqual(before.map((number) => number + 1));
    });

    test("a day that is told of one moves nothing of the other", async () => {
      await talk.say("ZhangSan", "何工把见面提前到明天下午三点了,宝利的还是13号不变");
      expect((await item(2))?.nextDay).toBe("2026-03-11");
      expect((await item(7))?.nextDay).toBe("2026-03-13");
    });

    test("what is said of each of two by its number changes each, and a joint is no 跟进", async () => {
      await talk.say("ZhangSan", "#3报价改28万#4改43万赵主管批过了");
      expect([await price(3), await price(4)]).toEqual([28, 43]);
      const before = await item(3);
      await talk.say("ZhangSan", "#3跟#5昨天都去了恒力说等董事长签字蓝海刘总叫我18号带合同去");
      expect((await item(3))?.nextDay).toBe(before?.nextDay);
      expect((await item(5))?.nextDay).toBe("2026-03-18");
    });

    test("an order behind a report of another changes whom it names", async () => {
      await talk.say("ZhangSan", "宝利还没报先不动 把蓝海的金额改成25万6");
      expect([await price(7), await price(5)]).toEqual([0, 25.6]);
    });

    test("a number and whoever works there begin the next one's own", async () => {
      await talk.say("ZhangSan", "2号何工周四定在下午三点 7号钱工还是周五 没变");
      expect([(await item(2))?.nextDay, (await item(7))?.nextDay]).toEqual(["2026-03-12", "2026-03-13"]);
    });

    test("yesterday evening is no evening to come", async () => {
      const before = (await item(2))?.nextDay;
      await talk.say("ZhangSan", "跟进 2 昨天晚上发给何工的");
      expect((await item(2))?.nextDay).toBe(before);
    });

    test("what was only heard of somebody, or whoever brought a customer, is not told of", async () => {
      const before = await count([2]);
      await talk.say("ZhangSan", "听何工说,云图要招标");
      await talk.say("ZhangSan", "今天云图聊得不错,何工介绍的");
      expect(await count([2])).toEqual(before);
    });
  });

  describe("a customer is looked up by where it is, or by how somebody's number ends", () => {
    test.each([
      ["ZhangSan", "青浦那家怎么样了", "#4 "],
      ["ZhangSan", "吴中那单报了多少", "30万"],
      ["lisi", "尾号9999那个是谁啊", "顾总"],
      ["zhuguan", "哼力报架多少", "30万"],
    ])("%s: %s", async (who, text, words) => {
      expect(await talk.say(who, text)).toContain(words);
    });

    test("two at once are both shown", async () => {
      const answer = await talk.say("ZhangSan", "无锡光伏那单和青浦物流那单我分别报了多少钱呀");
      expect(answer).toContain("26万");
      expect(answer).toContain("45万");
    });
  });

  describe("what is ordered, or only wished for, is no news", () => {
    test.each([
      ["ZhangSan", "新元的面谈从12号挪到16号,麻烦改一下日子", 2],
      ["ZhangSan", "要是蓝海真能26万签下来,我这个季度的任务就完成了", 5],
      ["ZhangSan", "如果万邦真的签了,这个月就超额了", 4],
      ["ZhangSan", "万邦跟蓝海这个月要是都签了我请你喝咖啡", 5],
      ["ZhangSan", "宝利别挂我名下了 挂李四那", 7],
      ["zhuguan", "恒力从今天起李四负责", 3],
      ["zhuguan", "凌峰从李四那收回来给张三", 9],
    ])("%s: %s", async (who, text, no) => {
      const before = await said(no);
      await talk.say(who, text);
      expect(await said(no)).toEqual(before);
    });
  });

  describe("what is told is told, though a word in it asks elsewhere", () => {
    test.each([
      ["ZhangSan", "华测第二笔到了 15万 财务刚发我截图", 6],
      ["lisi", "郑工刚跟我说他们集团把数据中台这个项目砍掉了,今年一分预算都没有", 8],
      ["ZhangSan", "样本给云图寄了 顺丰SF138002266 下周二我问下收到没", 1],
      ["ZhangSan", "3号刚聊完,陈总要看同行现场,我周四下午带他去", 3],
      ["ZhangSan", "推进会开完了#3陈总说项目组已经定了五个人", 3],
      ["ZhangSan", "#3陈总开始跟我抠付款比例了要三三三一这单可以往前挪一格", 3],
    ])("%s: %s", async (who, text, no) => {
      const before = (await said(no)).length;
      await talk.say(who, text);
      expect((await said(no)).length).toBe(before + 1);
    });
  });

  describe("words that only look like an order change nothing", () => {
    test.each([
      "晨光我要考虑一下",
      "晨光我来晚了,别人领了",
      "晨光我接到电话了",
      "晨光我要了名片",
      "晨光算我白跑了一趟",
      "海正归我们还是二部",
    ])("nothing is claimed: %s", async (text) => {
      await talk.say("ZhangSan", text);
      expect([(await item(11))?.ownerId, (await item(12))?.ownerId]).toEqual([null, null]);
    });

    test.each([
      "恒力的价按28万走,陈总还没答应",
      "恒力的价写28万肯定亏",
      "恒力标的价写28万是去年的",
      "恒力标书上价格写35万,实际还是30",
    ])("no price is written: %s", async (text) => {
      await talk.say("ZhangSan", text);
      expect(await price(3)).toBe(30);
    });

    test.each(["合同甲乙方写反了,明天重新盖章", "他们采购把型号记混了", "线接反了,现场弄反了"])(
      "nothing is taken back: %s",
      async (text) => {
        await talk.say("ZhangSan", "推进 3 到4 还在谈账期,陈总拍板");
        const before = (await item(3))?.stage;
        await talk.say("ZhangSan", text);
        expect((await item(3))?.stage).toBe(before);
      },
    );

    test.each([
      ["刘总周五在说服老板", 5],
      ["何工明天在催他们财务", 2],
      ["明天去吴中那边开会", 3],
      ["新吴那边停电,改周五去", 5],
      ["云图这周3单都签了", 1],
    ] as const)("no day is agreed: %s", async (text, no) => {
      const before = (await item(no))?.nextDay;
      await talk.say("ZhangSan", text);
      expect((await item(no))?.nextDay).toBe(before);
    });

    test.each(["3号陈总生日", "4号沈经理要来公司"])("the item or the day: %s", async (text) => {
      expect(await talk.say("ZhangSan", text)).toContain("还是");
    });

    test.each(["恒力的资料都发我", "恒力报价单都发我看看", "滨江那家小公司黄了", "江宁那个新客户约我周四见"])(
      "is neither kept nor somebody new: %s",
      async (text) => {
        const before = await count([1, 3, 6]);
        await talk.say("ZhangSan", text);
        expect(await count([1, 3, 6])).toEqual(before);
        expect(await item(13)).toBeNull();
      },
    );
  });

  describe("a correction says why, or whose it is", () => {
    test("下周三 看错日历了", async () => {
      await talk.say("wangwu", "百川下周二去");
      await talk.say("wangwu", "下周三 看错日历了");
      expect((await item(10))?.nextDay).toBe("2026-03-18");
    });

    test("还是18万 别改了", async () => {
      await talk.say("lisi", "智谷报价改17万");
      await talk.say("lisi", "还是18万 别改了");
      expect(await price(8)).toBe(18);
    });

    test("数目不对, of a payment, books that one anew and touches no contract", async () => {
      await talk.say("ZhangSan", "回款 华测 3万");
      const answer = await talk.say("ZhangSan", "数目不对,应该是8万,吴主任打的是8万");
      expect(answer).toContain("到账 8万");
      expect(await price(6)).toBe(50);
    });

    test("听岔了还是礼拜五 is the day it was, and a month's end moves no weekday", async () => {
      await talk.say("ZhangSan", "#7钱工说改到下周三见");
      await talk.say("ZhangSan", "哎听岔了还是礼拜五");
      expect((await item(7))?.nextDay).toBe("2026-03-13");
      await talk.say("ZhangSan", "沈经理刚电话里讲仓库搬家要到月底才完法务还没空看合同我周四再打给他");
      expect((await item(4))?.nextDay).toBe("2026-03-12");
    });

    test("周4 is a day where something is done on it, and 看错日期了 says whose slip it was", async () => {
      await talk.say("ZhangSan", "宝利 周4回访");
      expect((await item(7))?.nextDay).toBe("2026-03-12");
      await talk.say("wangwu", "百川下周二去");
      await talk.say("wangwu", "我看错日期了,下周三");
      expect((await item(10))?.nextDay).toBe("2026-03-18");
    });

    test("改下午三点 with why", async () => {
      await talk.say("lisi", "凌峰顾总微信聊了下 明天上午10点再电话");
      await talk.say("lisi", "改下午三点 他上午开早会");
      expect((await item(9))?.nextMinute).toBe(15 * 60);
    });

    test("哎呀领错了,我要的是晨光那家", async () => {
      await talk.say("ZhangSan", "领取 海正模具");
      await talk.say("ZhangSan", "哎呀领错了,我要的是晨光那家");
      expect([(await item(11))?.ownerId, (await item(12))?.ownerId]).toEqual(["ZhangSan", null]);
    });

    test("what a price came down by is what is left of it, and the four of 四六 is whose it is said to be", async () => {
      expect(await talk.say("ZhangSan", "恒力报价从30万降了2万5")).toContain("27.5万");
      expect(await talk.say("ZhangSan", "蓝海这单四六 李四拿四")).toContain("我60 @李四40");
    });

    test("a place in which there is somebody new is no name", async () => {
      const answer = await talk.say("ZhangSan", "武进有家新的 常州润丰经编 陆工13861234001 想上mes");
      expect(answer).toContain("常州润丰经编");
      expect(answer).not.toContain("#13 武进");
    });
  });
});

// People talk as they do: what happened is kept, what it calls for is offered, and only 确认 carries it out.
import { readFileSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const told = (no: number) =>
    talk.database.read(async ({ followUps }) => (await followUps.latest(no, 50)).map(({ text }) => text));

  describe("an offer", () => {
    beforeEach(async () => {
      talk = await openScene(engine);
    });
    test("keeps what happened, and waits for 确认", async () => {
      const answer = await me("恒力被金蝶抢了");
      expect(answer).toContain("我理解为「输单 #3 被金蝶抢了」");
      expect(await told(3)).toContain("被金蝶抢了");
      expect(await item(3)).toMatchObject({ outcome: "open" });
      expect(await me("对")).toContain("已记输单");
      expect(await item(3)).toMatchObject({ outcome: "lost", lostTo: "金蝶" });
    });
    test.each(["只记跟进", "取消", "不用了", "算了先不"])(
      "%s leaves it, and what happened stays kept",
      async (no) => {
        await me("蓝海合同签回来了 26万");
        expect(await me(no)).toContain("好,这件不办");
        expect(await item(5)).toMatchObject({ outcome: "open" });
        expect(await told(5)).toContain("合同签回来了 26万");
        expect(await me("确认")).toContain("没有等你确认的事");
      },
    );
    test("is over once something else is said", async () => {
      await me("蓝海合同签回来了 26万");
      await me("云图今天聊了需求");
      await me("好的");
      expect(await item(5)).toMatchObject({ outcome: "open" });
    });
    test("asks back what it lacks, and the answer completes it", async () => {
      await me("恒力那边口头定了");
      expect(await me("确认")).toContain("还差标志");
      expect(await me("在谈付款方式 陈总拍板 计划3月20日签")).toContain("成交冲刺期");
      expect(await item(3)).toMatchObject({ stage: 5, plannedSigningOn: "2026-03-20" });
    });
    test("of several is answered by a number, or all at once", async () => {
      const answer = await me("恒力丢了,给了金蝶;蓝海合同签回来了26万");
      expect(answer).toMatch(/1\. 输单 #3[\s\S]*2\. 赢单 #5/);
      await me("2");
      expect(await item(5)).toMatchObject({ outcome: "won" });
      expect(await item(3)).toMatchObject({ outcome: "open" });
    });
    test.each(["in the group", "alone, where the whole of it was read"])(
      "made in a group names no amount there, and 确认 is said %s",
      async (where) => {
        const there = await talk.sayInGroup("ZhangSan", "蓝海合同签回来了 26万");
        expect(there).toContain("我理解为「赢单 #5」");
        expect(there).not.toContain("26万");
        expect((await talk.told("ZhangSan")).at(-1)).toContain("我理解为「赢单 #5 26万」");
        if (where === "in the group") await talk.sayInGroup("ZhangSan", "确认");
        else await me("确认");
        expect(await item(5)).toMatchObject({ outcome: "won", contractFen: 26_000_000 });
        expect(await me("确认")).toContain("没有等你确认的事");
      },
    );
    test("made in a group is nobody else's to confirm", async () => {
      await talk.sayInGroup("ZhangSan", "蓝海合同签回来了 26万");
      await talk.sayInGroup("lisi", "确认");
      await talk.say("lisi", "确认");
      expect(await item(5)).toMatchObject({ outcome: "open" });
    });
    test("of a deposit is no price: the amount is asked for", async () => {
      expect(await me("万邦定金付了3万")).toContain("我理解为「赢单 #4」");
      expect(await me("确认")).not.toContain("合同 3万");
    });
  });

  describe("corrected", () => {
    beforeEach(async () => {
      talk = await openScene(engine);
    });
    test.each([
      ["改 3 金额 50万", "不对,是80万", 3, { quotedFen: 80_000_000 }],
      ["改 3 金额 50万", "少打一个零,500万", 3, { quotedFen: 500_000_000 }],
      ["跟进 3 再看看 下次 周五", "说错了,是周四", 3, { nextDay: "2026-03-12" }],
      ["跟进 3 再看看 下次 周五", "不是周五哈 周六", 3, { nextDay: "2026-03-14" }],
      ["改 3 金额 50万", "是45万,不是50万", 3, { quotedFen: 45_000_000 }],
      ["改 3 金额 50万", "啊不是 33万", 3, { quotedFen: 33_000_000 }],
    ])("%s → %s", async (first, then, no, facts) => {
      await me(first);
      await me(then);
      expect(await item(no)).toMatchObject(facts);
    });
    test("what was noted of the wrong customer is put on the right one, and gone from the other", async () => {
      await me("跟进 2 客户催样本");
      await me("刚才那条记错了,是恒力的");
      expect(await told(3)).toContain("客户催样本");
      expect(await told(2)).not.toContain("客户催样本");
    });
    test.each(["恒力说我们合同写错了一个字", "恒力陈总说价格算错了,要重报", "客户那边写多了,让我们等等"])(
      "%s takes nothing back",
      async (text) => {
        await me("跟进 2 客户催样本");
        await me(text);
        expect(await told(2)).toContain("客户催样本");
        expect(await told(3)).not.toContain("客户催样本");
      },
    );
    test.each(["不对,是6万", "不是8万,6万", "回款写多了 是6万 不是8万", "啊不是 6万"])(
      "a payment is booked back and booked anew, and nothing is struck out: %s",
      async (text) => {
        const paid = () => talk.database.read(({ payments }) => payments.paidFen(6));
        await me("回款 6 8万");
        expect(await paid()).toBe(13_000_000);
        expect(await me(text)).toContain("到账 6万");
        expect(await paid()).toBe(11_000_000);
        expect(await talk.database.read(({ payments }) => payments.of(6))).toHaveLength(4);
      },
    );
  });

  test("who works at another customer is no part of the next step that was asked for by the way", async () => {
    talk = await openScene(engine);
    await me("大后天一早蓝海");
    const before = await item(5);
    expect(await me("何工让我本月最后一个礼拜五带合同范本过去")).toContain("#2");
    expect(await item(5)).toEqual(before);
    expect(await item(2)).toMatchObject({ nextDay: "2026-03-27" });
  });

  describe("what takes itself back in the same breath is not done", () => {
    beforeEach(async () => {
      talk = await openScene(engine);
    });
    test.each([
      ["退公海宝利这事先搁一搁 等钱工回话", 7],
      ["赢单蓝海以后金额还能动么 比方25万", 5],
      ["回款 华测 10万 被银行退了 账号填错", 6],
      ["领取了万邦的标书,工本费300", 4],
    ])("%s", async (text, no) => {
      const rows = () =>
        talk.database.read(async ({ items, payments }) => {
          const { place, outcome, stage, ownerId } = (await items.byNo(no)) ?? {};
          return { place, outcome, stage, ownerId, paid: await payments.paidFen(no) };
        });
      const before = await rows();
      expect(await me(text)).not.toBe("");
      expect(await rows()).toEqual(before);
    });
    test("a day behind 定了 is nobody the deal was lost to", async () =>
      expect(await me("云图那边定了周五十点见,王磊会叫上他们厂长")).not.toContain("输单"));
    test("an order that was not made out is kept as news only where that is confirmed", async () => {
      const before = await told(3);
      expect(await me("恒力的合同模板帮我归档一下")).toContain("确认");
      expect(await told(3)).toEqual(before);
    });
    test("of two amounts none is taken unasked", async () => {
      expect(await me("蓝海含税25万8 不含税22万8 按含税的改")).toContain("我理解为");
      expect(await item(5)).toMatchObject({ quotedFen: 26_000_000 });
    });
  });

  describe("给李四 is offered, given out or changes hands by where the item is", () => {
    beforeAll(async () => {
      talk = await openScene(engine);
    });
    test.each([
      ["ZhangSan", "万邦给李四", "转交 #4"],
      ["zhuguan", "晨光给张三", "分配 #11"],
      ["zhuguan", "万邦给李四", "改派 #4"],
    ])("%s: %s", async (who, text, offered) => expect(await talk.say(who, text)).toContain(offered));
  });

  describe("whom it is about", () => {
    beforeEach(async () => {
      talk = await openScene(engine);
    });
    test("by a number one of one's customers has, and by whom one went to see", async () => {
      await me("13800005555 一直提示正在通话中");
      expect(await told(5)).toContain("一直提示正在通话中");
      expect(await talk.say("wangwu", "拜访潘总,在厂里待了仨钟头,关系近了不少")).toContain("#10");
      expect(await me("13900001111")).toContain("晨光");
    });
    test("by somebody who works there, by what it makes, by a name that sounds right", async () => {
      await me("跟何工过了一遍配置表,没意见");
      expect(await told(2)).toHaveLength(1);
      expect(await me("那个做光伏的电话给我下")).toContain("13800005555");
      expect(await me("横力今天说价格再考虑")).toContain("我理解为");
    });
    test("nobody: it is asked, and the name is enough", async () => {
      expect(await me("刚打完电话,客户说下周定")).toContain("说的是哪个客户?");
      await me("恒力");
      expect(await told(3)).toContain("刚打完电话,客户说下周定");
    });
    test("nobody, right after one was spoken of: 对 takes that one, and a number is an item's", async () => {
      await me("详情 4");
      expect(await me("刚打完电话,客户说下周定")).toContain("是它就回「对」");
      await me("对");
      expect(await told(4)).toContain("刚打完电话,客户说下周定");
      await me("详情 4");
      await me("刚又打了电话,客户说月底定");
      await me("1");
      expect(await told(1)).toContain("刚又打了电话,客户说月底定");
    });
    test("two who are called so are a list, answered by its number", async () => {
      await me("联系人 4 加 陈总 13812340000");
      expect(await me("陈总说价格再考虑考虑")).toMatch(/说的是哪一个\?[\s\S]*1\. #\d[\s\S]*2\. #\d/);
      await me("2");
      expect([...(await told(3)), ...(await told(4))]).toContain("陈总说价格再考虑考虑");
    });
    test("what the sandbox suggests is answered: the pool as people ask for it", async () => {
      expect(await me("公海里有啥好单")).toContain("晨光");
      const there = await me("公海里头有没有嘉兴的");
      expect(there).toContain("晨光");
      expect(there).not.toContain("海正");
      expect(await me("公海 嘉兴")).toContain("晨光");
    });
    test("a look at somebody else's says who has it and no more", async () => {
      const answer = await me("谁在跟智谷");
      expect(answer).toContain("李四");
      expect(answer).not.toContain("13800008888");
    });
  });

  test("a day said alone is the next step of what was just noted; an appointment without words breaks no morning", async () => {
    talk = await openScene(engine);
    await me("新元周五上午十点");
    await me("宝利今天聊了下需求");
    expect(await me("下周三吧")).toContain("3/18");
    for (const day of ["2026-03-13", "2026-03-16", "2026-03-17"] as const) {
      talk.goTo(day, 9 * 60);
      await talk.tick();
    }
    expect((await talk.told("ZhangSan")).some((text) => text.includes("宁波新元塑料"))).toBe(true);
  });

  describe("what is asked changes nothing", () => {
    let before: string;
    const state = async () =>
      JSON.stringify(
        await talk.database.read(async ({ dump }) => [
          await dump.rowsOf("items"),
          await dump.rowsOf("followUps"),
          await dump.rowsOf("payments"),
        ]),
      );
    beforeAll(async () => {
      talk = await openScene(engine);
      before = await state();
    });
    const sentences = readFileSync("test/understanding/utterances.txt", "utf8")
      .split("\n")
      .filter((line) => / => (?:follow-up|win|lose|payment|return|advance|transfer) #[1-7]\b/.test(line))
      .map((line) => line.slice(0, line.lastIndexOf(" => ")))
      .filter(
        (text) => !text.includes("\\n") && /^(?:赢单|输单|回款|退公海|转交|推进|领取|签了|到账)/.test(text),
      );
    test.each(engine.name === "sqlite" ? sentences : sentences.slice(0, 10))("%s 了吗?", async (text) => {
      await me(`${text}了吗?`);
      expect(await state()).toBe(before);
    });
  });
});

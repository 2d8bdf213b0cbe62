// Plans, questions with their reason, prices left as they were, whose number it is: nothing is kept that did not happen.
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
  const price = async (no: number) => {
    const found = await item(no);
    return found === null ? null : (amountOf(found) ?? 0) / WAN;
  };
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("what is only planned sets the next step, and is no news", () => {
    test.each([
      ["下周二跟云图再碰一下", "2026-03-17"],
      ["一个礼拜后跟云图再碰一下", "2026-03-17"],
    ])("%s", async (text, day) => {
      const before = await said(1);
      await talk.say("ZhangSan", text);
      expect((await item(1))?.nextDay).toBe(day);
      expect(await said(1)).toEqual(before);
    });

    test("what is agreed already is not moved by it", async () => {
      const before = (await item(2))?.nextDay;
      expect(await talk.say("ZhangSan", "下周二跟新元再碰一下")).toContain("我理解为");
      expect((await item(2))?.nextDay).toBe(before);
    });
  });

  describe("a question stays one, whatever is said behind it", () => {
    test.each([
      ["zhuguan", "恒力张三签了没有,他昨天还跟我说三十万马上就签的", 3],
      ["zhuguan", "恒力签了吗,他前天跟我说快了", 3],
      ["ZhangSan", "问问云图看了没有", 1],
    ])("%s: %s", async (who, text, no) => {
      const before = await said(no);
      expect(await talk.say(who, text)).toContain(`#${no} `);
      expect(await said(no)).toEqual(before);
    });

    test("what somebody there will be asked is a step of ours", async () => {
      const answer = await talk.say("ZhangSan", "同行那个案例发王磊邮箱了 16号再问他看得怎么样");
      expect(answer).toContain("下次 周一 3/16 再问他看得怎么样");
    });
  });

  describe("what was just changed stays as it was", () => {
    test.each(["算了 还是原来那个价", "算了还是18万不动", "还是原来的价"])("%s", async (text) => {
      await talk.say("lisi", "智谷报价改18.8万");
      await talk.say("lisi", text);
      expect(await price(8)).toBe(18);
    });
  });

  test.each(["请将上海万邦物流的报价由45万元调整为43.5万元。", "万邦报价从45万调整到43万5"])(
    "%s: the price is changed, and nothing is kept of it",
    async (text) => {
      const before = await said(4);
      await talk.say("ZhangSan", text);
      expect(await price(4)).toBe(43.5);
      expect(await said(4)).toEqual(before);
    },
  );

  test("the number of whoever is new is not that of whoever is there", async () => {
    const answer = await talk.say(
      "ZhangSan",
      "新元那边除了何工再加一个人,他们采购的小孟,电话13957422019,以后价格的事找他",
    );
    expect(answer).toContain("小孟 13957422019");
    expect(answer).not.toContain("何工 13957422019");
  });

  test("a surname is no company", async () => {
    const answer = await talk.say(
      "ZhangSan",
      "跟隔壁桌的加了个微信,泰州那边康健医药包装的,姓姚,姚总,电话是13651230987",
    );
    expect(answer).toContain("泰州康健医药包装");
  });

  test.each(["价格高,人家便宜好几万", "价格没谈拢,别家报得低", "价格高,人家比我们便宜好几万呢"])(
    "输单 万邦, %s: who won it is asked, for 人家 is nobody's name",
    async (text) => {
      await talk.say("ZhangSan", "输单 万邦");
      expect(await talk.say("ZhangSan", text)).toContain("输给了谁");
      expect((await item(4))?.outcome).toBe("open");
    },
  );

  test.each([
    ["tixing我明天上午10点call云图", "提醒我明天上午10点call云图"],
    ["genjin云图 发了资料 周五再联系", "跟进云图 发了资料 周五再联系"],
  ])("%s is offered as it was meant", async (text, meant) => {
    expect(await talk.say("ZhangSan", text)).toContain(`我理解为「${meant}」`);
  });

  test.each(["百穿潘总昨天见了 要我补个方岸 周四给他", "何工要样本 周五给他"])(
    "%s: whoever is given something there takes nothing over",
    async (text) => {
      const who = text.startsWith("百") ? "wangwu" : "ZhangSan";
      expect(await talk.say(who, text)).not.toContain("转交");
    },
  );

  test("a head asks what two people hold, and sees both", async () => {
    const answer = await talk.say("zhuguan", "张三和李四手上都有哪些单子");
    expect(answer).toContain("张三在跟");
    expect(answer).toContain("李四在跟");
  });

  test("what is said of oneself filters no pool", async () => {
    const answer = await talk.say("wangwu", "公海里现在都有哪几家可以捡的,我这阵子手上就一个温州的,太闲了");
    expect(answer).toContain("公海可领 2 个");
  });

  test.each([
    [
      "ZhangSan",
      "刚跟恒力陈总通了半小时电话,就是想把二期接口也写进方案,我周四把新方案带过去,到时候提醒我",
      3,
    ],
    ["ZhangSan", "云图王磊打了三个都没接,微信也没回,我下午四点再打一遍试试,到点叫我一下", 1],
    ["lisi", "智谷郑工刚刚回复了 报价他们领导在看 我周五在催一下", 8],
  ])("%s: %s: what happened is kept, and its step is what one is reminded of", async (who, text, no) => {
    const before = (await said(no)).length;
    await talk.say(who, text);
    expect((await said(no)).length).toBe(before + 1);
    expect((await item(no))?.nextDay).not.toBeNull();
  });

  test("等等 我说的是…: what was offered is offered of the other one, and nothing is kept", async () => {
    const before = await said(8);
    await talk.say("zhuguan", "凌峰给张三跟");
    expect(await talk.say("zhuguan", "等等 我说的是智谷")).toContain("改派 #8 @张三");
    expect(await said(8)).toEqual(before);
  });

  test.each([
    ["宝利改到下周一上午十点去", 7, "2026-03-16"],
    ["万邦跟进 改到下周二", 4, "2026-03-17"],
  ])("%s: the appointment is moved, and nothing is kept of it", async (text, no, day) => {
    const before = await said(no);
    await talk.say("ZhangSan", text);
    expect((await item(no))?.nextDay).toBe(day);
    expect(await said(no)).toEqual(before);
  });

  test("shares told in tenths are offered", async () => {
    const answer = await talk.say(
      "ZhangSan",
      "蓝海这单是我和李四一起打下来的,业绩六四算,我六成他四成,先给登记上",
    );
    expect(answer).toContain("分成 #5 业绩 我60 @李四40");
  });

  test.each(["7跟1都加了微信 7约后天通话 1没约", "7和1都打了 7说后天见 1没接"])(
    "%s: what both have in common is kept of both, the day of the one it is said of",
    async (text) => {
      const before = [(await said(7)).length, (await said(1)).length];
      await talk.say("ZhangSan", text);
      expect([(await said(7)).length, (await said(1)).length]).toEqual(before.map((count) => count + 1));
      expect((await item(7))?.nextDay).toBe("2026-03-12");
      expect((await item(1))?.nextDay).toBeNull();
    },
  );
});

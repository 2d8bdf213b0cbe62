// 静默: the customer is left in peace by everybody, other owners agree, clocks stand still, one note when it ends.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { at, type Day, dayOf } from "../../src/domain/day.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const OWNED = /#(\d+)/;

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  afterEach(() => expect(talk.troubles).toEqual([]));

  async function owned(name: string, who = "ZhangSan", more = ""): Promise<string> {
    const said = `新建商机 ${name} 联系人王磊 1370000${++phones} 地址上海 需求MES ${more}`;
    const answer = await talk.say(who, said);
    return OWNED.exec(answer)?.[1] ?? answer;
  }
  const item = (no: string) => talk.database.read(({ items }) => items.byNo(Number(no)));
  const deadlineOf = async (no: string): Promise<Day> => dayOf((await item(no))?.deadlineAt ?? 0);
  const last = async (who: string) => (await talk.told(who)).at(-1) ?? "";
  const count = async (who: string, part: string) =>
    (await talk.told(who)).filter((text) => text.includes(part)).length;

  describe("asked for by the only owner", () => {
    test("it begins at once, for 30 days where nothing is said, and the reason is kept", async () => {
      const no = await owned("上海云图科技有限公司");
      expect(await talk.say("ZhangSan", `静默 #${no} 暂无预算`)).toContain(
        "让客户清静 30 天,4/9起再联系(暂无预算)",
      );
      expect(await talk.say("ZhangSan", `详情 #${no}`)).toContain("客户静默中,4/9起再联系(暂无预算)");
      expect(await talk.say("ZhangSan", "静默")).toContain("4/9起再联系 暂无预算");
    });
    test.each([
      ["30天 暂无预算", "4/9"],
      ["半个月 在搬家", "3/25"],
      ["三周", "3/31"],
      ["到4/1 等新财年", "4/1"],
      ["10天", "3/20"],
    ])("for as long as is said: %s", async (words, wakes) => {
      const no = await owned("上海云图科技有限公司");
      expect(await talk.say("ZhangSan", `静默 #${no} ${words}`)).toContain(`${wakes}起再联系`);
    });
    test("by the customer's name, and by the other word", async () => {
      await owned("上海云图科技有限公司");
      expect(await talk.say("ZhangSan", "暂不打扰 云图 20天 老板出国")).toContain(
        "清静 20 天,3/30起再联系(老板出国)",
      );
    });
    test.each(["3天", "100天", "一年", "0天"])("not for %s: the answer says what goes", async (words) => {
      const no = await owned("上海云图科技有限公司");
      const answer = await talk.say("ZhangSan", `静默 #${no} ${words}`);
      expect(answer).toContain("最少 7 天、最多 90 天");
      expect(await talk.database.read(({ quiets }) => quiets.allInForce(talk.now()))).toEqual([]);
    });
    test("not by whom the item is none of, nor by a stranger to it", async () => {
      const no = await owned("上海云图科技有限公司");
      expect(await talk.say("guangzhou", `静默 #${no} 30天`)).toContain("不归你处理");
      expect(await talk.say("guangzhou", "静默")).toContain("没有静默的客户");
    });
  });

  describe("while it lasts", () => {
    test("the clock stands still: the days before its return are counted on behind it", async () => {
      const no = await owned("上海云图科技有限公司");
      expect(await deadlineOf(no)).toBe("2026-03-17");
      await talk.say("ZhangSan", `静默 #${no} 10天`);
      // Seven days from the 10th, of which the 11th to the 19th do not count.
      expect(await deadlineOf(no)).toBe("2026-03-26");
      expect(await talk.say("ZhangSan", `为什么 #${no}`)).toContain("静默");
    });
    test("nobody is told anything of it, neither owner, deputy nor head, and then once that it is over", async () => {
      const no = await owned("上海云图科技有限公司");
      await talk.say("ZhangSan", `跟进 #${no} 聊了预算 下次 周五 再打电话`);
      await talk.say("ZhangSan", `静默 #${no} 20天 预算冻结`);
      await talk.say("ZhangSan", "请假 3/12到3/13 @李四代管");
      // The days of the appointment, of the leave, of the deadline as it would have been, and the last one.
      for (const day of ["2026-03-12", "2026-03-13", "2026-03-16", "2026-03-17", "2026-03-27"])
        for (const minute of [9 * 60, 10 * 60 + 30, 18 * 60]) {
          talk.goTo(day, minute);
          await talk.tick();
          await talk.deliver();
        }
      for (const who of ["ZhangSan", "lisi", "zhuguan", "jingli"])
        expect([who, await count(who, "云图")]).toEqual([who, 0]);
      talk.goTo("2026-03-30", 9 * 60);
      await talk.tick();
      await talk.tick();
      expect(await count("ZhangSan", "静默到期了,可以联系客户了。当时: 预算冻结")).toBe(1);
      // The day that was agreed before stands, and is due now.
      expect(dayOf((await item(no))?.nextDueAt ?? 0)).toBe("2026-03-30");
    });
    test("a further item of the same customer rests too, from its first day", async () => {
      const no = await owned("上海云图科技有限公司");
      await talk.say("ZhangSan", `静默 #${no} 10天`);
      const further = await owned("上海云图科技有限公司", "ZhangSan", "另立");
      expect(await deadlineOf(further)).toBe("2026-03-26");
    });
    test("it goes to the pool and to the next owner with it, and no group is called to it", async () => {
      const no = await owned("上海云图科技有限公司");
      await talk.say("zhuguan", "绑定群 销售一部 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=key");
      await talk.say("ZhangSan", `静默 #${no} 10天`);
      await talk.say("ZhangSan", `退公海 #${no} 让别人跟`);
      expect(await talk.say("lisi", "公海")).toContain("静默中");
      talk.days(1);
      talk.goTo(dayOf(talk.now()), 9 * 60 + 10);
      await talk.tick();
      const posted = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
      expect(posted.filter(({ bodyText }) => bodyText.includes("云图"))).toEqual([]);
      const answer = await talk.say("lisi", `领取 #${no}`);
      expect(answer).toContain("客户静默中,3/20起再联系");
      // From the 11th, of which the 12th to the 19th do not count.
      expect(await deadlineOf(no)).toBe("2026-03-26");
    });
    test("who keeps items at rest may still claim: they are not untouched by neglect", async () => {
      const nos = [];
      for (let index = 1; index <= 6; index++) nos.push(await owned(`苏州${index}号工厂`));
      const free = await owned("上海云图科技有限公司", "lisi");
      await talk.say("lisi", `退公海 #${free} 不跟了`);
      talk.days(5);
      expect(await talk.say("ZhangSan", `领取 #${free}`)).toContain("超过 3 天没动");
      for (const no of nos) await talk.say("ZhangSan", `静默 #${no} 10天`);
      expect(await talk.say("ZhangSan", `领取 #${free}`)).toContain("领到了");
    });
    test("it is not woken from dormancy by a campaign", async () => {
      const no = await owned("上海云图科技有限公司");
      await talk.say("ZhangSan", `静默 #${no} 30天`);
      await talk.say("ZhangSan", `退公海 #${no} 没需求`);
      await talk.say("zhuguan", `沉寂 #${no} 没动静`);
      expect(await talk.say("zhuguan", `激活 #${no} 春季展会`)).toContain("静默中,4/9起才能联系,现在不激活");
      expect((await item(no))?.place).toBe("dormant");
      await talk.say("zhuguan", `静默 #${no} 取消`);
      expect(await talk.say("zhuguan", `激活 #${no} 春季展会`)).toContain(`#${no}`);
      expect((await item(no))?.place).toBe("pool");
    });
    test("what one asked to be reminded of comes, with a word of care", async () => {
      const no = await owned("上海云图科技有限公司");
      await talk.say("ZhangSan", `提醒我 #${no} 明天9点 打电话`);
      await talk.say("ZhangSan", `静默 #${no} 30天`);
      talk.days(1);
      await talk.tick();
      expect(await last("ZhangSan")).toMatch(/打电话[\s\S]*客户静默中,4\/9起再联系/);
    });
  });

  describe("with other owners of the same customer", () => {
    let mine: string;
    let theirs: string;
    beforeEach(async () => {
      mine = await owned("上海云图科技有限公司");
      theirs = await owned("上海云图科技有限公司", "wangwu", "另立");
    });
    test("it begins when they have agreed, and who asked hears so; each speaks of an item of their own", async () => {
      expect(await talk.say("ZhangSan", `静默 #${mine} 30天 暂无预算`)).toContain(
        "已经问了王五,都同意就开始",
      );
      expect(await deadlineOf(mine)).toBe("2026-03-17");
      expect(await last("wangwu")).toContain(`同意静默 ${theirs} · 不同意静默 ${theirs} 原因`);
      expect(await last("wangwu")).not.toContain(`#${mine} `);
      expect(await talk.say("wangwu", `同意静默 #${theirs}`)).toContain("静默开始了,4/9起再联系");
      expect(await last("ZhangSan")).toContain("都同意了,静默开始,4/9起再联系(暂无预算)");
      expect(await deadlineOf(mine)).toBe(await deadlineOf(theirs));
    });
    test("without a number, where it is the only thing asked; a second yes changes nothing", async () => {
      await talk.say("ZhangSan", `静默 #${mine} 10天`);
      expect(await talk.say("wangwu", "同意静默")).toContain("静默开始了");
      expect(await talk.say("wangwu", "同意静默")).toContain("没有等你同意的静默");
      expect(await talk.say("wangwu", `同意静默 #${theirs}`)).toContain("没有等你同意的静默");
    });
    test("with two that wait it is asked which, and the bare number answers", async () => {
      const second = await owned("苏州恒力机电有限公司");
      const hers = await owned("苏州恒力机电有限公司", "wangwu", "另立");
      await talk.say("ZhangSan", `静默 #${mine} 10天`);
      await talk.say("ZhangSan", `静默 #${second} 10天`);
      const asked = await talk.say("wangwu", "同意静默");
      expect(asked).toContain(`同意静默 ${theirs}`);
      expect(asked).toContain(`同意静默 ${hers}`);
      expect(await talk.say("wangwu", `同意静默 ${hers}`)).toContain(
        `#${hers} 苏州恒力机电有限公司 静默开始了`,
      );
      expect(await talk.say("wangwu", `不同意静默 ${theirs} 周五要签`)).toContain("不静默,照常跟");
    });
    test("one no, and everything goes on as it was; the reason reaches who asked", async () => {
      await talk.say("ZhangSan", `静默 #${mine} 30天`);
      expect(await talk.say("wangwu", `不同意静默 #${theirs} 周五要签`)).toContain(
        "不静默,照常跟,已告诉张三",
      );
      expect(await last("ZhangSan")).toContain("王五现在还要联系这个客户,没有静默: 周五要签");
      expect(await deadlineOf(mine)).toBe("2026-03-17");
    });
    test("nobody answers for them: neither a colleague nor who asked; their head may", async () => {
      await talk.say("ZhangSan", `静默 #${mine} 30天`);
      expect(await talk.say("lisi", `同意静默 #${theirs}`)).toContain("没有等你同意的静默");
      expect(await talk.say("ZhangSan", `同意静默 #${mine}`)).toContain("没有等你同意的静默");
      expect(await talk.say("erzhu", `同意静默 #${theirs}`)).toContain("静默开始了");
    });
    test("not answered within two working days it is off, said once", async () => {
      await talk.say("ZhangSan", `静默 #${mine} 30天`);
      talk.goTo("2026-03-12", 10 * 60);
      await talk.tick();
      await talk.tick();
      expect(await count("ZhangSan", "静默没开始: 王五还没回")).toBe(1);
      expect(await talk.say("wangwu", "同意静默")).toContain("没有等你同意的静默");
      expect(await talk.say("wangwu", `同意静默 #${theirs}`)).toContain("没有等你同意的静默");
    });
    test("asked twice, it is told who has asked; called off, nothing begins", async () => {
      await talk.say("ZhangSan", `静默 #${mine} 30天`);
      expect(await talk.say("ZhangSan", `静默 #${mine} 20天`)).toContain("张三已经问了大家要不要静默");
      expect(await talk.say("ZhangSan", `静默 #${mine} 取消`)).toContain("不静默了,照常跟");
      expect(await talk.say("wangwu", `同意静默 #${theirs}`)).toContain("没有等你同意的静默");
    });
    test("a lost deal's owner is not asked", async () => {
      await talk.say("wangwu", `输单 #${theirs} 价格`);
      expect(await talk.say("ZhangSan", `静默 #${mine} 30天`)).toContain("让客户清静 30 天");
    });
    test("the note at the end goes to each owner once", async () => {
      await talk.say("ZhangSan", `静默 #${mine} 10天`);
      await talk.say("wangwu", "同意静默");
      talk.goTo("2026-03-20", 9 * 60);
      await talk.tick();
      await talk.tick();
      for (const who of ["ZhangSan", "wangwu"]) expect(await count(who, "静默到期了")).toBe(1);
    });
  });

  describe("the head agrees", () => {
    test("where it is over 30 days", async () => {
      const no = await owned("上海云图科技有限公司");
      expect(await talk.say("ZhangSan", `静默 #${no} 60天 明年才有预算`)).toContain(
        "超过 30 天,要赵主管同意",
      );
      expect(await last("zhuguan")).toContain("张三想让这个客户清静 60 天,谁都不联系: 明年才有预算");
      expect(await talk.say("zhuguan", `同意静默 #${no}`)).toContain("5/9起再联系");
      expect(await last("ZhangSan")).toContain("静默开始");
    });
    test("where it is the second in a row, until somebody has spoken with the customer again", async () => {
      const no = await owned("上海云图科技有限公司");
      await talk.say("ZhangSan", `静默 #${no} 10天`);
      expect(await talk.say("ZhangSan", `静默 #${no} 20天`)).toContain("紧接着上一次,要赵主管同意");
      await talk.say("zhuguan", "不同意静默 先打个电话");
      talk.goTo("2026-03-23");
      expect(await talk.say("ZhangSan", `静默 #${no} 10天`)).toContain("紧接着上一次");
      await talk.say("ZhangSan", `静默 #${no} 取消`);
      await talk.say("ZhangSan", `跟进 #${no} 打了电话,还是没预算`);
      expect(await talk.say("ZhangSan", `静默 #${no} 10天`)).toContain("让客户清静 10 天");
    });
    test("who is the head has agreed by asking, and the owner hears of it", async () => {
      const no = await owned("上海云图科技有限公司");
      expect(await talk.say("zhuguan", `静默 #${no} 90天 战略客户先放一放`)).toContain("让客户清静 90 天");
      expect(await last("ZhangSan")).toContain("赵主管让客户清静一阵");
    });
  });

  describe("the customer comes by themselves", () => {
    let mine: string;
    let theirs: string;
    beforeEach(async () => {
      mine = await owned("上海云图科技有限公司");
      theirs = await owned("上海云图科技有限公司", "wangwu", "另立");
      await talk.say("ZhangSan", `静默 #${mine} 30天`);
      await talk.say("wangwu", "同意静默");
      talk.days(1);
    });
    test.each(["客户主动打来问价格", "王总来电话了,说预算批了", "对方回微信说可以谈了"])(
      "it ends: %s",
      async (words) => {
        expect(await talk.say("ZhangSan", `跟进 #${mine} ${words}`)).toContain("客户主动来了,静默结束");
        await talk.tick();
        await talk.tick();
        expect(await count("wangwu", "客户主动来了(张三记的),静默结束")).toBe(1);
        expect(await count("ZhangSan", "静默结束")).toBe(0);
        // Half an hour of the 11th takes no day out of the count.
        expect(await deadlineOf(theirs)).toBe("2026-03-17");
      },
    );
    test("a move of the customer's own ends it too", async () => {
      await talk.say("ZhangSan", `推进 #${mine} 到2 约了周四面谈 王总参加`);
      expect(await talk.say("ZhangSan", "静默")).toContain("没有静默的客户");
    });
    test.each(["我打了个电话提醒一下", "等客户主动联系", "客户没回电话"])(
      "not by what was ours or did not come: %s",
      async (words) => {
        expect(await talk.say("ZhangSan", `跟进 #${mine} ${words}`)).toContain("客户静默中");
      },
    );
    test("taken back by hand it ends as well, and the others hear by whom", async () => {
      expect(await talk.say("ZhangSan", `静默 #${mine} 取消`)).toContain("静默结束了,可以联系");
      await talk.tick();
      expect(await last("wangwu")).toContain("张三提前结束了静默");
    });
  });

  test("merged into another customer it goes along, and comes back with 撤销", async () => {
    const kept = await owned("上海云图科技有限公司");
    const gone = await owned("苏州恒力机电有限公司");
    await talk.say("ZhangSan", `静默 #${gone} 10天`);
    await talk.say("zhuguan", `合并 #${kept} #${gone}`);
    await talk.say("zhuguan", "确认");
    expect(await deadlineOf(kept)).toBe("2026-03-26");
    await talk.say("zhuguan", "撤销");
    expect([await deadlineOf(kept), await deadlineOf(gone)]).toEqual(["2026-03-17", "2026-03-26"]);
  });

  describe("in one's own words", () => {
    test.each([
      ["最近别打扰云图", "静默 #"],
      ["让云图清静一阵 他们没预算", "静默 #"],
      ["云图静默30天", "静默 #"],
      ["云图顾总说半个月之内别再联系他 在闹搬迁", "静默 #"],
    ])("%s is offered, and done with the yes", async (words, offered) => {
      await owned("上海云图科技有限公司");
      expect(await talk.say("ZhangSan", words)).toContain(offered);
      expect(await talk.database.read(({ quiets }) => quiets.allInForce(talk.now()))).toEqual([]);
      expect(await talk.say("ZhangSan", "确认")).toContain("起再联系");
    });
    test("that a customer was silent is no order", async () => {
      const no = await owned("上海云图科技有限公司");
      expect(await talk.say("ZhangSan", "静默了好几天的云图今天突然来电话问价")).toContain("跟进已记");
      expect(await talk.say("ZhangSan", `静默 #${no} 行吗`)).not.toContain("让客户清静");
    });
    test.each(["取消静默 #1", "不静默 1", "结束静默 云图"])("%s ends it", async (words) => {
      await owned("上海云图科技有限公司");
      await talk.say("ZhangSan", "静默 #1 30天");
      expect(await talk.say("ZhangSan", words)).toContain("静默结束了,可以联系");
    });
  });

  test("撤销 does not take it back by the way, and says how to", async () => {
    const no = await owned("上海云图科技有限公司");
    await talk.say("ZhangSan", `静默 #${no} 10天`);
    expect(await talk.say("ZhangSan", "撤销")).toContain(`静默 ${no} 取消`);
  });

  test("静默 is no longer said to be still to come", async () => {
    expect(await talk.say("ZhangSan", "静默")).not.toContain("还没做好");
  });

  test("the first instant of the last day is peace no more", async () => {
    const no = await owned("上海云图科技有限公司");
    await talk.say("ZhangSan", `静默 #${no} 7天`);
    talk.goTo("2026-03-16", 23 * 60 + 59);
    const resting = () => talk.database.read(({ quiets }) => quiets.allInForce(talk.now()));
    expect(await resting()).toHaveLength(1);
    talk.goTo("2026-03-17", 0);
    expect([talk.now(), await resting()]).toEqual([at("2026-03-17"), []]);
  });
});

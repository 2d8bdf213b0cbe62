// 标: one value a customer, by whose word, with what it was before; the customer says whether it may be named (rules.md 4, 12).
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 2000;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  afterEach(() => expect(talk.troubles).toEqual([]));

  async function owned(name: string, who = "ZhangSan", more = ""): Promise<string> {
    const said = `新建商机 ${name} 联系人王磊 1370000${++phones} 地址上海 需求MES ${more}`;
    const answer = await talk.say(who, said);
    return /#(\d+)/.exec(answer)?.[1] ?? answer;
  }
  const last = async (who: string) => (await talk.told(who)).at(-1) ?? "";
  const marked = (no: string) =>
    talk.database.read(async ({ items, customers }) => {
      const item = await items.byNo(Number(no));
      return (await customers.byId(item?.customerId ?? 0)).value;
    });

  test.each([
    ["云图给它打个标杆的标签", "标 #1 标杆"],
    ["云图标成潜力客户吧", "标 #1 潜力"],
    ["把云图列为高产", "标 #1 高产"],
  ])("%s is offered filled in, and nothing is marked unasked", async (text, offer) => {
    const no = await owned("上海云图科技有限公司");
    expect(await talk.say("ZhangSan", text)).toContain(`我理解为「${offer.replace("1", no)}」`);
    expect(await marked(no)).toBeNull();
  });
  test("what a customer says of 标杆 marks nobody", async () => {
    await owned("上海云图科技有限公司");
    expect(await talk.say("ZhangSan", "云图想做成标杆项目")).toContain("跟进已记");
  });

  describe("高产", () => {
    test("waits for the head, who is asked with both answers; then it is the customer's", async () => {
      const no = await owned("上海云图科技有限公司");
      expect(await talk.say("ZhangSan", `标 #${no} 高产 每年三单`)).toContain("标高产客户已请赵主管定");
      expect(await marked(no)).toBeNull();
      expect(await last("zhuguan")).toContain("张三想把客户标为高产客户: 每年三单");
      expect(await talk.say("zhuguan", "今日")).toContain(`标高产客户: 「准标 ${no}」「不准标 ${no} 原因」`);
      expect(await talk.say("zhuguan", "标")).toContain(`#${no} 上海云图科技有限公司`);
      expect(await talk.say("zhuguan", `准标 #${no}`)).toContain("客户标为高产客户了");
      expect(await marked(no)).toBe("high-yield");
      expect(await last("ZhangSan")).toContain("赵主管定了: 客户标为高产客户");
      expect(await talk.say("ZhangSan", `详情 #${no}`)).toContain("高产客户(每年三单)");
    });
    test("the head's no is told with its reason, and a second answer finds nothing", async () => {
      const no = await owned("上海云图科技有限公司");
      await talk.say("ZhangSan", `标 #${no} 高产`);
      expect(await talk.say("zhuguan", `不准标 #${no} 才一单`)).toContain("不标高产客户: 才一单");
      expect(await last("ZhangSan")).toContain("赵主管看先不标高产客户: 才一单");
      expect(await talk.say("zhuguan", `准标 #${no}`)).toContain("没有等着定的");
      expect(await marked(no)).toBeNull();
    });
    test("a head who marks what somebody else holds has said yes", async () => {
      const no = await owned("上海云图科技有限公司");
      expect(await talk.say("zhuguan", `标 #${no} 高产`)).toContain("客户标为高产客户了");
      expect(await last("ZhangSan")).toContain("赵主管定了: 客户标为高产客户");
      expect(await talk.say("zhuguan", `标 #${no} 高产`)).toContain("已经是高产客户了");
    });
    test("neither a colleague, nor the owner confirms it", async () => {
      const no = await owned("上海云图科技有限公司");
      await talk.say("ZhangSan", `标 #${no} 高产`);
      for (const who of ["ZhangSan", "lisi", "erzhu", "admin"])
        expect([who, await talk.say(who, `准标 #${no}`)]).toEqual([
          who,
          expect.stringMatching(/部门主管或经理|不归你处理/),
        ]);
      expect(await marked(no)).toBeNull();
    });
    test("of a head's own customer the next level is asked, and the head's own yes does not count", async () => {
      const no = await owned("上海云图科技有限公司", "zhuguan");
      expect(await talk.say("zhuguan", `标 #${no} 高产`)).toContain("已请周经理定");
      expect(await talk.say("zhuguan", `准标 #${no}`)).toContain("是你自己提的,要周经理来定");
      expect(await talk.say("jingli", `准标 #${no}`)).toContain("客户标为高产客户了");
    });
    test("it survives a change of hands and the pool, and every item of the customer shows it", async () => {
      const no = await owned("上海云图科技有限公司");
      await talk.say("zhuguan", `标 #${no} 高产 老客户`);
      const further = await owned("上海云图科技有限公司", "ZhangSan", "另立");
      expect(await talk.say("ZhangSan", `详情 #${further}`)).toContain("高产客户(老客户)");
      await talk.say("zhuguan", `改派 #${no} 给 @李四 出差多`);
      expect(await talk.say("lisi", `详情 #${no}`)).toContain("高产客户(老客户)");
      await talk.say("lisi", `退公海 #${no} 让别人跟`);
      expect(await marked(no)).toBe("high-yield");
    });
  });

  describe("标杆", () => {
    test("asks first whether the customer may be named and who said so, then the head", async () => {
      const no = await owned("上海云图科技有限公司");
      expect(await talk.say("ZhangSan", `标 #${no} 标杆 行业案例`)).toContain(`可以宣传 ${no} 谁同意的`);
      expect(await talk.told("zhuguan")).toEqual([]);
      expect(await talk.say("zhuguan", `准标 #${no}`)).toContain("还没问客户");
      expect(await talk.say("ZhangSan", "可以宣传")).toContain("客户那边谁同意的");
      expect(await talk.say("ZhangSan", "王总")).toContain("王总同意对外宣传\n标杆已请赵主管定");
      expect(await last("zhuguan")).toContain("客户同意对外宣传(王总)");
      await talk.say("zhuguan", `准标 #${no}`);
      expect(await marked(no)).toBe("benchmark");
      expect(await talk.say("ZhangSan", `详情 #${no}`)).toContain("标杆客户(行业案例),可对外宣传");
    });
    test("a customer who does not want to be named is none; and one that changes its mind stops being one", async () => {
      const no = await owned("上海云图科技有限公司");
      await talk.say("ZhangSan", `标 #${no} 标杆`);
      expect(await talk.say("ZhangSan", `不能宣传 #${no}`)).toContain("先不标标杆");
      expect(await talk.say("ZhangSan", `标 #${no} 标杆`)).toContain("客户说过不能对外宣传");
      expect(await talk.say("ZhangSan", `可以宣传 #${no} 李总`)).toContain("李总同意对外宣传");
      await talk.say("zhuguan", `标 #${no} 标杆 行业案例`);
      expect(await marked(no)).toBe("benchmark");
      expect(await talk.say("ZhangSan", `不能宣传 #${no} 换了老总`)).toContain("标杆也拿掉了");
      expect(await marked(no)).toBeNull();
    });
  });

  describe("潜力", () => {
    test.each([
      ["潜力", "6/8"],
      ["潜力 3个月后看", "6/10"],
      ["潜力 半年后再看 在扩产", "9/8"],
      ["潜力 下季度看", "6/8"],
      ["潜力 6/30看", "6/30"],
    ])("needs nobody's word and is looked at again: %s", async (words, day) => {
      const no = await owned("上海云图科技有限公司");
      expect(await talk.say("ZhangSan", `标 #${no} ${words}`)).toContain(`${day}提醒你再看一次`);
      expect(await marked(no)).toBe("potential");
    });
    test.each(["潜力 两年后看", "潜力 昨天看"])("not too far ahead, nor behind: %s", async (words) => {
      const no = await owned("上海云图科技有限公司");
      expect(await talk.say("ZhangSan", `标 #${no} ${words}`)).not.toContain("提醒你");
      expect(await marked(no)).toBeNull();
    });
    test("its owner hears of it on that day, once, with one tap for each way on", async () => {
      const no = await owned("上海云图科技有限公司");
      await talk.say("ZhangSan", `标 #${no} 潜力 在扩产 3/20看`);
      const told = async () => (await talk.told("ZhangSan")).filter((text) => text.includes("潜力客户"));
      for (const [day, count] of [
        ["2026-03-19", 0],
        ["2026-03-20", 1],
        ["2026-03-23", 1],
      ] as const) {
        talk.goTo(day, 9 * 60 + 5);
        await talk.tick();
        expect([day, (await told()).length]).toEqual([day, count]);
      }
      expect((await told())[0]).toContain("在扩产");
      const [row] = await talk.database.read(async ({ dump }) =>
        (await dump.rowsOf("outbox")).filter(({ bodyText }) => bodyText.includes("潜力客户")),
      );
      expect(row?.buttons).toContain(`标 #${no} 潜力`);
      expect(row?.buttons).toContain(`标 #${no} 高产`);
      expect(row?.buttons).toContain(`标 #${no} 取消`);
      expect(await talk.say("ZhangSan", `标 #${no} 潜力`)).toContain("提醒你再看一次");
    });
    test("unanswered it comes again a month later; at rest, and raised to the head, it does not", async () => {
      const no = await owned("上海云图科技有限公司");
      await talk.say("ZhangSan", `标 #${no} 潜力 3/20看`);
      const told = async () => (await talk.told("ZhangSan")).filter((text) => text.includes("潜力客户"));
      talk.goTo("2026-03-20", 9 * 60 + 5);
      await talk.tick();
      talk.goTo("2026-04-21", 9 * 60 + 5);
      await talk.tick();
      expect(await told()).toHaveLength(2);
      await talk.say("ZhangSan", `标 #${no} 高产`);
      talk.goTo("2026-05-25", 9 * 60 + 5);
      await talk.tick();
      expect(await told()).toHaveLength(2);
    });
    test("where nobody holds it the head of its department is asked", async () => {
      const no = await owned("上海云图科技有限公司");
      await talk.say("ZhangSan", `标 #${no} 潜力 3/20看`);
      await talk.say("ZhangSan", `退公海 #${no} 太忙`);
      talk.goTo("2026-03-20", 9 * 60 + 5);
      await talk.tick();
      expect(await last("zhuguan")).toContain("潜力客户");
    });
  });

  test("taken back it is none, whoever confirmed hears why, and all of it stays to be read", async () => {
    const no = await owned("上海云图科技有限公司");
    await talk.say("ZhangSan", `标 #${no} 高产 每年三单`);
    await talk.say("zhuguan", `准标 #${no}`);
    expect(await talk.say("ZhangSan", `标 #${no} 取消 换供应商了`)).toContain("不再是高产客户: 换供应商了");
    expect(await last("zhuguan")).toContain("张三把高产客户取消了: 换供应商了");
    expect(await marked(no)).toBeNull();
    const past = await talk.say("ZhangSan", `标 #${no}`);
    expect(past).toContain("张三 高产客户 每年三单(赵主管定)");
    expect(await talk.say("ZhangSan", "撤销")).toContain(`标 ${no} 取消`);
  });

  test("one at a time: a later one takes the place of what was asked for, and of what was in force", async () => {
    const no = await owned("上海云图科技有限公司");
    await talk.say("ZhangSan", `标 #${no} 潜力`);
    await talk.say("ZhangSan", `标 #${no} 标杆`);
    await talk.say("ZhangSan", `标 #${no} 高产`);
    await talk.say("zhuguan", `准标 #${no}`);
    const rows = await talk.database.read(({ dump }) => dump.rowsOf("customerValues"));
    expect(rows.map(({ value, state }) => `${value} ${state}`)).toEqual([
      "potential ended",
      "benchmark ended",
      "high-yield in-force",
    ]);
  });

  test("定制 and 标准 are the opportunity's own, and can be taken back", async () => {
    const no = await owned("上海云图科技有限公司");
    expect(await talk.say("ZhangSan", `标 #${no} 定制`)).toContain("方案 定制");
    expect(await talk.say("ZhangSan", `详情 #${no}`)).toContain("定制");
    expect(await talk.say("ZhangSan", "撤销")).toContain("已撤销");
    expect(await talk.say("ZhangSan", `标 云图 标准`)).toContain("方案 标准");
  });

  test("what begins with the same character is no such command", async () => {
    await owned("上海云图科技有限公司");
    expect(await talk.say("ZhangSan", "标书已经发给云图了,等他们开标")).not.toMatch(/标杆|高产|标成什么/);
  });

  test("what is no value is asked back, and the answer completes it", async () => {
    const no = await owned("上海云图科技有限公司");
    expect(await talk.say("ZhangSan", `标 #${no} 重点`)).toContain("标成什么");
    expect(await talk.say("lisi", `标 #${no} 潜力`)).toContain("不归你处理");
  });

  test("merged, the kept customer's own value stands; taken apart, each has its own again", async () => {
    const one = await owned("上海云图科技有限公司");
    const two = await owned("杭州云图软件有限公司");
    await talk.say("zhuguan", `标 #${one} 高产 甲`);
    await talk.say("zhuguan", `标 #${two} 潜力 乙`);
    await talk.say("zhuguan", `合并 #${one} #${two}`);
    await talk.say("zhuguan", "确认");
    expect(await marked(one)).toBe("high-yield");
    expect(await talk.say("zhuguan", `标 #${one}`)).not.toContain("乙");
    await talk.say("zhuguan", "撤销");
    expect(await marked(two)).toBe("potential");
    expect(await talk.say("zhuguan", `标 #${two}`)).toContain("潜力客户 乙");
  });

  test("the first working day of a month the head hears which customers make the top fifth of what came in", async () => {
    const nos = [];
    for (const [name, paid] of [
      ["上海云图科技有限公司", "60万"],
      ["苏州恒力机电有限公司", "30万"],
      ["杭州云栖科技有限公司", "10万"],
    ] as const) {
      const no = await owned(name);
      nos.push(no);
      await talk.say("ZhangSan", `推进 #${no} 到2 约了周四面谈 王总参加`);
      await talk.say("ZhangSan", `赢单 #${no} 100万`);
      await talk.say("ZhangSan", `回款 #${no} ${paid}`);
    }
    const told = async () => (await talk.told("zhuguan")).filter((text) => text.includes("近12个月"));
    talk.goTo("2026-04-01", 10 * 60 + 30);
    await talk.tick();
    await talk.tick();
    expect(await told()).toHaveLength(1);
    expect((await told())[0]).toContain(`#${nos[0]} 上海云图科技有限公司`);
    expect((await told())[0]).not.toContain("恒力");
    expect((await told())[0]).not.toMatch(/60万|137/);
    expect(await talk.say("zhuguan", `准标 ${nos[0]}`)).toContain("客户标为高产客户了");
    expect(await last("ZhangSan")).toContain("赵主管定了");
    talk.goTo("2026-05-06", 10 * 60 + 30);
    await talk.tick();
    expect(await told()).toHaveLength(1);
  });

  test("what the head declined is not suggested again for half a year, and its owner hears nothing of it", async () => {
    const no = await owned("上海云图科技有限公司");
    await talk.say("ZhangSan", `推进 #${no} 到2 约了周四面谈 王总参加`);
    await talk.say("ZhangSan", `赢单 #${no} 100万`);
    await talk.say("ZhangSan", `回款 #${no} 60万`);
    const told = async () => (await talk.told("zhuguan")).filter((text) => text.includes("近12个月"));
    talk.goTo("2026-04-01", 10 * 60 + 30);
    await talk.tick();
    const before = (await talk.told("ZhangSan")).length;
    await talk.say("zhuguan", `不准标 ${no} 一次性的单`);
    expect((await talk.told("ZhangSan")).length).toBe(before);
    talk.goTo("2026-05-06", 10 * 60 + 30);
    await talk.tick();
    expect(await told()).toHaveLength(1);
    talk.goTo("2026-11-02", 10 * 60 + 30);
    await talk.tick();
    expect(await told()).toHaveLength(2);
  });
});

// Sentences as people say them that had gone wrong without a word, a kind each (speech.md).
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("what was agreed moves by so many days", () => {
    test("later, with its hour and whom it is with", async () => {
      await me("跟进 7 钱工确认了 下次 周五下午两点 面谈");
      expect(await me("宝利周五的会往后挪一个礼拜")).toContain("下次 周五 3/13 → 3/20 14:00");
      expect(await item(7)).toMatchObject({ nextDay: "2026-03-20", nextMinute: 14 * 60, nextText: "面谈" });
    });
    test.each(["宝利想把会推迟两天", "宝利的会能不能推迟两天", "宝利的会可能要顺延一周"])(
      "%s moves nothing yet",
      async (text) => {
        await me(text);
        expect(await item(7)).toMatchObject({ nextDay: "2026-03-13" });
      },
    );
  });

  test("又没接 is of whoever was looked up to be called, and asked about where nobody was", async () => {
    expect(await me("又没接")).toContain("哪个客户");
    await me("取消");
    await me("云图的王磊电话给我下");
    expect(await me("没人接")).toContain("#1 杭州云图科技");
  });

  describe("whose name is unknown is not called by the words that say so", () => {
    test("公司叫啥忘问了", async () => {
      const answer = await me("展会上加了个台州做水泵的,公司叫啥忘问了,电话也没留,先记一下");
      expect(answer).toContain("没看出是哪家客户");
      expect(await item(13)).toBeNull();
    });
    test("the name behind 叫 is taken, not what it does", async () => {
      expect(await me("新客户 台州的一家做水泵的 叫台州利欧泵业 电话13511112222 想上MES")).toContain(
        "#13 台州利欧泵业",
      );
    });
  });

  describe("who is reached there", () => {
    test("somebody new takes nobody's number over", async () => {
      const answer = await me("云图联系人换了 新的是李敏 13600001234 采购经理");
      expect(answer).toContain("李敏(采购经理) 13600001234");
      expect(answer).toContain("王磊 13800001111");
    });
    test("a new number takes the place of whoever's has changed", async () => {
      expect(await me("云图王磊换号了 13600009999")).toContain("13600009999");
      const known = await talk.database.read(({ contacts }) => contacts.byPhoneKey("13600009999"));
      expect(known.map(({ name }) => name)).toEqual(["王磊"]);
    });
    test("of two who are told of, the new one is offered", async () => {
      expect(await talk.say("lisi", "智谷的郑工离职了 新来的叫吴迪 电话13888889999")).toContain(
        "「联系人 #8 加 吴迪 13888889999」",
      );
    });
  });

  describe("corrections", () => {
    test("of an offered amount offer it anew", async () => {
      expect(await me("新元报完价了,16万,何工等总部回")).toContain("报价16万");
      expect(await me("口误 十九万")).toContain("「推进 #2 到高意向 报价19万」");
      expect(await me("确认")).toContain("高意向");
      expect(await item(2)).toMatchObject({ stage: 3, quotedFen: 19_000_000 });
    });
    test("of an amount just typed in its unit", async () => {
      await me("改 万邦 金额 42万");
      expect(await me("哎少打个5,是42.5")).toContain("42万 → 42.5万");
    });
    test("算了这条不要了 takes the follow-up back", async () => {
      await me("云图王磊看了案例说挺对口");
      expect(await me("算了这条不要了")).toContain("撤销");
    });
  });

  test("a word that only nearly sounds like a command is offered, of a customer, and never of none", async () => {
    expect(await me("银单无锡蓝海二十六万")).toContain("我理解为「赢单");
    expect(await item(5)).toMatchObject({ outcome: "open" });
    expect(await me("抢了张早班高铁票去苏州,下午到恒力见陈总")).not.toContain("签了张");
  });

  test("one of the pool is claimed or given out in one's own words", async () => {
    expect(await talk.say("jingli", "嘉兴晨光仪表这个给王五去开发吧")).toContain("「分配 #11 @王五」");
    expect(await talk.say("wangwu", "绍兴做模具那个海正,俺要了")).toContain("领到了");
  });

  test("who leads speaks of what their people hold as they do themselves", async () => {
    expect(await talk.say("jingli", "阀门厂那个潘总 现在谁在跟")).toContain("#10 温州百川阀门");
    expect(await talk.say("zhuguan", "做光伏的那家到底几号签?")).toContain("#5 无锡蓝海光伏");
    expect(await talk.say("guangzhou", "做光伏的那家到底几号签?")).not.toContain("蓝海");
  });

  test("a name alone on a line is no conversation that is passed on", async () => {
    expect(await me("那个\n吴主任\n他们合同五十万嘛\n还差多少没打过来")).toContain("还差 45万");
  });

  test("the pool is asked for by the province", async () => {
    expect(await me("公海 浙江")).toMatch(/晨光[\s\S]*海正|海正[\s\S]*晨光/u);
    expect(await me("公海 山东")).toContain("没有符合");
  });

  test("next week has its own list", async () => {
    await me("云图 下周二下午给王磊演示");
    expect(await me("下周有啥安排")).toContain("#1 杭州云图科技");
    expect(await me("下周有啥安排")).not.toContain("#2 宁波新元塑料");
  });
});

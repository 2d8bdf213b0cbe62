// What heads ask of their people, and what everybody asks of the days to come: 部门商机, 商机 @张三, 本周动态, 本周, 今日 明天.
import { beforeAll, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openTalk(engine);
    const create = (who: string, words: string) => talk.say(who, `新建商机 ${words}`);
    await create("ZhangSan", "上海云图科技 联系人王磊 13800003333 地址上海徐汇 需求数据中台 金额50万");
    await create("ZhangSan", "苏州华测检测 联系人陈工 13800003334 地址苏州 需求LIMS 金额20万");
    await create("lisi", "无锡恒力机电 联系人何工 13800003335 地址无锡 需求MES");
    await create("wangwu", "南通新元药业 联系人吴总 13800003336 地址南通 需求WMS 金额80万");
    await talk.say("ZhangSan", "推进 1 到2 约了周四面谈 王总参加");
  });

  describe("部门商机", () => {
    test("a head reads what the department holds, by stage and by person", async () => {
      const said = await talk.say("zhuguan", "部门商机");
      expect(said).toContain("销售一部在跟 3 个,共 70万");
      expect(said).toContain("中意向 1 个 50万");
      expect(said).toContain("张三 2 个 70万");
      expect(said).toContain("李四 1 个");
      expect(said).not.toContain("王五");
    });

    test("a manager reads the departments below as well", async () => {
      const said = await talk.say("jingli", "部门商机");
      expect(said).toContain("华东大区在跟 4 个,共 150万");
      expect(said).toContain("王五 1 个 80万");
    });

    test("whoever leads nobody is told so, and nothing else", async () => {
      const said = await talk.say("lisi", "部门商机");
      expect(said).not.toMatch(/云图|张三|70万/);
    });

    test("what is late is counted for its holder; a first contact is for nobody but them", async () => {
      talk.goTo("2026-03-26");
      const said = await talk.say("zhuguan", "部门商机");
      expect(said).toMatch(/张三 2 个 70万,过期 1 个/);
      expect(said).toMatch(/李四 1 个$/m);
      talk.goTo("2026-03-10");
    });
  });

  describe("商机 @张三", () => {
    test("a head reads what one of their people holds, and may go on by its lines", async () => {
      const said = await talk.say("zhuguan", "商机 @张三");
      expect(said).toMatch(/张三在跟 2 个/);
      expect(said).toContain("#1 上海云图科技 中意向");
      expect(await talk.say("zhuguan", "详情 第1条")).toContain("#1 上海云图科技");
      expect(await talk.say("zhuguan", "商机 张三")).toContain("#2 苏州华测检测");
    });

    test.each(["商机 @张三", "张三手上的单子比平时慢多少", "张三的商机都比别人拖得久吗"])(
      "each says how long it has been where it is: %s",
      async (words) => {
        const said = await talk.say("zhuguan", words);
        expect(said).toMatch(/张三在跟 2 个/);
        expect(said).toMatch(/#1 上海云图科技 中意向.*,停了(不到1小时|\d+(天|小时))/);
      },
    );

    test.each(["lisi", "erzhu", "caiwu"])("%s, who does not lead them, reads nothing", async (who) => {
      expect(await talk.say(who, "商机 @张三")).not.toMatch(/云图|华测/);
    });

    test("the word alone is everyday speech and no command", async () => {
      expect(await talk.say("zhuguan", "商机怎么样了")).not.toContain("在跟");
    });
  });

  test("本周动态 tells who did what since Monday, what moved, and who was not heard of", async () => {
    await talk.say("ZhangSan", "跟进 1 客户要比价 下次 周五 发报价");
    const said = await talk.say("zhuguan", "本周动态");
    expect(said).toMatch(/销售一部 3\/9–3\/10 动态/);
    expect(said).toMatch(/张三 跟进 1 次 推进 1 个 新录 2 个/);
    expect(said).toContain("今天 #1 上海云图科技 推进到中意向(张三)");
    expect(said).not.toContain("赵主管");
    expect(await talk.say("erzhu", "本周动态")).not.toContain("孙二");
    expect(said).not.toContain("王五");
    expect(await talk.say("lisi", "本周动态")).not.toContain("云图");
  });

  test("本周 is everything of one's own until Sunday, day by day, and 今日 明天 the next working day", async () => {
    const week = await talk.say("ZhangSan", "本周");
    expect(week).toMatch(/到周日 3\/15 要看 1 个\n周五 3\/13\n#1 上海云图科技 中意向\|发报价/);
    expect(await talk.say("ZhangSan", "详情 第1条")).toContain("#1 上海云图科技");
    expect(await talk.say("ZhangSan", "今日 明天")).toContain("到明天没有要跟的");
    talk.goTo("2026-03-12");
    expect(await talk.say("ZhangSan", "今日 明天")).toMatch(/明天\n#1 上海云图科技/);
    talk.goTo("2026-03-14");
    expect(await talk.say("ZhangSan", "本周")).toMatch(/🔴 已过期\n#1 上海云图科技/);
    talk.goTo("2026-03-10");
  });

  test("我的商机 已输单 lists what was lost, and says how to take it up again", async () => {
    expect(await talk.say("wangwu", "我的商机 已输单")).toContain("没有输掉的");
    await talk.say("wangwu", "输单 4 客户预算取消");
    const lost = await talk.say("wangwu", "我的商机 已输单");
    expect(lost).toMatch(/已输单 1 个\n#4 南通新元药业/);
    expect(lost).toContain("重启 4");
    expect(await talk.say("lisi", "已输单")).not.toContain("新元");
  });

  test("我的线索 tells what became of the leads somebody brought in", async () => {
    const recorded = await talk.say("shizhu", "录线索 常州天和 王磊 13800001111 地址常州 需求MES 来源 展会");
    const no = /#(\d+)/.exec(recorded)?.[1];
    expect(await talk.say("shizhu", "我的线索")).toContain(`#${no} 常州天和`);
    await talk.say("heshi", `清洗 ${no} 合格 需要MES`);
    const said = await talk.say("shizhu", "我的线索");
    expect(said).toContain("我录的线索 1 条: 待清洗 0,转成商机 1");
    expect(said).toMatch(new RegExp(`#${no} 常州天和 基础意向 在公海`));
    expect(await talk.say("lisi", "我的线索")).not.toContain("常州天和");
  });
});

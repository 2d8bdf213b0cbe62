// A head asks the owner of an item in one message, in whatever words; what the owner says next comes back, once.
import { beforeEach, expect, test } from "vitest";
import { pastOf } from "../../src/workflows/pages/past.ts";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openScene(engine);
  });
  const toldLast = async (userId: string) => (await talk.told(userId)).at(-1) ?? "";

  test("过问 tells the owner who asks what, and whoever asked what they answer, once", async () => {
    // What was asked ends as it was written: no second stop behind it.
    expect(await talk.say("zhuguan", "过问 8 报价后对方怎么说")).toContain(
      "已问李四: 报价后对方怎么说\n李四在这个客户上回了,会告诉你",
    );
    const asked = await toldLast("lisi");
    expect(asked).toContain("#8 合肥智谷软件");
    expect(asked).toContain("赵主管问: 报价后对方怎么说");
    expect(asked).toContain("跟进 8");
    const before = (await talk.told("zhuguan")).length;
    talk.minutes(30);
    await talk.say("lisi", "跟进 8 在等法务改合同,周五给 下次 周五 回访");
    expect(await toldLast("zhuguan")).toMatch(
      /#8 合肥智谷软件.*\n.*过问「报价后对方怎么说」,李四回了: 在等法务改合同/,
    );
    await talk.say("lisi", "跟进 8 法务改完了");
    expect((await talk.told("zhuguan")).length).toBe(before + 1);
    expect(await talk.say("zhuguan", "详情 8")).toMatch(/赵主管过问「报价后对方怎么说」,李四.*回了/);
  });

  test.each([
    ["问一下李四,合肥智谷软件卡在哪了", "过问 #8 卡在哪了"],
    ["帮我问问李四8号卡在哪", "过问 #8 卡在哪"],
    ["帮我问问李四 #8 报价后客户怎么说", "过问 #8 报价后客户怎么说"],
    ["@李四 合肥智谷软件停了35天,什么情况", "过问 #8 停了35天,什么情况"],
    ["李四,智谷软件报价后对方怎么说?", "过问 #8 报价后对方怎么说"],
    ["问下小李智谷那单为什么还没签", "过问 #8 为什么还没签"],
    ["去催一下李四,8 的合同什么时候能回来", "过问 #8 "],
    ["催催张三 云图科技那边到哪一步了", "过问 #1 到哪一步了"],
    ["问问张三无锡蓝海光伏还能不能按期签", "过问 #5 还能不能按期签"],
    ["麻烦问一下李四智谷软件的报价客户认不认", "过问 #8 "],
  ])("in one's own words it is offered, and nobody is told before a yes: %s", async (text, offered) => {
    const before = [...(await talk.told("lisi")), ...(await talk.told("ZhangSan"))].length;
    expect(await talk.say("zhuguan", text)).toContain(`我理解为「${offered}`);
    expect([...(await talk.told("lisi")), ...(await talk.told("ZhangSan"))].length).toBe(before);
    expect(await talk.say("zhuguan", "确认")).toMatch(/已问(李四|张三)/);
    expect([...(await talk.told("lisi")), ...(await talk.told("ZhangSan"))].length).toBe(before + 1);
  });

  test("two questions on one item have one answer, told once; the head's own look breaks its lines", async () => {
    await talk.say("zhuguan", "过问 8 报价后对方怎么说");
    await talk.say("zhuguan", "协访 8 周四下午一起去合肥");
    const before = (await talk.told("zhuguan")).length;
    talk.minutes(30);
    await talk.say("lisi", "跟进 8 在等法务改合同 下次 周五 回访");
    expect((await talk.told("zhuguan")).length).toBe(before + 1);
    expect(await toldLast("zhuguan")).toMatch(
      /^#8 合肥智谷软件.*\n\S+你过问「报价后对方怎么说」、协访「.*一起去合肥」,李四回了: 在等法务改合同/,
    );
    expect(await talk.say("zhuguan", "详情 8")).toMatch(
      /\n今天 \S+ 赵主管过问「报价后对方怎么说」,李四.*回了\n今天 \S+ 赵主管协访「.*一起去合肥」/,
    );
    // The same asked again stands in the place of what it was; another kind stands beside it.
    await talk.say("zhuguan", "过问 8 法务改完了吗");
    const details = await talk.say("zhuguan", "详情 8");
    expect(details).toMatch(/赵主管协访「.*回了\n今天 \S+ 赵主管过问「法务改完了吗」,李四还没回/);
    expect(details.match(/赵主管过问/g)).toHaveLength(1);
  });

  test("an answer that names nobody, right under the question, is taken for that item after a 对 and no sooner", async () => {
    await talk.say("zhuguan", "过问 8 预算批复卡在谁那里");
    const before = (await talk.told("zhuguan")).length;
    talk.minutes(30);
    const which = await talk.say("lisi", "预算卡在他们副总那里,客户说还要等等");
    expect(which).toMatch(/说的是哪个客户[\s\S]*#8 合肥智谷软件.*\(有人在问你这个,是它就回「对」\)/);
    expect((await talk.told("zhuguan")).length).toBe(before);
    expect(await talk.say("lisi", "对")).toMatch(/#8 .*\n跟进已记/);
    expect(await toldLast("zhuguan")).toContain("李四回了: 预算卡在他们副总那里");
    // Answered: the next one that names nobody is anybody's again.
    talk.minutes(60 * 24);
    expect(await talk.say("lisi", "客户说还要再等等,先不急")).not.toContain("有人在问你这个");
  });

  test("of several it is asked which; the one just spoken of is meant", async () => {
    expect(await talk.say("zhuguan", "催一下李四")).toContain("「李四」有2个,是哪一个?");
    expect(await talk.say("zhuguan", "2")).toMatch(/#(8|9) .*\n已问李四: 现在到哪一步了/);
    await talk.say("zhuguan", "详情 9");
    expect(await talk.say("zhuguan", "问问李四对方怎么说")).toContain("过问 #9 对方怎么说");
  });

  test("one's own is not asked of anybody, nor another's by a colleague, nor the same twice", async () => {
    expect(await talk.say("lisi", "过问 1 卡在哪")).not.toContain("已问");
    expect(await talk.say("erzhu", "过问 8 卡在哪")).not.toContain("已问");
    expect(await talk.say("lisi", "问一下张三,云图科技卡在哪了")).not.toContain("过问");
    await talk.say("zhuguan", "过问 8 卡在哪");
    expect(await talk.say("zhuguan", "过问 8 卡在哪")).toContain("还没回");
    expect((await talk.told("lisi")).filter((text) => text.includes("赵主管问")).length).toBe(1);
  });

  test.each(["李四卡在哪", "问一下何工周四行不行", "李四这个月签了多少", "提醒李四周五回电话"])(
    "what is no question to be passed on goes its own way: %s",
    async (text) => {
      expect(await talk.say("zhuguan", text)).not.toContain("我理解为");
    },
  );

  test("what was asked, and what was said of going along, stands in the item's past with its words", async () => {
    await talk.say("zhuguan", "过问 8 报价后对方怎么说");
    await talk.say("zhuguan", "协访 8 周四下午一起去");
    const past = await talk.database.read(async (store) => {
      const item = await store.items.byNo(8);
      return item === null ? [] : pastOf({ item, relations: new Set() }, { store });
    });
    expect(past.slice(0, 2)).toMatchObject([
      { what: "visit-planned", name: "赵主管", text: "周四下午一起去" },
      { what: "asked", name: "赵主管", text: "报价后对方怎么说" },
    ]);
  });

  test("an answer after the days it is waited for is told to nobody, nor one of a new owner's", async () => {
    await talk.say("zhuguan", "过问 8 卡在哪");
    await talk.say("zhuguan", "过问 9 卡在哪");
    await talk.say("zhuguan", "改派 9 给 @张三 李四忙不过来");
    const before = (await talk.told("zhuguan")).length;
    await talk.say("ZhangSan", "跟进 9 第一次打电话,对方在开会 下次 周五");
    talk.days(9);
    await talk.say("lisi", "跟进 8 客户回话了,下周签");
    expect((await talk.told("zhuguan")).length).toBe(before);
  });

  test.each([
    ["周四下午一起去,先跟我说说卡在哪", "3/12"],
    ["周五我跟你一起去,他们卡在哪你先理一下", "3/13"],
    ["下周二上午,谁那边有问题到时候一起看", "3/17"],
    ["就明天吧,报价多少你带着", "3/11"],
  ])("a day is the answer to 哪天一起去, whatever is asked behind it: %s", async (text, day) => {
    expect(await talk.say("zhuguan", "协访 8")).toContain("哪天一起去?");
    const answer = await talk.say("zhuguan", text);
    expect(answer).toContain("记下了: 协访");
    expect(answer).toContain(day);
    expect(answer).toContain("已告诉李四");
  });

  test("协访: the owner's answer is told to whoever goes along, and stands on the item", async () => {
    await talk.say("zhuguan", "协访 8 周四下午一起去");
    expect(await toldLast("lisi")).toContain("赵主管会收到");
    await talk.say("lisi", "跟进 8 约好了周四下午2点,郑工在,卡在价格");
    expect(await toldLast("zhuguan")).toMatch(/协访「.*」,李四回了: 约好了周四下午2点/);
  });
});

// Who is in a stage is listed with what it comes to: of those one leads, or of one's own; and whoever names themselves asks of themselves.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { say, item, count } = inScene(engine);

  test.each([
    [
      "zhuguan",
      "一部谈判往后还没签的都哪几单 名字金额给我就行",
      ["2 个,共 71万", "万邦", "45万(张三)", "蓝海"],
    ],
    [
      "zhuguan",
      "请列出我们一部目前处于报价和谈判两个阶段的商机,各由谁负责",
      ["3 个,共 93万", "恒力", "智谷"],
    ],
    ["zhuguan", "一部现在卡在报价这步的都是谁家,周经理十点要听", ["恒力", "18万(李四)"]],
    ["jingli", "整个大区在谈判的跟口头答应的有哪些分别多少钱", ["华东大区", "共 71万"]],
    ["jingli", "二部报价阶段的有谁", ["销售二部没有高意向的"]],
    [
      "ZhangSan",
      "谈判中的和已经口头同意的,我手上加起来是不是71万?",
      ["手上决策关键期、成交冲刺期的 2 个,共 71万"],
    ],
    ["ZhangSan", "我冲刺期的有谁", ["蓝海"]],
    ["lisi", "李四有几个高意向", ["智谷", "18万"]],
  ] as const)("%s: %s", async (who, text, words) => {
    const answer = await say(who, text);
    for (const one of words) expect(answer).toContain(one);
  });

  test.each([
    ["zhuguan", "谈判阶段一般停多久"],
    ["zhuguan", "张三谈判阶段的有哪些"],
    ["ZhangSan", "恒力谈判谈得怎么样"],
    ["ZhangSan", "我报过价没签的有哪些"],
  ])("%s: %s is answered as before", async (who, text) => {
    expect(await say(who, text)).not.toMatch(/^(?:手上|销售一部)\S*(?:决策关键期|高意向)的 \d/u);
  });

  describe("one or the other, asked of what lies in the pool", () => {
    test.each([
      ["wangwu", "晨光那个现在还在公海里躺着吗还是说有人领走了", 11],
      ["ZhangSan", "海正还在公海吗还是已经有人领了", 12],
      ["ZhangSan", "海正还在公海躺着还是有人领走了", 12],
    ])("claims nothing, %s: %s", async (who, text, no) => {
      expect(await say(who, text)).toContain("昨天 孙二放回公海");
      expect(await item(no)).toMatchObject({ place: "pool", ownerId: null });
    });
    test.each(["恒力签了吗还是又黄了", "蓝海款到了没还是要再等"])("is no news: %s", async (text) => {
      const before = [await count(3), await count(5)];
      await say("ZhangSan", text);
      expect([await count(3), await count(5)]).toEqual(before);
    });
  });

  test.each([
    ["ZhangSan", "吴中那家陈总的电话翻给我,我要打给他", "13800003333"],
    ["jingli", "绍兴海正怎么又躺回公海去了,谁退的", "孙二放回公海"],
    ["jingli", "两个部门谁手里有马上要签的,我下周去总部要讲", "蓝海"],
    ["ZhangSan", "报过价还没签的把名字和数都给我拉出来", "#3 30万、#4 45万、#5 26万"],
    ["lisi", "我总共就两家吧?名字报一遍", "凌峰"],
    ["erzhu", "咱们二部这两天谁要出去见客户,见哪家", "百川"],
    ["jingli", "华东这个月开张了没?哪家赢的,多少钱", "50万"],
    ["ZhangSan", "我礼拜四到底几个局啊,感觉一天要跑两个城市", "新元"],
    ["wangwu", "周四我除了温州还有别的事没 有的话我高铁得改签", "百川"],
    ["ZhangSan", "帮我捋捋我名下还活着的都有哪几家,华测那种赢掉的就不用念了", "云图"],
    ["ZhangSan", "我哪几家没登记下一步", "云图"],
    ["jingli", "张三李四王五手上各几个 谁闲", "王五"],
  ])("%s: %s tells of %s", async (who, text, word) => {
    expect(await say(who, text)).toContain(word);
  });
});

// A new price that comes out of the one that stands (便宜了2万,现在43万) is written; any other that is told of is offered.
import { describe, expect, test } from "vitest";
import { amountOf } from "../../src/domain/item/item.ts";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

const WAN = 1_000_000;

onOneEngine((engine) => {
  const { item, say } = inScene(engine);
  const price = async (no: number) => {
    const found = await item(no);
    return found === null ? null : (amountOf(found) ?? 0) / WAN;
  };

  test.each([
    ["ZhangSan", "给沈经理便宜了2万,现在43万", 4, 43],
    ["ZhangSan", "恒力加了两个模块,一个3万一个2万,总价到35万", 3, 35],
    ["ZhangSan", "恒力原来报30万,去掉实施4万,现在26万", 3, 26],
    ["ZhangSan", "蓝海给抹了6千,总价25万4", 5, 25.4],
    ["ZhangSan", "蓝海的报价从26万调到25万8刘总非要抹个零头", 5, 25.8],
    ["ZhangSan", "蓝海从26万降到25万了", 5, 25],
    ["ZhangSan", "恒力重新报了价,打了个九五折,28万5", 3, 28.5],
    ["lisi", "智谷18万打八八折,最终报15.84万", 8, 15.84],
    ["lisi", "智谷的报价18万打个九五折也就是17万1你给改一下", 8, 17.1],
    ["ZhangSan", "蓝海金额写错了,不是26万,是26万8", 5, 26.8],
    ["lisi", "智谷报价写错了 应该是17万8不是18万", 8, 17.8],
  ] as const)("%s: %s", async (who, text, no, wan) => {
    await say(who, text);
    expect(await price(no)).toBe(wan);
  });

  describe("wished for, somebody else's, or of something else: nothing is written", () => {
    test.each([
      ["万邦沈经理要便宜2万,43万", 4, 45],
      ["恒力陈总想打九折,27万", 3, 30],
      ["恒力打九折27万,陈总还没答应", 3, 30],
      ["恒力陈总从30万砍到28万", 3, 30],
      ["恒力去年产值从30万降到25万", 3, 30],
      ["恒力的费用从30万降到25万", 3, 30],
      ["万邦申请打九折到40万5,领导没批", 4, 45],
      ["万邦我打算让2万,现在43万还没报", 4, 45],
      ["蓝海刘总说友商才24万,比我们便宜2万", 5, 26],
      ["恒力加了两个模块,一个3万一个2万", 3, 30],
      ["恒力陈总说不是30万是28万就签", 3, 30],
      ["万邦从45万谈到44万,沈经理还在犹豫", 4, 45],
      ["恒力加了个接口2万,一共32万,陈总要回去请示", 3, 30],
      ["蓝海竞品不是26万,是24万", 5, 26],
      // What does not come out is offered.
      ["给沈经理便宜了2万,现在42万", 4, 45],
    ] as const)("%s", async (text, no, wan) => {
      await say("ZhangSan", text);
      expect(await price(no)).toBe(wan);
    });
  });

  describe("what moves the deal on is offered with its amount", () => {
    test.each([
      ["给新元何工报过去了,28万6含实施", "推进 #2 到高意向 报价28.6万"],
      ["宝利也报了,18万6", "推进 #7 到高意向 报价18.6万"],
      ["恒力28万谈拢了 开始扯付款条款了", "推进 #3 到决策关键期 28万谈拢了"],
      ["恒力在掰扯付款比例,陈总要331", "推进 #3 到决策关键期"],
      ["蓝海签了,26万。恒力也重新报了,29万", "改 #3 金额 29万"],
      ["云图约好了,明天下午三点去滨江他们办公室跟王磊当面聊", "推进 #1 到中意向"],
      ["云图王磊松口了,约好了,下周二见", "推进 #1 到中意向"],
    ])("%s", async (text, words) => {
      expect(await say("ZhangSan", text)).toContain(words);
    });

    test.each([
      "云图没约好,下周再约",
      "云图约好了周四上午打电话",
      "蓝海扯了半天家常",
      "云图开始抠技术细节了",
    ])("and nothing where none was: %s", async (text) => {
      expect(await say("ZhangSan", text)).not.toContain("推进");
    });
  });

  describe("a quote told of what has one", () => {
    test.each([
      ["恒力28万报过去了", 3, "金额 28万"],
      ["万邦刚把43万的价发给沈经理了", 4, "金额 43万"],
    ])("%s offers the price", async (text, no, offered) => {
      const before = await price(no);
      expect(await say("ZhangSan", text)).toContain(`我理解为「改 #${no} ${offered}」`);
      expect(await price(no)).toBe(before);
    });
    test.each([
      "恒力30万报过去了他嫌贵",
      "恒力竞品报了28万",
      "恒力的运费报了2万",
      "恒力二期报了50万",
      "恒力报了30万他想28万",
    ])("%s offers none", async (text) => {
      expect(await say("ZhangSan", text)).not.toContain("我理解为");
    });
  });
});

// 新元改28万,不对,是恒力改28万: in one breath, only of whom it is meant; whoever merely speaks of something wrong takes nobody back.
import { expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item, told, count } = inScene(engine);

  test("新元改28万,不对,是恒力改28万", async () => {
    await me("新元改28万,不对,是恒力改28万");
    expect(await item(2)).toMatchObject({ quotedFen: null, expectedFen: null });
    expect(await item(3)).toMatchObject({ quotedFen: 28_000_000 });
  });

  test.each([
    ["新元今天聊得不错,说错了,是宝利", 2, 7, "今天聊得不错"],
    ["恒力今天没接,哦不是恒力,是万邦没接", 3, 4, "没接"],
    ["宝利约了周四,不对,是新元约了周五", 7, 2, "约了周五"],
    ["万邦报44万,不对是恒力,报28万", 4, 3, "报28万"],
  ])("%s", async (text, wrong, right, words) => {
    await me(text);
    expect(await count(wrong)).toBe(0);
    expect((await told(right))[0]).toContain(words);
  });

  test("新元退公海,啊不对,是云图退公海 is offered of 云图 alone", async () => {
    const answer = await me("新元退公海,啊不对,是云图退公海");
    expect(answer).toContain("退公海 #1");
    expect(answer).not.toContain("#2");
  });

  test.each([
    ["新元说合同写错了,恒力也说错了", [2, 3]],
    ["宝利今天聊得不错,恒力说报价不对要重报", [7, 3]],
  ])("%s is kept of both", async (text, nos) => {
    await me(text);
    for (const no of nos) expect(await count(no)).toBe(1);
  });

  test("what was written of somebody else is kept of nobody, where nothing was written", async () => {
    await me("详情 2");
    expect(await me("刚才那条记错人了，是宝利的钱工说的")).toContain("#7");
    expect(await count(2)).toBe(0);
  });

  test.each([
    "何工打电话来问我们有没有钣金行业的案例",
    "新元打电话来问有没有钣金的案例",
    "何工微信问我们什么时候能上线",
  ])("%s: what they asked is what happened", async (text) => {
    await me(text);
    expect(await count(2)).toBe(1);
  });

  test("quotation marks are no words of the step, and a mark is none of the reason", async () => {
    expect(await me("刘总微信说“20号上午10点,带上公章”")).toMatch(/带上公章(?!”)/u);
    expect(await me("恒力退公海,没预算了")).toContain("退公海 #3 没预算了");
  });
});

// Somebody new by the company's name beside one's own customers; what is ordered of somebody's own item before another is named; words in quotes.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { count, item, say, talk } = inScene(engine);
  const next = async (no: number) => (await item(no))?.nextDay ?? null;
  const newest = () => talk().database.read(({ items }) => items.byNo(13));
  const amount = async (no: number) => ((await item(no))?.expectedFen ?? 0) / 1_000_000;

  describe("a company's name with a number nobody here has is somebody new", () => {
    test.each([
      ["wangwu", "丈母娘那栋楼里有个做阀门的老板,姓葛,厂子叫玉环恒通阀门,13566667788,先记上,周六我去探探路"],
      ["ZhangSan", "隔壁邻居是做模具的,公司叫台州精达模具,姓邵,13511112222,帮我登记一下"],
      ["wangwu", "温州有家瑞峰泵业也想看MES,林总13577778888,帮我建一个"],
      ["lisi", "蚌埠金桥玻璃管信息化的小宋找上门来了13855556666他们要弄数据中台多少钱还没谈你先登上"],
    ])("%s: %s", async (who, text) => {
      const before = [await next(10), await next(7)];
      expect(await say(who, text)).toMatch(/#13 (?:玉环恒通阀门|台州精达模具|瑞峰泵业|蚌埠金桥玻璃) 线索/u);
      expect([await next(10), await next(7)]).toEqual(before);
    });

    test("behind what is told of one's own, which is kept", async () => {
      await say(
        "wangwu",
        "潘总今天回我了,说资料看了挺好,另外温州有家瑞峰泵业也想看MES,林总13577778888,帮我建一个",
      );
      expect(await newest()).not.toBeNull();
      expect(await count(10)).toBe(1);
    });

    test("where nobody asks for it, it is offered", async () => {
      const answer = await say(
        "ZhangSan",
        "云图王磊说案例不错,还有常州有家华锐轴承也在问MES,潘工13511113333",
      );
      expect(answer).toContain("「报备 华锐轴承 联系人 潘工 电话 13511113333 地址 常州");
      expect(await newest()).toBeNull();
    });

    test.each([
      "恒力公司叫我周四过去,电话13511114444",
      "我们恒力那边有家供应商也想看MES,林总13577778888",
      "蓝海刘总说有家客户也在用金蝶,电话13577778888",
      "有没有一家叫华锐轴承的,13511113333是谁的",
    ])("and nobody is made up: %s", async (text) => {
      await say("ZhangSan", text);
      expect(await newest()).toBeNull();
    });
  });

  describe("what is ordered of somebody's own item is of no other that is named behind it", () => {
    test.each([
      ["何工那单金额记成二十八万再一个云图王磊我后天去哦不后天要去宁波大后天去", 2, 1, "2026-03-13"],
      ["何工那单金额改成二十八万,云图明天我过去", 2, 1, "2026-03-11"],
      ["钱工那个单子金额写28万另外恒力周五我去", 7, 3, "2026-03-13"],
    ] as const)("%s", async (text, no, other, day) => {
      const before = await amount(other);
      await say("ZhangSan", text);
      expect([await amount(no), await amount(other), await next(other)]).toEqual([28, before, day]);
    });

    test.each(["何工那单金额跟恒力一样", "何工那边问恒力案例能不能参观", "何工那单金额改成跟云图一样28万"])(
      "nor of the first where the two are compared: %s",
      async (text) => {
        await say("ZhangSan", text);
        expect(await amount(2)).toBe(0);
      },
    );
  });

  describe("nobody who is named only in quotes beside somebody outside of them is spoken of", () => {
    test.each([
      ["陈总在群里发了句“改派司机小吴周四接张工”,那是恒力自己家的事,跟咱没关系", 6],
      ["恒力陈总说“宝利那个案例能不能给我看看”", 7],
      ["云图王磊回我“何工那边都上了,我们也想快点”", 2],
    ] as const)("%s", async (text, no) => {
      const before = await count(no);
      await say("ZhangSan", text);
      expect(await count(no)).toBe(before);
    });

    test("in quotes as a whole it is told as it stands", async () => {
      const before = await count(3);
      await say("ZhangSan", "“恒力陈总刚来电话,说方案通过了”");
      expect(await count(3)).toBe(before + 1);
    });
  });

  describe("whoever is told of beside somebody that is known is called by their own name", () => {
    test.each([
      ["wangwu", "百川除了潘总,采购小徐也存上,13712340011", "联系人 #10 加 小徐 13712340011"],
      ["ZhangSan", "蓝海刘总助理小孙 13911114444", "联系人 #5 加 小孙 13911114444"],
      ["ZhangSan", "何工辞职了,接手的是小王", "联系人 #2 加 小王"],
      ["ZhangSan", "钱工调走了,新来的是小沈", "联系人 #7 加 小沈"],
    ])("%s: %s", async (who, text, offered) => {
      const before = [await count(1), await count(4)];
      expect(await say(who, text)).toContain(offered);
      expect([await count(1), await count(4)]).toEqual(before);
    });

    test.each(["何工没接,老沈说周五付款", "除了何工,老沈也打了电话"])(
      "who has no one's place taken is whoever is called so: %s",
      async (text) => {
        await say("ZhangSan", text);
        expect(await count(4)).toBe(1);
      },
    );
  });

  test("whoever works there begins what is told of it, and an appointment that stays is only shown", async () => {
    const answer = await say("ZhangSan", "王磊看完案例觉得靠谱;何工那边周四不变;宝利打了没人接");
    expect(await Promise.all([1, 2, 7].map(count))).toEqual([2, 0, 1]);
    expect(answer).toContain("#2 宁波新元塑料");
  });
});

// At length and with asides: what is only thought, felt or asked stays nothing, and of several days ours is the step.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item, told, say } = inScene(engine);

  describe("of several days the one on which we go", () => {
    test.each([
      ["昨天钱工陪我转了一圈 领导那边他说周四先去汇报 我呢周五照常过去", 7, "2026-03-13"],
      ["何工讲他们老板出国了月底才回来所以预算得等老板 反正周四我还是先过去跟他聊需求", 2, "2026-03-12"],
      ["云图的王磊让我月底前把案例整理成册给他,我给自己定的是27号送过去", 1, "2026-03-27"],
      ["恒力陈总周三去南京,我周四过去", 3, "2026-03-12"],
    ])("%s", async (text, no, day) => {
      await me(text);
      expect(await item(no)).toMatchObject({ nextDay: day });
    });

    test("their director's journey is none of ours", async () => {
      const answer = await me("吴主任说这个月能打二十万过来不过要等他们院长签字 院长周四回南京");
      expect(answer).not.toMatch(/\n\n/u);
      expect((await item(6))?.nextDay).not.toBe("2026-03-12");
    });

    test("礼拜天才回国,让我礼拜二再约 is the Tuesday behind it", async () => {
      await me("恒力陈总礼拜天才回国,让我礼拜二再约");
      expect(await item(3)).toMatchObject({ nextDay: "2026-03-17" });
    });
  });

  describe("nothing has happened with them", () => {
    test.each([
      ["ZhangSan", "钱工他们厂在常州哪个区来着师傅问我往哪开我说我也不知道", 7],
      ["zhuguan", "凌峰机械的顾总,小李最近在跟吗?现在是个什么状态,我先了解一下,回头开会再问他。", 9],
      ["ZhangSan", "宝利的钱工我是约的周四还是周五见面来着?这周四已经排了新元,可别撞到一起去了。", 2],
      ["ZhangSan", "华测这单赢下来我心里踏实多了,昨晚终于睡了个整觉,感谢这段时间的陪伴哈。", 6],
      ["zhuguan", "小张要是真把恒力做成输单了,咱们组这个季度可就难看了,我就是感慨一下", 3],
    ])("%s: %s", async (who, text, no) => {
      const before = await told(no);
      await say(who, text);
      expect(await told(no)).toEqual(before);
    });
  });

  test("what is told beside a question, or beside what one feels, is kept all the same", async () => {
    await me("云图怎么样了,新元约了周四");
    expect(await told(2)).toHaveLength(1);
    await me("蓝海签约这事我心里踏实多了，刘总昨天把合同盖了章");
    expect(await told(5)).toHaveLength(1);
  });
});

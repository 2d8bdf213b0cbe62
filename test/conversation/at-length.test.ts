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

    test("today's day off of theirs, and a day that is only waited for, are none", async () => {
      await me("7号那个钱工没找着 他同事接的说今天调休 别的也不肯说");
      expect(await item(7)).toMatchObject({ nextDay: "2026-03-13" });
      await me("蓝海那边一切正常就等二十号");
      expect(await item(5)).toMatchObject({ nextDay: "2026-03-12" });
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
      ["wangwu", "真希望百川明天就能打个三十万回款过来,做做白日梦嘛哈哈。", 10],
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

  describe("what nobody asks of us", () => {
    test.each([
      ["lisi", "顾总关机 从昨天下午关到现在 不知道是不是换号了", 9],
      [
        "ZhangSan",
        "老沈说今年预算全砍了 这个仓库系统他们整个不上了 也不是给谁抢了就是不做了 哎四十五万呢我的提成",
        4,
      ],
      ["ZhangSan", "哎妈呀刘总刚把章盖了二十六万一分没少我现在在回来的车上手还在抖", 5],
    ])("%s: %s", async (who, text, no) => {
      const before = await told(no);
      await say(who, text);
      expect(await told(no)).toHaveLength(before.length + 1);
    });

    test("又没通 第四个了, right behind an attempt", async () => {
      await me("我今天给华测吴主任打了三个电话都没人接");
      await me("又没通 第四个了");
      expect(await told(6)).toHaveLength(2);
    });
  });

  describe("put right at length", () => {
    test("what came in, with how one knows it", async () => {
      await me("回款 6 3万");
      expect(await me("刚才那个数报少了 是三万五 财务刚跟我说的")).toContain("到账 3.5万");
      expect(await me("华测的数他们财务报少了 下周补")).not.toContain("撤销");
    });

    test("a price of the version before", async () => {
      await say("lisi", "智谷金额改成17万");
      await say("lisi", "十七万是上一版了啊 呃应该写十七万六 我刚翻了下邮件");
      expect(await item(8)).toMatchObject({ quotedFen: 17_600_000 });
    });
  });

  test("money given back is offered as 退款", async () => {
    expect(await me("吴主任刚打来说有一万是他们财务多打的 我们已经退给他们了 今天早上退的")).toContain(
      "退款 #6 1万",
    );
  });
});

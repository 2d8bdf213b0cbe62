// Whoever is named first takes it on (李四熟,让他去弄吧), what lies in the pool is claimed or let go, a deal done together is shared.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { item, count, say } = inScene(engine);

  describe("to whoever was named it is offered, and kept as no news", () => {
    test.each([
      ["zhuguan", "凌峰那边张三熟,以后由他来对接", 9, "改派 #9 @张三」"],
      ["ZhangSan", "云图这个我跑不过来了滨江那边李四天天去让他弄吧", 1, "转交 #1 @李四」"],
      ["ZhangSan", "新元何工跟李四聊得来,往后就让他跟了,我不跟了", 2, "转交 #2 @李四」"],
      ["zhuguan", "蓝海张三忙不过来,李四近,让他去跟吧", 5, "改派 #5 @李四」"],
      ["zhuguan", "张三手上太满了,云图拨给李四", 1, "改派 #1 @李四」"],
      ["wangwu", "百川我实在搞不动了,准备放公海", 10, "退公海 #10"],
      ["lisi", "顾总那单我实在磨不动了 想放公海让别人试试", 9, "退公海 #9"],
      ["lisi", "芜湖那个顾总的单子我不想跟了你给我扔回公海去", 9, "退公海 #9"],
      ["ZhangSan", "万邦这单我是跟李四一块做的到时候业绩他三我七你给记一下", 4, "分成 #4 业绩 我70 @李四30"],
      ["ZhangSan", "万邦这单跟李四一块儿谈下来的,业绩五五", 4, "分成 #4 业绩 我50 @李四50"],
    ] as const)("%s: %s", async (who, text, no, words) => {
      const before = await count(no);
      expect(await say(who, text)).toContain(words);
      expect(await count(no)).toBe(before);
    });
  });

  describe("what was agreed with them already is told, and kept besides", () => {
    test.each([
      ["ZhangSan", "宝利这单我跟李四说好了常州他熟以后他去跟我就不管了", 7, "转交 #7 @李四」"],
      ["ZhangSan", "宝利我跟李四说妥了,他去接手,我就不盯了", 7, "转交 #7 @李四」"],
      ["ZhangSan", "宝利在常州 李四老家那边熟 跟他讲好了 往后归他跟", 7, "转交 #7 @李四」"],
      ["ZhangSan", "5这单李四帮了大忙 方案全他写的 讲好分他两成", 5, "分成 #5 我80 @李四20」"],
    ] as const)("%s: %s", async (who, text, no, words) => {
      const before = await count(no);
      expect(await say(who, text)).toContain(words);
      expect(await count(no)).toBe(before + 1);
    });
  });

  describe("whoever works at the customer takes nothing over", () => {
    test.each([
      ["恒力陈总说以后由他们王工来对接", 3],
      ["云图王磊说让他来弄吧 他自己写个方案给我", 1],
      ["昨天李四陪我去的宝利,钱工说以后由他负责验收", 7],
      ["恒力的合同李四帮我看了,陈总说由他来盖章", 3],
      ["何工说设备太旧了想退掉,问我们能不能回收", 2],
      ["万邦跟李四一块去的,沈经理要加一块5万的屏", 4],
      ["恒力何工说他三天我七天交货", 3],
      ["恒力拨给我们两万预算", 3],
    ] as const)("%s", async (text, no) => {
      const before = await count(no);
      const answer = await say("ZhangSan", text);
      expect(answer).not.toMatch(/转交|退公海|分成/u);
      expect(await count(no)).toBe(before + 1);
    });

    test.each(["不要把恒力放回公海啊", "万邦别放公海 我明天还去"])(
      "nor is given back what is forbidden: %s",
      async (text) => {
        expect(await say("ZhangSan", text)).not.toMatch(/转交|「退公海/u);
      },
    );
  });

  describe("what lies in the pool", () => {
    test.each([
      ["lisi", "谢工那家公海里的,我捞了啊", 11],
      ["wangwu", "潘总今天又打了还是没接然后公海里那个海正模具没人跟我领一下顺便跑趟绍兴", 12],
      ["ZhangSan", "嘉兴晨光在公海吧,没人管我接了", 11],
    ] as const)("is claimed by %s: %s", async (who, text, no) => {
      await say(who, text);
      expect((await item(no))?.ownerId).toBe(who);
    });

    test.each(["领错了我要的是嘉兴那家", "领错了,要的是谢工那家", "领错了,我要的是做仪表那家"])(
      "is claimed in the place of the other one: %s",
      async (text) => {
        await say("wangwu", "领取 12");
        await say("wangwu", text);
        expect([(await item(11))?.ownerId, (await item(12))?.ownerId]).toEqual(["wangwu", null]);
      },
    );

    test.each(["算了算了不领了我看了下嘉兴那边我排不过来", "不领了", "哎算了不抢了"])(
      "is let go again: %s",
      async (text) => {
        await say("ZhangSan", "领取 11");
        await say("ZhangSan", text);
        expect((await item(11))?.ownerId).toBeNull();
      },
    );

    test.each(["不领情啊这客户,电话都挂了", "不领了行不行啊", "恒力不领了,样品他们自己买"])(
      "and stays: %s",
      async (text) => {
        await say("ZhangSan", "领取 11");
        await say("ZhangSan", text);
        expect((await item(11))?.ownerId).toBe("ZhangSan");
      },
    );

    test("is only looked at where somebody asks", async () => {
      await say("wangwu", "公海里那个海正模具没人领吗");
      await say("lisi", "公海里还有谁没人领");
      expect([(await item(11))?.ownerId, (await item(12))?.ownerId]).toEqual([null, null]);
    });
  });
});

// Several customers in one breath, dictated without marks: each gets its own clause, its own day, its own line.
import { beforeEach, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const next = async (no: number) => (await talk.database.read(({ items }) => items.byNo(no)))?.nextDay;
  const told = async (no: number) =>
    (await talk.database.read(({ followUps }) => followUps.latest(no, 3))).map(({ text }) => text);
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  test("each customer's own clause begins with its name", async () => {
    await me("上午恒力和万邦都打过了恒力说下周一再谈万邦那边法务还在看");
    expect(await next(3)).toBe("2026-03-16");
    expect(await next(4)).toBe("2026-03-12");
    expect(await told(4)).toEqual([expect.stringContaining("法务还在看")]);
    await me("恒力下周三演示万邦下周四演示");
    expect([await next(3), await next(4)]).toEqual(["2026-03-18", "2026-03-19"]);
  });

  test("对了 begins another, somebody there names their customer", async () => {
    await me("早上宝利来电问交期 对了恒力陈总改到下周二了");
    expect([await next(7), await next(3)]).toEqual(["2026-03-13", "2026-03-17"]);
    await me("沈经理催发票 顺便提一嘴新元何工电话打不通");
    expect(await told(4)).toHaveLength(1);
    expect(await told(2)).toHaveLength(1);
    const answer = await talk.say("lisi", "两个都联系了啊郑工那边没啥问题顾总那边还在犹豫");
    expect(answer).toMatch(/#8[^#]*跟进已记[^#]*#9[^#]*跟进已记/);
  });

  test("a customer that is only spoken of gets nothing", async () => {
    for (const said of [
      "恒力陈总说万邦那边用得挺好想去看看",
      "云图王磊想参考恒力的案例",
      "恒力觉得宝利没我们服务好",
    ])
      expect(await me(said)).toContain("也提到了,它的没记");
    expect([await told(4), await told(7)]).toEqual([[], []]);
  });

  test("behind a command another customer's news is kept, or said not to be", async () => {
    await me("跟进 2 资料发了,宝利那边说下周二面谈");
    expect([await next(2), await next(7)]).toEqual(["2026-03-12", "2026-03-17"]);
    const answer = await me("推进 3 到4 谈付款了,新元没人接");
    expect(answer).toContain("高意向 → 决策关键期");
    expect(answer).toContain("#2 宁波新元塑料 也提到了");
    await me("跟进 恒力 客户说,万邦用得挺好 想去看看");
    expect(await told(4)).toEqual([]);
  });
});

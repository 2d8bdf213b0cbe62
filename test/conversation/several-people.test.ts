// Several customers told or asked of in one breath, by their people, their numbers, or both together and then each.
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const told = (no: number) => talk.database.read(({ followUps }) => followUps.latest(no, 5));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("each has what was said of both, and its own day", () => {
    test("by their names", async () => {
      await me("云图和恒力都打了,云图说再等等,恒力下周一来电话");
      expect(await item(1)).toMatchObject({ nextDay: null });
      expect(await item(3)).toMatchObject({ nextDay: "2026-03-16" });
      expect((await told(3)).map(({ text }) => text)).toEqual(["云图和恒力都打了,恒力下周一来电话"]);
    });
    test("by their people behind their names", async () => {
      await talk.say("lisi", "智谷凌峰都回访过了 郑工那边在等预算 顾总说下周二可以去");
      expect(await item(8)).toMatchObject({ nextDay: "2026-03-12" });
      expect(await item(9)).toMatchObject({ nextDay: "2026-03-17" });
    });
    test("by a nickname beside a name", async () => {
      await me("老沈和刘总我都打了,老沈让我下周一去,刘总没接");
      expect(await item(4)).toMatchObject({ nextDay: "2026-03-16" });
      expect(await item(5)).toMatchObject({ nextDay: "2026-03-12" });
    });
    test("by customer and person together", async () => {
      await me("云图王磊和恒力陈总都说样本收到了");
      expect(await told(1)).toHaveLength(2);
      expect(await told(3)).toHaveLength(1);
    });
    test("by their numbers", async () => {
      await me("#1发了资料,#3等他们回复,#5周五签");
      expect(await told(3)).toHaveLength(1);
      expect(await item(5)).toMatchObject({ nextDay: "2026-03-13" });
    });
  });

  test("a question behind a report is of the other customer", async () => {
    const answer = await me("跟何工通了电话要改方案,顺便问下恒力报了多少");
    expect(answer).toContain("金额 30万");
    expect(await told(2)).toHaveLength(1);
    expect(await told(3)).toEqual([]);
  });
  test("and a report before a question is kept", async () => {
    await me("华测吴主任说尾款月底付,另外恒力的地址发我一下");
    expect(await told(6)).toHaveLength(1);
    expect(await told(3)).toEqual([]);
  });

  test("what is asked of several is in the answer of each", async () => {
    for (const [who, text, wanted] of [
      ["ZhangSan", "云图新元宝利三家电话一起发我", ["13800001111", "13800002222", "13800007777"]],
      ["zhuguan", "恒力跟智谷各报多少", ["30万", "18万"]],
      ["zhuguan", "1号9号两单跟到哪了", ["云图", "凌峰"]],
      ["ZhangSan", "把恒力万邦蓝海的金额给我列一下", ["30万", "45万", "26万"]],
      ["ZhangSan", "恒力和智谷各是谁在跟", ["负责人 张三", "李四在跟"]],
      ["zhuguan", "嘉兴绍兴那一片谁在跟", ["嘉兴晨光仪表", "绍兴海正模具"]],
    ] as const) {
      const answer = await talk.say(who, text);
      for (const words of wanted) expect(answer).toContain(words);
    }
  });
});

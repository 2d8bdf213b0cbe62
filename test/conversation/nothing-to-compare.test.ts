// Figures of whoever has too little for any: what nobody can tell is not called fine, and what is proposed is theirs.
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { ownItemsOf } from "../setup/own-items.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });

  test("找原因 without a single item: nothing is said to be fine", async () => {
    const answer = await talk.say("zhuguan", "找原因 部门");
    expect(answer).toContain("二、转化: 单子还少,比不出");
    expect(answer).toContain("三、停留: 单子还少,比不出");
    expect(answer).toContain("这段时间一个都没进,先补源头");
    expect(answer).not.toContain("没有明显的短板");
  });

  test("of two items it leads to the items", async () => {
    const own = ownItemsOf(talk);
    await own("ZhangSan");
    await own("ZhangSan");
    const answer = await talk.say("ZhangSan", "找原因");
    expect(answer).toContain("单子还少,说不上有没有短板,先看具体的单子: 发「卡点 我」");
    expect(await talk.say("zhuguan", "找原因 @张三")).toContain("发「卡点 张三」");
    expect(await talk.say("zhuguan", "卡点 张三")).toContain("张三的卡点");
  });

  test("a head without a target is told how to set the department's, and that it answers", async () => {
    const answer = await talk.say("zhuguan", "倒推");
    const proposed = /先定一个: 发「(.*)」/.exec(answer)?.[1] ?? "";
    expect(proposed).toBe("目标 销售一部 本季 300万");
    await talk.say("zhuguan", proposed);
    expect(await talk.say("zhuguan", "倒推")).toContain("销售一部 第1季度");
    expect(await talk.say("ZhangSan", "倒推")).toContain("先定一个: 发「目标 本季 300万」");
  });

  test("a department's count without its floor: the line to be filled in is the department's", async () => {
    const answer = await talk.say("zhuguan", "目标 部门 本月 商机数 20");
    expect(answer).toContain("自己写: 目标 销售一部 3月 商机数 20 完整率80%");
  });

  test("a colleague of one's own department is not said to be in another", async () => {
    const answer = await talk.say("lisi", "业绩 @张三");
    expect(answer).toBe("张三不在你带的部门,他的由他自己和他的主管看。自己的照样问,后面加个「我」");
  });
});

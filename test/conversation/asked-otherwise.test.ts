// Questions that do not look like one, or ask for a colleague, a day, a date: answered by a look, and nothing is kept.
import { beforeEach, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const head = (text: string) => talk.say("zhuguan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const told = (no: number) => talk.database.read(({ followUps }) => followUps.latest(no, 3));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  test("nothing is kept of what is only to be confirmed or looked up", async () => {
    const before = await Promise.all([1, 2, 3, 4, 5, 6].map(told));
    for (const [text, no] of [
      ["万邦到第四步了对吧", 4],
      ["恒力报的是30万没错吧", 3],
      ["恒力陈总那个当时报的含税还是不含税", 3],
      ["给我南京那单的合同金额", 6],
      ["麻烦看下华测那单收了几成了", 6],
      ["帮我看看新元", 2],
      ["请帮我查一下,无锡刘总那边原先定的是哪一天签约", 5],
    ] as const)
      expect(await me(text)).toContain(`#${no} `);
    expect(await Promise.all([1, 2, 3, 4, 5, 6].map(told))).toEqual(before);
  });
  test("what is still so after the third time is told", async () => {
    expect(await me("恒力打了三次还是没人接")).toContain("跟进已记");
  });

  test("whether one may be claimed claims nothing", async () => {
    expect(await me("海正模具能不能领")).toContain("没人在跟");
    expect(await item(12)).toMatchObject({ place: "pool", ownerId: null });
  });

  test("the pool says how many may still be claimed that day", async () => {
    expect(await me("我还能领几个")).toContain("今天还能领 10 个");
    await me("领取 12");
    expect(await me("我还能领几个")).toContain("今天还能领 9 个");
  });

  test("of a colleague who is named, not of oneself", async () => {
    for (const text of [
      "李四有几个高意向",
      "李四报了几家价 多少",
      "小李手上啥情况",
      "李四手里几个单子要到期了",
    ])
      expect(await head(text)).toContain("李四在跟 2 个");
    expect(await head("張三手上還有幾個沒報價")).toContain("张三在跟 6 个");
  });

  test("whom one meets on a day", async () => {
    for (const text of ["礼拜四我是跟谁碰头来着", "后天我要去见哪几个", "我这周几个面谈", "12号有什么安排"])
      expect(await me(text)).toContain("#2 宁波新元塑料 中意向|面谈 何工参加");
    expect(await me("下礼拜一我有啥安排")).toContain("3/16到周日 3/22");
  });

  test("a date", async () => {
    expect(await me("今天礼拜几")).toContain("周二 3/10");
    expect(await me("20号是周几")).toContain("周五 3/20");
  });

  test("departments are told apart to whoever leads several", async () => {
    const answer = await talk.say("jingli", "一部和二部各多少单");
    expect(answer).toContain("销售一部 8 个");
    expect(answer).toContain("销售二部 1 个");
  });

  test("small talk gets a friendly line, and what is no business of ours is said to be none", async () => {
    for (const text of ["在不在呀", "谢谢你啊 帮大忙了", "下班了下班了", "周末愉快", "早啊,又是搬砖的一天"])
      expect(await me(text)).toContain("有进展随时说一声");
    expect(await me("请问你都能替我做些什么?")).toContain("不用背命令");
    expect(await me("讲个笑话")).toContain("这个我帮不上");
  });
});

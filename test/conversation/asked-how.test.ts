// How something is said here, what is closest to a signature, who has whom: looked up, whatever words are used.
import { beforeEach, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  test.each([
    ["新客户怎么报备", "报备: "],
    ["报备要填啥", "报备: "],
    ["怎么转给同事", "转交: "],
    ["单子丢了怎么记", "输单: "],
    ["怎么改金额", "改: "],
    ["公海怎么领", "领取: "],
    ["怎么请假", "请假: "],
  ])("%s", async (said, help) => {
    expect(await me(said)).toMatch(new RegExp(`^${help}`));
  });

  test("how a customer does is no question about a command", async () => {
    expect(await me("恒力怎么样了")).toContain("#3 苏州恒力机电");
    expect(await talk.say("zhuguan", "万邦丢了吗?我咋听说选了别家")).toContain("#4 上海万邦物流");
  });

  test("where one has to go this week, and what is signed first", async () => {
    for (const said of ["这周我得跑哪几家", "这礼拜要去哪几家"])
      expect(await me(said)).toMatch(/#2 宁波新元塑料[\s\S]*#7 常州宝利精密/);
    for (const said of ["我这里最快能签掉的是哪个", "哪单最快能成", "我这个月能签几个"])
      expect(await me(said)).toContain("#5 无锡蓝海光伏 计划3/20签");
  });

  test("部里, 组里 are one's department", async () => {
    expect(await talk.say("zhuguan", "部里三月份签了几单")).toContain("签约 50万(1单)");
    expect(await talk.say("zhuguan", "我们组这周谁最拼")).toContain("张三 跟进 1 次");
  });

  test("who has the one of a place, without more than may be known", async () => {
    const answer = await me("温州那个阀门厂谁在跟");
    expect(answer).toContain("王五在跟一个");
    expect(answer).not.toContain("13900001010");
  });
});

// What is offered is filled with what was meant: a part that is paid is no price, and a reason that comes after completes it.
import { beforeEach, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const say = (text: string) => talk.say("ZhangSan", text);
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  test.each([
    ["蓝海刘总昨天把首付款打过来了,8万", "8万"],
    ["蓝海签了 先付10万", "10万"],
    ["蓝海打了10万过来", "10万"],
    ["新元那边有个竞品进来了,叫鼎捷,报价比我们低三万", "报价3万"],
  ])("%s offers no %s as the price", async (text, amount) => {
    const [, offered = ""] = (await say(text)).split("我理解为");
    expect(offered).not.toBe("");
    expect(offered.replaceAll(text.slice(2), "")).not.toContain(` ${amount}`);
  });

  test.each([
    ["蓝海首付8万已到,合同26万", "赢单 #5 26万"],
    ["蓝海首付款到了,26万签的", "赢单 #5 26万"],
    ["蓝海全款26万到账", "赢单 #5 26万"],
    ["华测今天付了5万", "我理解为「回款 #6 5万」"],
    ["华测今天付了5万,下周五再付10万", "回款 #6 5万"],
    ["华测到了5万 还有40万月底付", "回款 #6 5万"],
  ])("%s offers %s", async (text, offered) => {
    expect(await say(text)).toContain(offered);
  });

  test.each([
    ["蓝海的合同法务退回来了,让改付款条款", "赢单"],
    ["恒力陈总下周四要上会,我下周二把对比表给他", "转交"],
  ])("%s offers no %s", async (text, word) => {
    expect(await say(text)).not.toContain(word);
  });

  test.each(["把宝利退了", "退了宝利吧,钱工根本不回"])("%s is an order, and offered", async (text) => {
    const answer = await say(text);
    expect(answer).toContain("我理解为「退公海 #7");
    expect(answer).not.toContain("跟进已记");
  });

  test.each([
    ["恒力黄了", "价格太高谈不拢", "输单 #3 黄了 价格太高谈不拢"],
    ["恒力不要了", "被金蝶抢了", "输单 #3 不要了 被金蝶抢了"],
    ["云图退公海吧", "预算没批", "退公海 #1 吧 预算没批"],
  ])("%s, %s: the reason completes what was offered", async (first, reason, offered) => {
    await say(first);
    expect(await say(reason)).toContain(`我理解为「${offered}」`);
  });

  test.each(["价格太高我再去谈谈", "宝利价格谈不拢"])("恒力黄了, %s is no reason of it", async (text) => {
    await say("恒力黄了");
    expect(await say(text)).not.toContain("输单 #3");
  });

  test("联系人换成孙莉了 is called 孙莉", async () => {
    expect(await say("云图联系人换成孙莉了,手机13811112222")).toContain("联系人 孙莉 13811112222");
  });
});

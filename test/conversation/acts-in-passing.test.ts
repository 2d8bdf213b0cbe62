// What a customer told us by the way, and acts told without their words: kept or offered, never an order to the bot.
import { beforeEach, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  test("when they want to be called is what comes next, and no reminder", async () => {
    expect(await me("宝利钱工在开会 叫我四点以后再打")).toContain("下次 今天 3/10 16:00 再打");
    expect(await me("何工接了一下说不方便 让我两点后打")).toContain("下次 今天 3/10 14:00 打");
    expect(await me("我的提醒")).not.toContain("16:00");
  });

  test("打给我 claims no customer, and 开会呢 asks nothing", async () => {
    expect(await me("蓝海刘总把我电话按了回了条消息说在开会晚点打给我")).toContain("跟进已记");
    expect(await me("陈总刚接起来就说在车间太吵 回头打给我")).toContain("跟进已记");
    expect(await me("钱工开会呢 他说散会了给我回")).toContain("跟进已记");
  });

  test.each([
    ["ZhangSan", "刚跟恒力陈总聊付款他想三三四我说回去问问领导", "推进 #3 到决策关键期"],
    ["lisi", "智谷那边郑工说他们领导最后定了用友我们出局了", "输单 #8"],
    ["ZhangSan", "跟主管说好了 宝利以后李四去跑 钱工也同意换人", "转交 #7 @李四"],
    ["ZhangSan", "新元何工那边李四更熟 主管让他接", "转交 #2 @李四"],
    ["ZhangSan", "新元那单李四一起跟的 五五分吧", "分成 #2 我50 @李四50"],
    ["ZhangSan", "华测回了15万", "回款 #6 15万"],
  ])("%s: %s", async (who, said, offer) => {
    expect(await talk.say(who, said)).toContain(`我理解为「${offer}`);
  });

  test("what was left with somebody gives no customer up", async () => {
    expect(await me("新元下午去了趟何工不在放了份资料给前台")).toContain("跟进已记");
    expect(await me("新元何工说可以了让我准备合同这单算口头定了吧")).not.toContain("输单");
  });

  test("a number is asked for, not added", async () => {
    expect(await me("宝利那边联系人电话给我")).toContain("13800007777");
    expect(await talk.database.read(({ contacts }) => contacts.of(7))).toHaveLength(1);
  });

  test("what they make themselves answers to whom a deal was lost", async () => {
    await me("输单 3");
    expect(await me("价格高 他们自己开发了")).toContain("已记输单: 价格高 他们自己开发了");
    expect((await item(3))?.outcome).toBe("lost");
    await me("输单 4");
    expect(await me("用友 价格")).toContain("输给用友");
  });
});

// Somebody at a customer's is called otherwise: the name is put right, and is no news; somebody else is one more.
import { beforeEach, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const names = (no: number) =>
    talk.database.read(async ({ items, contacts }) => {
      const item = await items.byNo(no);
      return (await contacts.of(item?.customerId ?? 0)).map(({ name }) => name);
    });
  const told = (no: number) => talk.database.read(({ followUps }) => followUps.latest(no, 9));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  test.each([
    [1, "王磊改成王雷", ["王雷"]],
    [1, "王磊的名字写错了,应该是王雷", ["王雷"]],
    [1, "云图的联系人改名叫王雷", ["王雷"]],
    [1, "云图联系人王磊改成王雷", ["王雷"]],
    [1, "联系人 1 改 王磊 王雷", ["王雷"]],
    [2, "何工改成贺工", ["贺工"]],
    [3, "恒力陈总其实叫程总", ["程总"]],
    [1, "云图联系人王磊换成李敏", ["王磊", "李敏"]],
    [1, "云图对接人换成了李敏 13512340000", ["王磊", "李敏"]],
  ])("#%i %s", async (no, text, wanted) => {
    const before = await told(no);
    await talk.say("ZhangSan", text);
    expect(await names(no)).toEqual(wanted);
    expect(await told(no)).toEqual(before);
  });

  test.each([
    [3, "陈总应该是程总", "我理解为「联系人 #3 改 陈总 程总」"],
    [1, "云图王磊改成李敏", "我理解为「联系人 #1 加 李敏」"],
    [3, "对接人陈总改成沈总", "我理解为「联系人 #3 加 沈总」"],
    [3, "陈总应该是刘总", "我理解为"],
  ])("#%i of what may be meant otherwise nothing is written: %s", async (no, text, offer) => {
    const before = [await names(no), await told(no)];
    expect(await talk.say("ZhangSan", text)).toContain(offer);
    expect([await names(no), await told(no)]).toEqual(before);
  });

  test("of nobody who is known nothing is renamed", async () => {
    expect(await talk.say("ZhangSan", "李敏改成李明")).toContain("没看懂");
  });
});

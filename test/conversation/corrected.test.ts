// What was just said is put right: its amount, its day, its words, its customer, its number (speech.md, "correction").
import { beforeEach, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const told = async (no: number) =>
    (await talk.database.read(({ followUps }) => followUps.latest(no, 9))).map(({ text }) => text);
  const says = async (...texts: readonly string[]) => {
    let answer = "";
    for (const text of texts) answer = await talk.say("ZhangSan", text);
    return answer;
  };
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  test("the amount of what waits for its stage, which its amount is the mark of", async () => {
    await says("推进 2 25万", "报错了应该24万");
    expect(await item(2)).toMatchObject({ stage: 3, quotedFen: 24_000_000 });
  });

  test("the stage that was asked for stands before what was said of it", async () => {
    await says("推进 2 25万", "3");
    expect(await item(2)).toMatchObject({ stage: 3, quotedFen: 25_000_000 });
  });

  test("不是新元 宝利的: undone there, kept here", async () => {
    const before = await told(2);
    await says("新元何工要加两个工位的方案", "不是新元 宝利的");
    expect(await told(2)).toEqual(before);
    expect(await told(7)).toEqual(["何工要加两个工位的方案"]);
  });

  test.each([
    [["恒力下次跟进改到下周三", "算了还是下周二吧"], "2026-03-17"],
    [["恒力说下周三看演示", "我嘴瓢了是下周四"], "2026-03-19"],
    [["恒力改到下周三", "还是下周五吧"], "2026-03-20"],
  ])("%s: the day, with the words of the step", async (texts, day) => {
    await says(...texts);
    const { nextDay, nextText } = (await item(3)) ?? {};
    expect(nextDay).toBe(day);
    expect(nextText).not.toBeNull();
  });

  test("the planned signing, where that was said last", async () => {
    await says("蓝海签约日改到25号", "不对 28号");
    expect(await item(5)).toMatchObject({ plannedSigningOn: "2026-03-28", nextDay: "2026-03-12" });
  });

  test.each([
    ["新元何工说要样机", "说错了 是要样品", "跟进 #2 何工说要样品"],
    ["万邦沈经理说要三套", "口误 是五套", "跟进 #4 沈经理说要五套"],
    ["宝利钱工要LIMS的案例", "打错了 是MES的案例", "跟进 #7 钱工要MES的案例"],
  ])("%s, %s: its words, where that is confirmed", async (text, corrected, anew) => {
    const answer = await says(text, corrected);
    expect(answer).toContain("撤销");
    expect(answer).toContain(anew);
  });

  test("a number said whole is that number, of whomever it is most like", async () => {
    expect(await says("恒力陈总手机改成13912340000", "不对末尾是四个八13912348888")).toContain("13912348888");
    await says("联系人 7 赵工 13812345678");
    const answer = await says("电话错了 13812345679");
    expect(answer).toContain("钱工 13800007777");
    expect(answer).toContain("赵工 13812345679");
  });

  test("an amount that is not ours is changed on no guess", async () => {
    await says("恒力陈总说预算三十五万", "听错了三十三万");
    expect((await item(3))?.quotedFen).toBe(30_000_000);
  });
});

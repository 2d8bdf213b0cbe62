// 「下周」是哪天? is answered by a day of that week: what was asked about holds for the answer (speech.md, "Answers lead on").
import { expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  test.each([
    ["下周要去趟恒力", "周三下午", 3, "2026-03-18"],
    ["下周去恒力", "那就星期五上午十点", 3, "2026-03-20"],
    ["恒力陈总说下下周过来", "周二", 3, "2026-03-24"],
    ["恒力陈总说下个月再谈", "15号", 3, "2026-04-15"],
    ["新元下个月再去拜访", "月底吧", 2, "2026-04-30"],
    ["宝利说国庆后再联系", "9号", 7, "2026-10-09"],
    ["恒力口头同意了 下周签", "周四", 3, "2026-03-19"],
    // Whatever names its own week or day is meant.
    ["下周去恒力", "明天", 3, "2026-03-11"],
    ["下周去恒力", "这周五", 3, "2026-03-13"],
  ])("%s, %s", async (told, answer, no, day) => {
    const talk = await openScene(engine);
    await talk.say("ZhangSan", told);
    await talk.say("ZhangSan", answer);
    const item = await talk.database.read(({ items }) => items.byNo(no));
    expect(item?.nextDay).toBe(day);
  });

  test("a reminder for next week too", async () => {
    const talk = await openScene(engine);
    await talk.say("ZhangSan", "提醒我下周给何工打电话");
    expect(await talk.say("ZhangSan", "周四上午")).toContain("3/19");
  });
});

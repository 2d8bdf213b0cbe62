// 月底才有结果,我周四先去摸摸底: what we do before the day that was named is this week's, and ours comes before theirs.
import { expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { say, item } = inScene(engine);
  const days = async (...nos: number[]) =>
    Promise.all(nos.map(async (no) => (await item(no))?.nextDay ?? null));

  test.each([
    ["老沈讲他要到十五号左右才给得了答复,那我先不干等礼拜五我打个电话探探口风", 4, "2026-03-13"],
    ["陈总讲月底才有结果,我周四先去摸摸底", 3, "2026-03-12"],
    ["王磊说下周三上会,我周五先打个电话问问", 1, "2026-03-13"],
    ["陈总月底要去国外,回来再谈,我周五先把资料发他", 3, "2026-03-13"],
    ["何工说15号以后才有空,我下周二先打个电话", 2, "2026-03-17"],
    ["陈总礼拜天才回国,让我礼拜二再约", 3, "2026-03-17"],
    ["王磊下周三上会,我周五打电话问结果", 1, "2026-03-20"],
  ])("%s", async (text, no, day) => {
    await say("ZhangSan", text);
    expect(await days(no)).toEqual([day]);
  });

  test.each([
    [
      "lisi",
      "智谷郑工认为18万可以,但要等25日的预算会;凌峰顾总本周不在。这两家我都26号再联系",
      [8, 9],
      "2026-03-26",
    ],
    ["ZhangSan", "恒力要等20号的会,云图要等技术评审,两家我都下周一再打电话", [3, 1], "2026-03-16"],
    ["ZhangSan", "恒力今天寄了样品,云图发了案例,这两家周五我再打电话问", [3, 1], "2026-03-13"],
  ])("%s: %s", async (who, text, nos, day) => {
    await say(who, text);
    expect(await days(...nos)).toEqual(nos.map(() => day));
  });

  test("恒力和万邦今天都聊了,两家最近都忙 is kept of both", async () => {
    const answer = await say("ZhangSan", "恒力和万邦今天都聊了,两家最近都忙");
    expect(answer).toMatch(/#3 [\s\S]*跟进已记[\s\S]*#4 [\s\S]*跟进已记/u);
  });
});

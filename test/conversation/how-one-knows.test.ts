// An answer with how one knows it, a contact with why it changes, and a word of whoever was just spoken of.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say, count, item } = inScene(engine);

  describe("what came in", () => {
    test.each([
      ["财务说三万五，刚到", "到账 3.5万"],
      ["等我看一眼短信哦是八万整", "到账 8万"],
      ["短信上写的是八万", "到账 8万"],
    ])("%s", async (answer, told) => {
      await me("回款 6");
      expect(await me(answer)).toContain(told);
    });
    test.each(["财务说三万五还没到", "财务说下周到三万五"])("%s has not come", async (answer) => {
      await me("回款 6");
      expect(await me(answer)).not.toContain("到账");
    });
  });

  test("who it is now, and no word of why", async () => {
    await me("改 1 联系人");
    const answer = await me("王磊换人了，现在是李强13766665555");
    expect(answer).toContain("联系人 王磊 → 李强");
    expect(answer).toContain("13766665555");
  });

  test("why it was lost, without those who chose", async () => {
    await me("输单 4");
    expect(await me("他们选了金蝶，便宜八万")).toContain("已记输单: 便宜八万,输给金蝶");
  });

  test.each(["他们嫌太贵了", "她同意了"])("%s, right behind", async (text) => {
    await me("宝利钱工要报价");
    expect(await me(text)).toContain("#7");
    expect(await count(7)).toBe(2);
  });

  test("what was promised for a day to come has not happened", async () => {
    await me("云图王磊答应13号上午十点见面了，就在他们滨江办公室");
    expect(await item(1)).toMatchObject({ nextDay: "2026-03-13", nextMinute: 600, nextText: "见面" });
  });

  test("the rest is theirs to pay", async () => {
    const before = (await item(6))?.nextDay;
    await me("华测财务昨天打了十二万过来，吴主任把回单拍给我看了，余下的说是四月底。");
    expect((await item(6))?.nextDay).toBe(before);
  });

  test("an attempt is one, whatever was meant by it", async () => {
    await me("何工那边没打通，本来想跟他确认周四几点到的");
    expect(await count(2)).toBe(1);
  });

  test("moved once more", async () => {
    await me("恒力改到下周二");
    await me("又变了，是下周三");
    expect(await item(3)).toMatchObject({ nextDay: "2026-03-18" });
  });

  test("nobody is called 应该是", async () => {
    const answer = await say("wangwu", "潘总的手机号登记错了，应该是13676771212，帮我改过来。");
    expect(answer).toContain("潘总 13676771212");
  });
});

// A number that comes with a place, a name or neither: whose it is, and what nobody's name can be.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item } = inScene(engine);

  describe("one more number", () => {
    test.each(["再加一个电话13712345678", "加个电话13712345678", "多加一个他助理的号13712345678"])(
      "%s, behind whoever was spoken of",
      async (text) => {
        await me("跟进 云图 王磊要看案例");
        expect(await me(text)).toContain("我理解为「联系人 #1 加");
        expect(await item(13)).toBeNull();
      },
    );

    test("of nobody yet it is asked whose", async () => {
      expect(await me("再加一个电话13712345678")).toContain("哪个客户");
      expect(await item(13)).toBeNull();
    });
  });

  describe("a place is no name", () => {
    test.each([
      ["南通崇川区,瑞丰纺机电话13788889999", "瑞丰纺机"],
      ["南通崇川区 瑞丰纺机 13788889999", "瑞丰纺机"],
      ["苏州相城，瑞丰纺机电话13788889999", "瑞丰纺机"],
      ["东莞长安镇，永盛五金，13788889999", "永盛五金"],
      ["南通崇川 瑞丰纺机 孙经理 13788889999 想看MES", "瑞丰纺机"],
    ])("%s", async (text, name) => {
      expect(await me(text)).toContain(`#13 ${name} 线索`);
    });
  });

  describe("who is in charge there now", () => {
    test("is a contact, and no lost deal", async () => {
      const answer = await me("宝利对接的不是钱工了，换了个姓孟的 孟工13766667777");
      expect(answer).toContain("联系人 #7 加 孟工 13766667777");
      expect(answer).not.toContain("输单");
    });

    test("is named in the answer", async () => {
      expect(await me("宝利现在对接人换了，是孟工13766667777")).toContain("联系人加好了: 孟工 13766667777");
    });

    test("whoever buys from others is lost all the same", async () => {
      expect(await me("宝利换了人家用友的")).toContain("输单 #7");
    });
  });
});

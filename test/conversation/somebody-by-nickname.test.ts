// 小沈, 老陈 with a number of their own are somebody new, whoever else has the surname; 老沈换号了 is whoever there has it.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me } = inScene(engine);

  describe("a number that comes with a nickname changes nobody else's", () => {
    test.each([
      ["何工今天退休手续办完了，以后找他徒弟小沈13912123434", "联系人 小沈 13912123434", "#2"],
      ["新元加个联系人小刘13912123434", "联系人 小刘 13912123434", "#2"],
      ["新元加个联系人小刘 13912123434", "联系人 小刘 13912123434", "#2"],
      ["云图王磊离职了，现在找老陈13912123434", "老陈 13912123434", "#1"],
      ["何工退休了，接班的是小沈，电话13912123434", "联系人 #2 加 小沈 13912123434", "#2"],
      ["何工的同事小刘13912123434也存一下", "联系人 #2 加 小刘 13912123434", "#2"],
      ["钱工让我找小陈13912123434对接", "联系人 #7 加 小陈 13912123434", "#7"],
    ])("%s", async (text, told, no) => {
      const answer = await me(text);
      expect(answer).toContain(told);
      expect(answer).toContain(no);
      expect(answer).not.toMatch(/#[345] /u);
      expect(await me("详情 4")).toContain("沈经理 13800004444");
    });
  });

  test("whoever has such a name in full is somebody else", async () => {
    await me("联系人 4 改 王小沈 13912123434");
    expect(await me("联系人 4")).toContain("沈经理 13800004444");
  });

  test.each(["老沈换号了13912123434", "联系人 4 改 老沈 13912123434"])(
    "%s: theirs, and nobody is added",
    async (text) => {
      expect(await me(text)).toContain("联系人 沈经理 13912123434");
      expect(await me("联系人 4")).not.toContain("13800004444");
    },
  );
});

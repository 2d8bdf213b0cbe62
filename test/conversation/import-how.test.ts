// How a list comes in is answered however it is asked; and what is sent that holds no customers is told at once.
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type FilesIn, openFilesIn } from "../setup/files-in.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let files: FilesIn;
  beforeEach(async () => {
    talk = await openTalk(engine);
    files = await openFilesIn(talk);
  });
  const told = () => talk.told("admin");

  test("whoever wants to import hears what to send, what its columns are, and what comes next", async () => {
    for (const words of [
      "我要导入客户表",
      "怎么导入客户",
      "导入Excel",
      "导入",
      "Excel怎么导入",
      "我想把客户名单导进来",
      "有一批客户要导入",
      "能导入表格吗",
      "批量导入",
    ]) {
      const said = await talk.say("admin", words);
      expect(said, words).toContain("直接发给我就行");
      expect(said, words).toContain("客户名称、联系人、电话");
      expect(said, words).toContain("才导入");
      expect(await talk.say("admin", "确认"), words).toBe("现在没有等你确认的事");
    }
  });

  test("what a customer wants with a table of theirs is no question of ours", async () => {
    await talk.say("ZhangSan", "新建商机 上海云图科技有限公司 联系人王磊 13700001111 地址上海 需求MES");
    for (const words of ["云图要把旧系统的数据导入MES", "云图问表格怎么导入", "昨天导入的客户都跟完了"])
      expect(await talk.say("ZhangSan", words), words).not.toContain("直接发给我就行");
  });

  test("an admin finds it in the help and in the welcome, also one who leads people", async () => {
    await talk.database.transaction(({ people }) =>
      people.setRole("zhuguan", { role: "admin", by: "admin", at: 0 }),
    );
    for (const who of ["admin", "zhuguan"]) {
      expect(await talk.say(who, "帮助"), who).toContain("「导入」");
      expect(await talk.send(who, { type: "arrival" }), who).toContain("「导入」");
    }
    expect(await talk.say("ZhangSan", "帮助")).not.toContain("「导入」");
  });

  describe("nothing to import", () => {
    test.each([
      ["a heading and no row", "客户名称,联系人,电话\n", "「客户表.csv」: 只有表头,一行客户也没有"],
      ["no bytes at all", "", "「客户表.csv」: 表是空的,一行也没有"],
      ["empty lines", "\n\n", "「客户表.csv」: 表是空的,一行也没有"],
    ])("%s: said at once, each time, and no 确认 is asked for", async (_, content, words) => {
      for (const count of [1, 2]) {
        await files.send("admin", content);
        expect((await told()).filter((said) => said.includes(words))).toHaveLength(count);
      }
      expect((await told()).join("\n")).not.toContain("确认");
      expect(await talk.say("admin", "确认")).toBe("现在没有等你确认的事");
      expect(await talk.say("admin", "导入 1")).toContain("请再发一次");
    });
  });
});

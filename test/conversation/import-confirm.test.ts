// The 确认 of a list that came in, when something else waits in the chat: what was asked last is what is answered.
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type FilesIn, openFilesIn } from "../setup/files-in.ts";

const LIST = "客户名称,手机\n杭州富阳造纸,13757009901\n杭州桐庐制笔,13757009902\n";

onOneEngine((engine) => {
  let talk: Talk;
  let files: FilesIn;
  beforeEach(async () => {
    talk = await openTalk(engine);
    files = await openFilesIn(talk);
  });
  const items = () => talk.database.read(({ dump }) => dump.rowsOf("items"));
  const say = (text: string) => talk.say("ZhangSan", text);
  const sendList = async (list = LIST) => {
    talk.minutes(1);
    await files.send("ZhangSan", list);
    talk.minutes(1);
  };

  describe("after a question that nobody answered", () => {
    beforeEach(async () => {
      expect(await say("跟进 阿里山茶业 客户要比价")).toContain("没找到");
      await sendList();
    });

    test.each(["确认", "对", "导入"])(
      "「%s」 takes the list in; the older question is parked, and told once",
      async (word) => {
        const said = await say(word);
        expect(said).toContain("开始导入「客户表.csv」2行");
        expect(said).toMatch(/「跟进 …[^」]*」先放着,接着办发「继续」/);
        expect(await say("今日")).not.toContain("先放着");
        await files.work();
        expect(await items()).toHaveLength(2);
      },
    );

    test("取消 puts the list aside and leaves the older question; nothing is taken in by 确认 then", async () => {
      expect(await say("取消")).toContain("先放着。要办一天内发「导入 1」");
      expect(await say("确认")).toContain("没有等你确认的事。「客户表.csv」2行还没导入,要导入发「导入 1」");
      expect(await say("取消")).toContain("刚才那件事不办了");
      expect(await say("对")).not.toContain("开始导入");
      expect(await say("导入 1")).toContain("开始导入");
    });
  });

  describe("asked something else after it", () => {
    beforeEach(() => sendList());

    test("确认 takes the list also once that is cancelled", async () => {
      expect(await say("详情 阿里山茶业")).toContain("没找到");
      expect(await say("取消")).toContain("刚才那件事不办了");
      expect(await say("确认")).toContain("开始导入");
    });

    test("确认 is the list's where the other question is not answered by it, and 对 is not", async () => {
      await say("详情 阿里山茶业");
      expect(await say("对")).not.toContain("开始导入");
      expect(await say("确认")).toContain("开始导入");
    });

    test("a 确认 that was asked for later comes first, and said twice it does not take the list in", async () => {
      await say("导入 1");
      await files.work();
      await sendList("客户名称,手机\n杭州临平风机,13757009903\n");
      expect(await say("撤销导入 1")).toContain("回「确认」就撤销");
      expect(await say("确认")).toContain("开始撤销");
      expect(await say("确认")).toContain("没有等你确认的事。「客户表.csv」1行还没导入");
      await files.work();
      expect(await items()).toEqual([]);
    });
  });

  test("an older 确认 waits on, and is asked for again where the list was taken", async () => {
    await sendList();
    await say("导入 1");
    await files.work();
    expect(await say("撤销导入 1")).toContain("回「确认」就撤销");
    await sendList("客户名称,手机\n杭州临平风机,13757009903\n");
    const said = await say("确认");
    expect(said).toContain("开始导入「客户表.csv」1行");
    expect(said).toContain("「撤销导入 1」还等你一句: 办就回「确认」,不办回「取消」");
    expect(await say("确认")).toContain("开始撤销");
  });

  test("of two lists the later one is confirmed, and a second 确认 does not take the other", async () => {
    await sendList();
    await sendList("客户名称,手机\n杭州临平风机,13757009903\n");
    expect(await say("确认")).toContain("1行");
    expect(await say("确认")).toContain("「客户表.csv」2行还没导入,要导入发「导入 1」");
    await files.work();
    expect(await items()).toHaveLength(1);
  });

  test("taken in by its number, nothing is left to confirm", async () => {
    await sendList();
    await say("导入 1");
    expect(await say("确认")).toBe("现在没有等你确认的事");
    await files.work();
    expect(await say("撤销导入 1")).toContain("回「确认」就撤销");
    expect(await say("确认")).toContain("开始撤销");
  });

  test("an hour later 确认 says which list is meant, and takes none in", async () => {
    await sendList();
    talk.minutes(60);
    expect(await say("确认")).toContain("要导入发「导入 1」");
    expect(await say("好的")).not.toContain("开始导入");
  });

  test("the card's 取消 is about the list, whatever was asked since", async () => {
    await sendList();
    await say("详情 阿里山茶业");
    expect(await say("取消 导入 1")).toContain("要办一天内发「导入 1」");
    expect(await say("确认")).not.toContain("开始导入");
  });
});

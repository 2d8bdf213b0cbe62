// A row whose name is near to somebody's is taken in all the same, told with why, and counted before (rules.md 4; A.1).
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type FilesIn, openFilesIn } from "../setup/files-in.ts";

const LIST = [
  "客户名称,联系人,手机,产品,需求",
  "云图科技,王磊,13800001111,MES,想上云",
  "苏州恒力机电,李工,13900002222,ERP,",
  "苏州市恒力机电有限公司,孙工,13900003333,,",
].join("\n");

onOneEngine((engine) => {
  let talk: Talk;
  let files: FilesIn;
  beforeEach(async () => {
    talk = await openTalk(engine);
    files = await openFilesIn(talk);
    await talk.say("lisi", "新建商机 上海云图科技有限公司 联系人王磊 13700001111 地址上海 需求MES");
  });

  test("the first look counts them, every one is taken in, and the end tells whom each is like, and why", async () => {
    await files.send("ZhangSan", LIST);
    const look = (await talk.told("ZhangSan")).at(-1) ?? "";
    expect(look).toContain("有1行的名字像已有的客户,照样导入");
    expect(look).not.toContain("#1");
    await talk.say("ZhangSan", "确认");
    await files.work();
    const over = (await talk.told("ZhangSan")).findLast((said) => said.includes("导入完了")) ?? "";
    expect(over).toContain("新建2个,重复1行");
    expect(over).toContain("第2行 #2 云图科技 像 #1 上海云图科技有限公司(李四在跟,找他问) 没写地方");
    expect(over).toContain("是同一家请主管发「合并 1 2」");
    const rows = await talk.database.read(({ imports }) => imports.rowsAfter(1, 0, 10));
    expect(rows.map(({ verdict, near }) => [verdict, near])).toEqual([
      ["created", "1:place-left-out"],
      ["created", null],
      ["duplicate", null],
    ]);
    const needs = await talk.database.read(async ({ items }) =>
      (await items.byNos([2, 3])).map(({ need }) => need),
    );
    expect(needs).toEqual(["MES 想上云", "ERP"]);
  });

  test("of whom the importer may not see, no more of the name is told than they typed", async () => {
    await files.send("guangzhou", LIST);
    await talk.say("guangzhou", "确认");
    await files.work();
    const over = (await talk.told("guangzhou")).findLast((said) => said.includes("导入完了")) ?? "";
    expect(over).toContain("像 #1 ＊＊云图科技＊＊＊＊");
    expect(over).not.toContain("上海云图");
  });

  test("taken back as a whole, they go like all others", async () => {
    await files.send("ZhangSan", LIST);
    await talk.say("ZhangSan", "确认");
    await files.work();
    await talk.say("ZhangSan", "撤销导入 1");
    await talk.say("ZhangSan", "确认");
    await files.work();
    expect(
      await talk.database.read(async ({ dump }) => (await dump.rowsOf("items")).map(({ no }) => no)),
    ).toEqual([1]);
  });
});

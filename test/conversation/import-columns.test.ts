// Which column is what, said while a list's first look waits: a column pointed elsewhere, one left out, one by its heading.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { LEAD_FIELDS } from "../../src/domain/hands/lead-list.ts";
import { columnLetter, readRepointing } from "../../src/workflows/imports/said-columns.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type FilesIn, openFilesIn } from "../setup/files-in.ts";

const LIST = [
  "客户名称,跟进人,手机,备用,进展,内部编号",
  "杭州富阳造纸,张三,13757009901,13757009911,摸底,A1",
  "杭州桐庐制笔,张三,13757009902,13757009912,方案报价,A2",
].join("\n");

onOneEngine((engine) => {
  let talk: Talk;
  let files: FilesIn;
  beforeEach(async () => {
    talk = await openTalk(engine);
    files = await openFilesIn(talk);
    await files.send("ZhangSan", LIST);
  });
  const say = (text: string) => talk.say("ZhangSan", text);
  const columns = async () =>
    Object.fromEntries(
      (await talk.database.read(({ imports }) => imports.columns(1))).map(({ heading, field }) => [
        heading,
        field,
      ]),
    );
  const items = () => talk.database.read(({ dump }) => dump.rowsOf("items"));

  test.each([
    ["导入 1 D列是电话", { 备用: "phone" }],
    ["D列是电话", { 备用: "phone" }],
    ["d列改成手机吧", { 备用: "phone" }],
    ["第4列是电话", { 备用: "phone" }],
    ["第四列应该是电话", { 备用: "phone" }],
    ["把D列当电话", { 备用: "phone" }],
    ["「备用」是电话", { 备用: "phone" }],
    ["「内部编号」那列是备注", { 内部编号: "note" }],
    ["对列 D列是电话", { 备用: "phone" }],
    ["备用那列是电话", { 备用: "phone" }],
    ["把备用这一列改成电话吧", { 备用: "phone" }],
    ["跟进人这一列不要了", { 跟进人: null }],
    ["手机那列不要了", { 手机: null }],
    ["备用那列是电话,内部编号那列是备注", { 备用: "phone", 内部编号: "note" }],
    ["内部那列是备注", { 内部编号: "note" }],
    ["C列不要", { 手机: null }],
    ["不要C列", { 手机: null }],
    ["D列是电话,F列是备注", { 备用: "phone", 内部编号: "note" }],
    ["导入 1 E列是阶段 C列不要", { 进展: "stage", 手机: null }],
  ])("「%s」 is done at once and told with what the list is now", async (words, meant) => {
    const before = await columns();
    const said = await say(words);
    expect(said).toMatch(/好,改了:/);
    expect(said).toContain("对了就回「确认」,导入「客户表.csv」2行");
    expect(await columns()).toEqual({ ...before, ...meant });
    expect(await items()).toEqual([]);
  });

  test("a heading that begins with a command's word is a heading, and the words behind it name no customer", async () => {
    await files.send(
      "ZhangSan",
      "客户名称,备注,回款情况,联系人,跟进记录\n杭州富阳造纸,等预算,没回,王磊,聊过",
      "二.csv",
    );
    for (const words of ["备注那列不要了", "回款情况这一列是备注", "跟进记录那列不要", "联系人这列不导了"])
      expect(await say(`${words}`)).toMatch(/好,改了:/);
    const meant = await talk.database.read(({ imports }) => imports.columns(2));
    expect(meant.map(({ field }) => field)).toEqual(["customer", null, "note", null, null]);
  });

  test("what another column is now, the one before is no more; 确认 takes the list in as it is then", async () => {
    const said = await say("「备用」是客户");
    expect(said).toContain("客户名称→不要");
    expect(said).toContain("备用→客户");
    expect(await say("A列是客户,D列是电话")).toContain("客户名称→客户");
    expect(await say("确认")).toContain("开始导入「客户表.csv」2行");
    await files.work();
    expect(await items()).toHaveLength(2);
    expect(await say("详情 杭州富阳造纸")).toContain("13757009911");
  });

  test("a column of stages tells its words anew, and they can be said in the same breath", async () => {
    const first = await say("E列是阶段");
    expect(first).toContain("这些阶段我不认识: 摸底");
    const said = await say("导入 1 摸底=1");
    expect(said).toContain("阶段 摸底 = 基础意向");
    expect(said).not.toContain("不认识");
    await say("确认");
    await files.work();
    expect((await items()).map(({ stage }) => stage)).toEqual([1, 3]);
  });

  test("开始 behind it takes the list in as it is then, with what its amounts count", async () => {
    await files.send("ZhangSan", "客户,预算,备用\n杭州临平风机,15,13757009921\n");
    const said = await say("导入 2 C列是电话 金额按万元,开始导入");
    expect(said).toContain("开始导入「客户表.csv」1行");
    await files.work();
    expect((await items()).map(({ expectedFen }) => expectedFen)).toEqual([15_000_000]);
    expect(await say("导入 1 A列不要 C列不要 开始")).toContain("没有一列是客户、联系人或电话");
    expect(await say("导入 1 A列是客户 D列是客户 开始")).toContain("客户只能有一列");
    expect(await say("导入 1 A列是客户 开始 活动 春季展会")).toContain(
      "这件事要由主管、经理、公海管理员或市场来做",
    );
    await files.work();
    expect(await items()).toHaveLength(1);
  });

  test("two columns of what can only be one, and a column there is not, change nothing and say which", async () => {
    const before = await columns();
    expect(await say("A列是客户,D列是客户")).toContain("客户只能有一列,你说了两列: 客户名称 备用");
    expect(await say("导入 1 K列是电话")).toContain("这张表没有第11列");
    expect(await say("「座机」是电话")).toContain("没找到叫「座机」的一列");
    expect(await columns()).toEqual(before);
  });

  test("without anybody it could be about the list is not taken in, and says what it needs", async () => {
    const said = await say("A列不要,C列不要");
    expect(said).toContain("还没有一列是客户、联系人或电话");
    expect(said).not.toContain("确认");
    expect(await say("导入 1")).toContain("没有一列是客户、联系人或电话");
    expect(await say("确认")).toContain("没有一列是客户、联系人或电话");
    await files.work();
    expect(await items()).toEqual([]);
    expect(await say("C列是电话")).toContain("回「确认」");
  });

  test("somebody else's list is not there, one that runs or is over stays as it is", async () => {
    expect(await talk.say("lisi", "导入 1 D列是电话")).toContain("导入1没有在等确认");
    expect(await talk.say("lisi", "D列是电话")).toContain("现在没有等你确认的表");
    await say("确认");
    await files.work();
    expect(await say("导入 1 D列是电话")).toContain("已经导入过了");
  });

  test("what is said in passing about a column of theirs is no order", async () => {
    const before = await columns();
    for (const words of ["云图说他们的表里客户列是空的", "客户问第三列数据怎么导"]) await say(words);
    expect(await columns()).toEqual(before);
  });
});

describe("the words for it", () => {
  const word = Object.fromEntries(
    [...readFileSync("templates/words.md", "utf8").matchAll(/^listfield-(\w+): (.+)$/gm)].map(
      ([, field = "", text = ""]) => [field, text],
    ),
  );

  test("every field by the word that the bot calls it, at any place, several in one line", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat({ max: 199 }), fc.constantFrom(null, ...LEAD_FIELDS)), {
          selector: ([at]) => at,
          minLength: 1,
          maxLength: 40,
        }),
        fc.integer({ min: 1, max: 99_999 }),
        (meant, id) => {
          const words = meant.map(
            ([at, field]) => `${columnLetter(at)}列${field === null ? "不要" : `是${word[field]}`}`,
          );
          expect(readRepointing(`${id} ${words.join(" ")}`)).toEqual({
            id,
            columns: meant.map(([at, field]) => ({ column: { by: "place", at }, field })),
            stages: [],
            owners: [],
            unit: null,
            signing: null,
            begins: false,
            campaign: null,
          });
        },
      ),
    );
  });

  test.each([
    "3",
    "3 活动 春季展会",
    "3 万元",
    "3 结果 51",
    "我要导入客户表",
    "D列",
    "D列是什么",
    "D列是电话还是手机",
    "A列是电话 然后帮我催一下",
    "摸底=1",
  ])("「%s」 points at no column", (words) => {
    expect(readRepointing(words)).toBeNull();
  });
});

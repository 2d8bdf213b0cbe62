// 绑定表格 as it is talked about: by whom, where, with which address and sample; what is shown, and what begins (rules.md 12).
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { ADDRESS, SAMPLE } from "./a-table.ts";
import { anOwnItem, bindSheet } from "./a-writer.ts";

const KEY = "sEcretKeyOfTheTable42";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  const bound = () => talk.database.read(({ sheets }) => sheets.all());

  test("the address, then the sample as the next message, then 确认", async () => {
    await anOwnItem(talk, "上海云图科技");
    await anOwnItem(talk, "苏州二部机电", "wangwu");
    expect(await talk.say("zhuguan", "绑定表格")).toMatch(/接收外部数据[\s\S]*先发地址吧/);
    expect(await talk.say("zhuguan", `${ADDRESS}${KEY}`)).toContain("示例数据");
    expect(await bound()).toEqual([]);
    const look = await talk.say("zhuguan", SAMPLE);
    expect(look).toMatch(/^销售一部的商机这样写进表格:\n编号 ← 编号\n客户名称 ← 客户名称\n阶段 ← 阶段/);
    expect(look).toContain("不动: 老板批示");
    expect(look).toContain("金额先不写");
    expect(look).toContain("现在有 1 行");
    expect(await bound()).toEqual([]);
    expect(await talk.say("zhuguan", "确认")).toMatch(/^好,销售一部的表格开始写了,1 行约 1 分钟/);
    expect(await bound()).toMatchObject([
      { departmentId: 3, webhookKey: KEY, state: "running", by: "zhuguan" },
    ]);
  });

  test("all of it in one message, by a manager for a department of theirs; the head learns of it", async () => {
    const look = await talk.say("jingli", `绑定表格 销售一部 ${ADDRESS}${KEY} 带金额 示例数据: ${SAMPLE}`);
    expect(look).toContain("金额(元) ← 金额(元)");
    expect(await talk.say("jingli", "确认")).toContain("开始写了");
    expect(await bound()).toMatchObject([{ departmentId: 3, withAmounts: true }]);
    expect(await talk.told("zhuguan")).toEqual([]);
  });

  test("by the admin for a department or the whole company, never with amounts; the head is told", async () => {
    expect(await talk.say("admin", `绑定表格 ${ADDRESS}${KEY} ${SAMPLE}`)).toContain("写上是哪个部门的");
    expect(await talk.say("admin", `绑定表格 销售一部 ${ADDRESS}${KEY} 带金额 ${SAMPLE}`)).toContain(
      "由销售一部的主管定",
    );
    await bindSheet(talk, { by: "admin", key: KEY, words: "销售一部" });
    expect((await talk.told("zhuguan")).join()).toMatch(/钱会把销售一部的商机同步到了一张智能表格/);
    await bindSheet(talk, { by: "admin", key: "another", words: "全公司" });
    expect((await bound()).map(({ departmentId }) => departmentId)).toEqual([1, 3]);
  });

  test("not by its people, not by another's head, and not the company by a head", async () => {
    expect(await talk.say("lisi", `绑定表格 ${ADDRESS}${KEY} ${SAMPLE}`)).toContain("管理员或部门主管");
    expect(await talk.say("erzhu", `绑定表格 销售一部 ${ADDRESS}${KEY} ${SAMPLE}`)).toContain("要由它的主管");
    expect(await talk.say("zhuguan", `绑定表格 全公司 ${ADDRESS}${KEY} ${SAMPLE}`)).toContain("要由它的主管");
    expect(await bound()).toEqual([]);
  });

  test("never in a group: an address that was read there is to be exchanged", async () => {
    expect(await talk.sayInGroup("zhuguan", "绑定表格")).toContain("请单聊我绑");
    const answer = await talk.sayInGroup("zhuguan", `绑定表格 ${ADDRESS}${KEY} ${SAMPLE}`);
    expect(answer).toMatch(/不安全了.*换一个新地址/);
    expect(answer).not.toContain(KEY);
    expect(await bound()).toEqual([]);
  });

  test.each([
    "https://evil.example.com/cgi-bin/wedoc/smartsheet/webhook?key=k",
    "https://qyapi.weixin.qq.com.evil.example.com/cgi-bin/wedoc/smartsheet/webhook?key=k",
    "http://qyapi.weixin.qq.com/cgi-bin/wedoc/smartsheet/webhook?key=k",
    "https://qyapi.weixin.qq.com@evil.example.com/cgi-bin/wedoc/smartsheet/webhook?key=k",
    "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k",
    "http://169.254.169.254/latest/meta-data",
  ])("no other address: %s", async (address) => {
    expect(await talk.say("zhuguan", `绑定表格 ${address} ${SAMPLE}`)).toContain(
      "我不往别处发。它以 https://qyapi.weixin.qq.com/cgi-bin/wedoc/smartsheet/webhook?key= 开头",
    );
    expect(await talk.say("zhuguan", "确认")).not.toContain("开始写了");
  });

  test.each([
    ["half of it", SAMPLE.slice(0, 120), /没贴全/],
    ["a JSON of something else", '{"msgtype":"text"}', /没看到列名/],
    [
      "a table without a column of ours",
      '{"schema":{"f1":"老板批示","f2":"电话"}}',
      /没有我能写的[\s\S]*客户/,
    ],
    ["a table in which nobody could tell the rows apart", '{"schema":{"f1":"阶段"}}', /认得出是谁的/],
  ])("a sample that does not do is asked for again, the address stays: %s", async (_, sample, answer) => {
    await talk.say("zhuguan", `绑定表格 ${ADDRESS}${KEY}`);
    expect(await talk.say("zhuguan", sample)).toMatch(answer);
    expect(await talk.say("zhuguan", SAMPLE)).toContain("对就回「确认」");
    expect(await talk.say("zhuguan", "确认")).toContain("开始写了");
    expect(await bound()).toMatchObject([{ webhookKey: KEY }]);
  });

  test("the address alone begins it, too; in a group it is to be exchanged", async () => {
    expect(await talk.say("zhuguan", ADDRESS + KEY)).toContain("示例数据");
    expect(await talk.say("zhuguan", SAMPLE)).toContain("对就回「确认」");
    expect(await talk.sayInGroup("lisi", ADDRESS + KEY)).not.toContain(KEY);
    expect(await talk.sayInGroup("zhuguan", ADDRESS + KEY)).toContain("换一个新地址");
    expect(await talk.say("lisi", ADDRESS + KEY)).toContain("管理员或部门主管");
  });

  test("a table of two hundred columns is still shown at a glance", async () => {
    const others = Object.fromEntries(Array.from({ length: 190 }, (_, at) => [`f${at}`, `第${at}列`]));
    const schema = { fNo: "编号", fName: "客户", fStage: "阶段", ...others };
    const look = await talk.say("zhuguan", `绑定表格 ${ADDRESS}${KEY} ${JSON.stringify({ schema })}`);
    expect(look).toMatch(/不动: 第0列、.*第11列 等 190 列/);
    expect(look).toContain("对就回「确认」");
  });

  test("something else is said in between: the question waits, and the address stands in no draft", async () => {
    const no = await anOwnItem(talk, "上海云图科技", "zhuguan");
    await talk.say("zhuguan", `绑定表格 ${ADDRESS}${KEY}`);
    expect(await talk.say("zhuguan", `跟进 ${no} 客户要比价`)).toContain("跟进已记");
    expect(await talk.say("zhuguan", SAMPLE)).toContain("对就回「确认」");
    const rows = await talk.database.read(async ({ dump, drafts }) => [
      await dump.read(),
      await drafts.open({ userId: "zhuguan", chatId: "zhuguan" }, talk.now()),
    ]);
    expect(JSON.stringify(rows)).not.toContain(KEY);
  });

  test("绑定表格 带金额 after the first look shows the amount's column, too", async () => {
    await talk.say("zhuguan", `绑定表格 ${ADDRESS}${KEY} ${SAMPLE}`);
    expect(await talk.say("zhuguan", "绑定表格 带金额")).toContain("金额(元) ← 金额(元)");
    await talk.say("zhuguan", "确认");
    expect(await bound()).toMatchObject([{ withAmounts: true }]);
  });

  test("a first look that is an hour old is no longer there to be confirmed twice", async () => {
    await bindSheet(talk, { key: KEY });
    expect(await talk.say("zhuguan", "确认")).not.toContain("开始写了");
    expect(await bound()).toHaveLength(1);
  });

  test("one table writes for one department; another address takes its place, the same one goes on", async () => {
    await bindSheet(talk, { key: KEY });
    const [first] = await bound();
    expect(await talk.say("erzhu", `绑定表格 ${ADDRESS}${KEY} ${SAMPLE}`)).toContain("另一个部门");
    await bindSheet(talk, { key: KEY, words: "带金额" });
    expect(await bound()).toMatchObject([{ id: first?.id, withAmounts: true }]);
    expect(await talk.say("zhuguan", `绑定表格 ${ADDRESS}other ${SAMPLE}`)).toContain("原来那张表不再更新");
    await talk.say("zhuguan", "确认");
    expect(await bound()).toMatchObject([{ webhookKey: "other" }]);
  });

  test("表格 shows it to whoever has a say in it; 解绑表格 forgets it, key and all", async () => {
    expect(await talk.say("zhuguan", "表格")).toContain("还没有绑智能表格");
    await bindSheet(talk, { key: KEY });
    expect(await talk.say("zhuguan", "表格")).toMatch(/^销售一部的表格[\s\S]*赵主管绑的/);
    expect(await talk.say("admin", "表格")).toContain("销售一部的表格");
    expect(await talk.say("erzhu", "表格")).toContain("还没有绑智能表格");
    expect(await talk.say("erzhu", "解绑表格 销售一部")).toContain("要由它的主管");
    expect(await talk.say("lisi", "表格")).toContain("管理员或部门主管");
    expect(await talk.say("zhuguan", "解绑表格")).toContain("解绑了");
    expect(await bound()).toEqual([]);
    expect(await talk.say("zhuguan", "重写表格")).toContain("还没有绑智能表格");
  });

  test.each([
    ["把商机同步到智能表格", "先发地址吧"],
    ["智能表格怎么绑", "先发地址吧"],
    ["表格不更新了", "销售一部的表格"],
    ["表格被人改乱了", "重新"],
  ])("said in people's own words: %s", async (text, answer) => {
    await bindSheet(talk, { key: KEY });
    const said = await talk.say("zhuguan", text);
    expect(said.includes(answer) ? said : await talk.say("zhuguan", "确认")).toContain(answer);
  });

  test("the key is in no answer, notice, log of looks or dump", async () => {
    await anOwnItem(talk, "上海云图科技");
    const said = [await talk.say("zhuguan", `绑定表格 ${ADDRESS}${KEY} ${SAMPLE}`)];
    for (const text of ["确认", "表格", "重写表格", "开始设置", "帮助"])
      said.push(await talk.say("zhuguan", text));
    said.push(await talk.say("admin", "开始设置"));
    const dump = await talk.database.read((store) => store.dump.read());
    expect(JSON.stringify([said, dump])).not.toContain(KEY);
  });
});

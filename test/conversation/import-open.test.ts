// What a list leaves open is no reason to lose a customer, and what it tells of the past makes nobody late.
import { beforeEach, expect, test } from "vitest";
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
  const told = async (who: string, words: string) =>
    (await talk.told(who)).findLast((said) => said.includes(words)) ?? "";
  async function take(who: string, list: string, words = "确认"): Promise<string> {
    await files.send(who, list);
    await talk.say(who, words);
    await files.work();
    return told(who, "导入完了");
  }
  const items = () =>
    talk.database.read(async ({ items: all, dump }) =>
      all.byNos((await dump.rowsOf("items")).map(({ no }) => no)),
    );

  test("vague amounts and missing phones: every customer comes in, the words are noted, the end counts them", async () => {
    const over = await take(
      "ZhangSan",
      [
        "客户,电话,预算,行业",
        "昆山立德精密,13800001111,8-10万,纺织",
        "宁波甬江注塑,13800002222,50,化工",
        "上海航毅自动化,,300000,",
        "苏州明基医疗,13800004444,十几二十万吧,医药",
      ].join("\n"),
    );
    expect(over).toContain("新建4个,重复0行,退回0行");
    expect(over).toContain("3行金额不是准数");
    for (const words of ["#1「8-10万」", "#2「50」", "#4「十几二十万吧」", "改 1 金额 …"])
      expect(over).toContain(words);
    expect(over).toContain("1行没写电话: #3,问到了再补");
    expect((await items()).map(({ expectedFen }) => expectedFen)).toEqual([null, null, 30_000_000, null]);
    expect(await talk.say("ZhangSan", "详情 1")).toContain("预算: 8-10万");
  });

  test("a day that cannot be read keeps no customer out: it stays open, its words are noted, the end counts them", async () => {
    const over = await take(
      "ZhangSan",
      [
        "客户,电话,最近跟进,下次跟进",
        "昆山立德精密,13800001111,9月中旬,",
        "宁波甬江注塑,13800002222,2026-03-01,国庆前",
        "上海航毅自动化,13800003333,2026-03-02,2026-03-20",
      ].join("\n"),
    );
    expect(over).toContain("新建3个,重复0行,退回0行");
    expect(over).toContain(
      "2行有个日期看不懂,客户照样导入了,日期先空着,原话记在备注里: #1「9月中旬」 #2「国庆前」",
    );
    expect((await items()).map(({ nextDay }) => nextDay)).toEqual([null, null, "2026-03-20"]);
    expect(await talk.say("ZhangSan", "详情 1")).toContain("最近跟进: 9月中旬");
  });

  test("small ones of 万 beside large ones of 元: said once, both are read; what lies between stays open", async () => {
    const list =
      "客户,电话,金额\n昆山立德精密,13800001111,50\n宁波甬江注塑,13800002222,300000\n上海航毅自动化,13800003333,5000\n";
    await take("ZhangSan", list, "导入 1 混着");
    expect((await items()).map(({ expectedFen }) => expectedFen)).toEqual([50_000_000, 30_000_000, null]);
  });

  test("what its amounts count is kept while its columns are looked at again", async () => {
    await files.send("ZhangSan", "客户,电话,金额,别的\n昆山立德精密,13800001111,50,好\n");
    expect(await talk.say("ZhangSan", "对列 1 D列是备注 金额按万元")).toContain("金额按万元算");
    await talk.say("ZhangSan", "对列 1 D列不要");
    await talk.say("ZhangSan", "确认");
    await files.work();
    expect((await items())[0]?.expectedFen).toBe(50_000_000);
  });

  test("nothing of it is late for two weeks, whatever it tells of the past; a day that has passed is a note", async () => {
    const rows = ["基础意向", "中意向", "高意向", "决策关键期", "成交冲刺期"].map(
      (stage, at) => `昆山${"甲乙丙丁戊"[at]}德精密,1380000111${at},张三,${stage},2026-01-05,谈过,2026-01-20`,
    );
    await take("admin", ["客户,电话,负责人,阶段,最近跟进,跟进内容,下次跟进", ...rows].join("\n"));
    const now = talk.now();
    for (const { no, nextDueAt, deadlineAt, nextDay } of await items()) {
      expect([no, (nextDueAt ?? 0) - now > 13 * 86_400_000, nextDay]).toEqual([no, true, null]);
      expect(deadlineAt).toBe(nextDueAt);
    }
    expect(await talk.say("ZhangSan", "详情 2")).toContain("下次跟进: 2026-01-20");
    for (const days of [1, 12]) {
      talk.days(days);
      expect(await talk.say("zhuguan", "部门逾期")).not.toContain("德精密");
    }
    talk.days(8);
    expect(await talk.say("zhuguan", "部门逾期")).toContain("德精密");
  });

  test("a row twice in the list repeats the list's own line, not somebody's customer; it comes back with its line", async () => {
    const over = await take(
      "ZhangSan",
      "客户,电话\n昆山立德精密,13800001111\n宁波甬江注塑,13800002222\n昆山立德精密,13800009999\n",
    );
    expect(over).toContain("1行表里重复写了(第4行): 和这张表的第2行是同一个客户(#1)");
  });

  test.each([
    {
      of: "another company's number in the list",
      list: "昆山立德精密,13800001111\n宁波甬江注塑,13800001111",
      says: "1行电话和表里另一行一样(第3行): 电话和这张表的第2行一样,名称不一样,按同一个客户算(#2);确实是两家,加一列「另立」,这一行写「是」",
    },
    {
      of: "the number of a customer that is known",
      list: "宁波甬江注塑,13800007777",
      says: "1行电话和公司里已有的一样(第2行): 电话和 #1 的一样,名称不一样,按同一个客户算(李四在跟,找他问)",
    },
    {
      of: "its name and its number",
      list: "昆山立德精密,13800001111\n昆山立德精密,13800001111",
      says: "1行表里重复写了(第3行): 和这张表的第2行是同一个客户(#2)",
    },
    {
      of: "a name written otherwise",
      list: "昆山立德精密有限公司,13800001111\n昆山立德精密,13800001112",
      says: "1行表里重复写了(第3行): 和这张表的第2行是同一个客户(#2)",
    },
    {
      of: "a person's number",
      list: "昆山立德精密,13800001111\n王磊先生,13800001111",
      says: "1行表里重复写了(第3行): 和这张表的第2行是同一个客户(#2)",
    },
  ])("a repeat says by what it is one: $of", async ({ list, says }) => {
    await talk.say("lisi", "新建商机 上海云图科技 联系人王磊 13800007777 地址上海徐汇 需求数据中台 金额50万");
    expect(await take("ZhangSan", `客户,电话\n${list}\n`)).toContain(says);
  });

  test("whom they brought in themselves they may read of by name, also when it went to another department", async () => {
    const over = await take(
      "admin",
      "客户,电话,负责人\n上海云图科技有限公司,13800001111,lisi\n云图科技,13800002222,张三\n",
    );
    expect(over).toContain("#2 云图科技 像 #1 上海云图科技有限公司");
  });

  test("the same table again is read as its sender has said, with what came back of it", async () => {
    await files.send("ZhangSan", "客户,电话,从哪来\n昆山立德精密,13800001111,展会\n");
    expect(await talk.say("ZhangSan", "对列 1 C列是来源")).toContain("从哪来→来源");
    await files.send(
      "ZhangSan",
      "客户,电话,从哪来,原来第几行,没导入的原因\n宁波甬江注塑,13800002222,展会,3,电话不对\n",
    );
    expect((await talk.told("ZhangSan")).at(-1)).toContain("从哪来→来源");
  });

  test("a stage's word that was said once can be looked up, and forgotten", async () => {
    await talk.say("ZhangSan", "阶段对应 摸底=2");
    expect(await talk.say("ZhangSan", "阶段对应")).toContain("摸底=中意向");
    expect(await talk.say("ZhangSan", "阶段对应 摸底=不记")).toContain("摸底 不记了");
    expect(await talk.say("ZhangSan", "阶段对应")).not.toContain("摸底=");
  });

  test("every word of theirs for a stage is shown with what it is taken for, also one that is everybody's", async () => {
    await files.send(
      "ZhangSan",
      "客户,电话,阶段\n昆山立德精密,13800001111,商务谈判\n宁波甬江注塑,13800002222,初步接触\n上海航毅自动化,13800003333,中意向\n",
    );
    const look = (await talk.told("ZhangSan")).at(-1) ?? "";
    expect(look).toContain("商务谈判→决策关键期");
    expect(look).toContain("初步接触→基础意向");
    expect(look).not.toContain("中意向→中意向");
  });

  test("put away it is not taken in any more; taken back, its numbers say so", async () => {
    await files.send("ZhangSan", "客户,电话\n昆山立德精密,13800001111\n");
    expect(await talk.say("ZhangSan", "导入 1 不导了")).toContain("收起来了");
    expect(await talk.say("ZhangSan", "确认")).not.toContain("开始导入");
    await take("ZhangSan", "客户,电话\n宁波甬江注塑,13800002222\n");
    await talk.say("ZhangSan", "撤销导入 2");
    await talk.say("ZhangSan", "确认");
    await files.work();
    expect(await talk.say("ZhangSan", "导入 2 结果")).toContain("第2行 撤销了 宁波甬江注塑");
    expect(await talk.say("ZhangSan", "详情 1")).toContain("它是导入2「客户表.csv」带来的,那次导入已经撤销");
  });
});

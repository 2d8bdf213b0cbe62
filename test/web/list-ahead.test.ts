// The first look at a list gives the verdict that taking it in gives, names all that is wrong with a row, and what came of it is
// still there to be read when it was taken back.
import { afterEach, beforeEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { type Browser, fieldsIn, textOf } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

const HEAD = "客户,联系人,电话,金额,负责人,阶段";
const FAULTS = [
  "无锡甲机电厂,钱工,12345,十几二十万吧,查无此人,中意向",
  "无锡乙机电厂,钱工,13700000002,20万,查无此人,中意向",
  "无锡丙机电厂,钱工,12345,20万,张三,中意向",
  "无锡丁机电厂,钱工,13700000004,20万,张三,中意向",
  "无锡丁机电厂,孙工,13700000005,20万,李四,中意向",
  "无锡戊机电厂,孙工,13700000004,20万,李四,中意向",
  "无锡己机电厂,孙工,13700000007,20万,李四,没听过",
  "无锡庚机电厂,孙工,13700000008,20万,,赢单",
];

onOneEngine((engine) => {
  let visits: Visits;
  beforeEach(async () => {
    visits = await openVisits({ databaseUrl: await engine.migratedUrl(), adminUserIds: ["admin"] });
  });
  afterEach(() => visits.stop());

  async function looked(browser: Browser, rows: readonly string[]): Promise<string> {
    const form = fieldsIn((await browser.get("/import")).html, "/import");
    const content = [HEAD, ...rows].join("\n");
    const { to } = await browser.upload("/import", form, { name: "名单.csv", content });
    await settled(browser, to);
    return to;
  }
  async function settled(browser: Browser, path: string): Promise<string> {
    let html = "";
    const isMoving = async () => {
      html = (await browser.get(path)).html;
      return html.includes('http-equiv="refresh"');
    };
    await expect.poll(isMoving, { timeout: 20_000, interval: 30 }).toBe(false);
    return html;
  }
  async function begin(browser: Browser, path: string): Promise<string> {
    const { html } = await browser.get(path);
    const selects = [...html.matchAll(/<select id="[^"]*" name="([^"]+)"[\s\S]*?<\/select>/g)].map(
      ([select, name = ""]) => [name, /<option value="([^"]*)" selected>/.exec(select)?.[1] ?? ""] as const,
    );
    const fields = { ...fieldsIn(html, "/columns"), ...Object.fromEntries(selects), how: "begin" };
    await browser.post(`${path}/columns`, fields);
    return settled(browser, path);
  }

  test("so many taken, repeated, sent back: the same numbers before and after, each reason with its rows", async () => {
    await visits.bot.say(
      "zhangsan",
      "新建商机 无锡辛机电厂 联系人王磊 13700000009 地址无锡 需求MES 金额20万",
    );
    const admin = await visits.as("admin");
    const path = await looked(admin, [...FAULTS, "无锡辛机电厂,孙工,13700000010,20万,李四,中意向"]);
    const before = textOf((await admin.get(path)).html);
    const [, created, duplicates, rejected] = /新建 (\d+) 行,重复 (\d+) 行,退回 (\d+) 行/.exec(before) ?? [];
    expect([created, duplicates, rejected]).toEqual(["1", "3", "5"]);
    expect(before).toContain("9 行都看过了");
    expect(before).toContain("2 行 电话不对,比如第 2 行");
    expect(before).toContain("2 行 查无此人,比如第 2 行");
    expect(before).toContain("1 行 赢单输单没有负责人,比如第 9 行");
    // A vague amount sends no row back.
    expect(before).not.toMatch(/\d 行 金额不是准数/);
    // All that is wrong with a row stands in it, whose it is to be as well.
    expect(before).toMatch(/退回:电话「12345」位数不对[\s\S]*金额「十几二十万吧」[\s\S]*没有「查无此人」/);

    const after = textOf(await begin(admin, path));
    expect(after).toContain(`新建 ${created} 个,重复 ${duplicates} 行,退回 ${rejected} 行`);
    expect(after).toContain("2 行 电话不对");
    expect(after).not.toMatch(/\d 行 金额不是准数/);
    expect(after).toContain("没导入的 8 行:重复 3,退回 5");
    expect(after).toMatch(/第 2 行\s+退回:电话「12345」[^\n]*\n金额「十几二十万吧」[^\n]*\n[^\n]*查无此人/);
    const fetched = await admin.get(`${path}/rejected.csv`);
    expect(fetched.html).toMatch(/电话「12345」[^\n]*;金额「十几二十万吧」[^\n]*;[^\n]*查无此人/);
    // Taken back from above its rows, by when does not depend on when one looks.
    expect(after.indexOf("导错了?")).toBeLessThan(after.indexOf("每一行"));
    const until = /(\S+ \S+) 之前可以整个撤销/.exec(after)?.[1];
    visits.bot.pass(3_600_000);
    expect(textOf((await admin.get(path)).html)).toContain(`${until} 之前可以整个撤销`);
  }, 240_000);

  test("taken back it says how many went and how many stay and why; what was not taken can still be fetched", async () => {
    const admin = await visits.as("admin");
    const rows = ["甲", "乙", "丙", "丁"].map(
      (one, at) => `常州${one}纺机,周工,1360000000${at},20万,张三,中意向`,
    );
    const path = await looked(admin, [...rows, "常州戊纺机,周工,12345,20万,张三,中意向"]);
    await begin(admin, path);
    expect(await visits.bot.say("zhangsan", "跟进 2 聊过了,客户要比价 下次 周五 发报价")).toContain("#2");
    const { html } = await admin.get(path);
    const form = /<section aria-label="撤销">[\s\S]*?<\/section>/.exec(html)?.[0] ?? "";
    const asked = await admin.get((await admin.post("/say", fieldsIn(form, "/say"))).to);
    expect(textOf(asked.html)).toContain("点「确认」就撤销");
    expect(asked.html).not.toContain("接着说");
    await admin.post("/say", fieldsIn(asked.html, "/say"));
    const undone = await settled(admin, path);
    expect(textOf(undone)).toContain("撤销了 3 个,留下 1 个:已经有人接着做");
    expect(textOf(undone)).not.toContain("导错了?");
    expect(textOf((await admin.get(`${path}?only=kept`)).html)).toMatch(/第 3 行\s+留着\s+#2 常州乙纺机/);
    expect(undone).toContain(`${path}/rejected.xlsx`);
    expect((await admin.get(`${path}/rejected.csv`)).html).toContain("电话「12345」");
  }, 240_000);

  test("on the page the button is named and one stays where one was; the button stands above the columns as well", async () => {
    const zhang = await visits.as("zhangsan");
    const path = await looked(zhang, ["常州甲纺机,周工,13600000000,20万,张三,中意向"]);
    const { html } = await zhang.get(path);
    expect(html.indexOf("开始导入 1 行")).toBeLessThan(html.indexOf("每列是什么"));
    const sent = await zhang.post(`${path}/columns`, {
      ...fieldsIn(html, "/columns"),
      "column-0": "customer",
      "column-3": "",
      how: "look",
    });
    expect(sent.to).toMatch(/#looked$/);
    const again = textOf((await zhang.get(sent.to)).html);
    expect(again).toContain("对了就点「开始导入」");
    expect(again).not.toMatch(/回「确认」|接着说/);
  }, 240_000);
});

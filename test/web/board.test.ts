// The board: of one's own for everybody, of what they lead for heads; each part says what the chat says, and nothing of others.
import { afterEach, beforeEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { type Browser, textOf } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

const DAY = 86_400_000;

onOneEngine((engine) => {
  const onOne = test.runIf(engine.name === "sqlite");
  let visits: Visits;
  let made = 0;
  beforeEach(async () => {
    made = 0;
    visits = await openVisits({ databaseUrl: await engine.migratedUrl() });
  });
  afterEach(() => visits.stop());

  const say = (userId: string, text: string) => visits.bot.say(userId, text);
  const create = async (userId: string, name: string, amount = "50万") =>
    expect(
      await say(
        userId,
        `新建商机 ${name} 联系人王磊 1380000${1111 + made++} 地址上海徐汇 需求数据中台 金额${amount}`,
      ),
    ).toContain("#");
  const read = async (browser: Browser, path: string) => textOf((await browser.get(path)).html);
  const columnOf = (html: string, stage: number) =>
    textOf(
      new RegExp(`<section class="column[^"]*" id="stage-${stage}"[\\s\\S]*?</section>`).exec(html)?.[0] ??
        "",
    );

  test("six columns of what stands there now: a rep's own, a head's department with whose each is", async () => {
    await create("zhangsan", "上海云图科技");
    await create("lisi", "苏州恒力机电", "30万");
    await create("wangwu", "宁波万邦物流");
    await say("lisi", "推进 2 到2 约了周五面谈 王总参加");
    const own = (await (await visits.as("zhangsan")).get("/board")).html;
    for (const [index, words] of [
      "基础意向",
      "中意向",
      "高意向",
      "决策关键期",
      "成交冲刺期",
      "合作与回款",
    ].entries())
      expect(columnOf(own, index + 1)).toContain(words);
    expect(columnOf(own, 1)).toContain("上海云图科技");
    expect(own).not.toContain("苏州恒力机电");
    expect(own).not.toContain("按人看");
    const head = await visits.as("zhuguan");
    const { html } = await head.get("/board");
    expect(textOf(html)).toContain("销售一部的看板");
    expect(columnOf(html, 1)).toMatch(/上海云图科技[\s\S]*#1 张三/);
    expect(columnOf(html, 2)).toMatch(/30万[\s\S]*苏州恒力机电[\s\S]*#2 李四/);
    expect(html).not.toContain("宁波万邦物流");
    // A won deal stays while money is to come.
    await say("zhangsan", "推进 1 到2 约了周五面谈 王总参加");
    await say("zhangsan", "赢单 1 28万 签约今天 报价28万 上周给过");
    expect(columnOf((await head.get("/board")).html, 6)).not.toContain("过期");
    await say("zhangsan", "回款计划 1 下周三8.4万 验收后19.6万");
    expect(columnOf((await head.get("/board")).html, 6)).toContain("上海云图科技");
  }, 60_000);

  test("a manager chooses a department or a person; what is not theirs answers as what is not there, to the byte", async () => {
    await create("zhangsan", "上海云图科技");
    await create("wangwu", "宁波万邦物流");
    const manager = await visits.as("jingli");
    const all = await read(manager, "/board");
    for (const name of ["上海云图科技", "宁波万邦物流"]) expect(all).toContain(name);
    expect(await read(manager, "/board?department=4")).not.toContain("上海云图科技");
    expect(await read(manager, "/board?department=4")).toContain("宁波万邦物流");
    expect(await read(manager, "/board?person=wangwu")).toContain("王五的看板");
    const [head, rep] = [await visits.as("zhuguan"), await visits.as("zhangsan")];
    const none = await head.get("/board?department=77");
    expect(none.status).toBe(404);
    for (const query of [
      "department=4",
      "department=2",
      "department=1",
      "department=company",
      "department=abc",
      "department=4294967297",
      "department=-3",
      "person=wangwu",
      "person=nobody",
      "person=jingli",
      "department=4&person=wangwu",
    ])
      expect((await head.get(`/board?${query}`)).html, query).toBe(none.html);
    for (let id = 1; id <= 8; id++)
      expect((await rep.get(`/board?department=${id}`)).status, String(id)).toBe(404);
    // Whoever configures has no rights over items.
    expect((await (await visits.as("admin")).get("/board?department=3")).status).toBe(404);
    expect((await head.get("/board?department=3")).status).toBe(200);
    expect(await read(head, "/board?person=zhangsan")).toContain("上海云图科技");
  }, 60_000);

  test("each part tells what the chat tells: stuck, funnel, pyramid, people", async () => {
    for (let index = 0; index < 9; index++) {
      await create("lisi", `杭州${"甲乙丙丁戊己庚辛壬"[index]}机电厂`, "20万");
      await create("wangwu", `宁波${"甲乙丙丁戊己庚辛壬"[index]}物流`, "20万");
    }
    visits.bot.pass(2 * DAY);
    for (let no = 2; no <= 18; no += 2) await say("wangwu", `推进 ${no} 到2 约了周四面谈 王总参加`);
    visits.bot.pass(20 * DAY);
    const head = await visits.as("zhuguan");
    const stuck = await head.get("/board?show=stuck");
    const told = await say("zhuguan", "卡点");
    const slow = /基础意向停得久[^\n]*/.exec(told)?.[0] ?? "-";
    expect(textOf(stuck.html)).toContain(slow);
    expect(stuck.html).toContain('href="/sales/items/1"');
    const listed = [...stuck.html.matchAll(/href="[^"]*\/items\/(\d+)"/g)].map(([, no]) => no);
    expect(new Set(listed).size).toBe(listed.length);
    expect(textOf(stuck.html)).toContain("在这个阶段22天,公司别处八成在2天内走完");
    expect(textOf(stuck.html)).toMatch(/基础意向\s+杭州.机电厂\s+李四\s+#\d+ 在这个阶段22天/);
    // Its own page says so as well, and not in the colour of what is well.
    const own = await head.get("/items/1");
    expect(textOf(own.html)).toMatch(/基础意向\s+22天\(现在,比平常久\)/);
    expect(own.html).toContain('<li class="now beyond">');
    const funnel = await head.get("/board?show=funnel");
    // The funnel's button leads to the very items.
    const [, to = "", stage = ""] =
      /href="\/sales(\/board[^"]*show=stuck)#(stage-\d)"/.exec(funnel.html) ?? [];
    expect((await head.get(to.replaceAll("&amp;", "&"))).html).toContain(`id="${stage}"`);
    expect(textOf(funnel.html)).toContain((await say("zhuguan", "漏斗")).split("\n")[1]);
    expect(funnel.html).toContain('role="img" aria-label="销售一部的漏斗"');
    expect(funnel.html).not.toMatch(/ style=|<style/);
    expect(await read(head, "/board?show=pyramid")).toContain("10万到50万: 9 个");
    const manager = await visits.as("jingli");
    const people = await manager.get("/board?show=people");
    // Whoever has something that waits first, then by name; whoever has nothing in one line.
    const names = [...people.html.matchAll(/<span class="name">([^<]*)<\/span>/g)].map(([, name]) => name);
    expect(names).toEqual(["王五", "李四"]);
    expect(textOf(people.html)).toContain("手上还没有商机的 4 位:孙二、张三、赵主管、周经理");
    expect(people.html).toContain('aria-label="谁在哪一步走得顺"');
    expect(textOf(people.html)).toMatch(/李四\s+9 个/);
    const rep = await visits.as("lisi");
    for (const show of ["people", "constructor", ""])
      expect(await read(rep, `/board?show=${show}`)).not.toContain("王五");
    expect((await rep.get("/board?stage=1")).html.match(/class="item late"/g)).toHaveLength(9);
  }, 120_000);

  onOne(
    "a time that is none is told, and the usual one shown; one of the chat's links is taken",
    async () => {
      await create("zhangsan", "上海云图科技");
      const zhang = await visits.as("zhangsan");
      for (const period of [
        "2026-13-01..2026-13-09",
        "__proto__",
        "2026-03-09..2026-03-01",
        "0001-01-01..9999-01-01",
      ])
        expect(await read(zhang, `/board?show=funnel&period=${period}`), period).toContain(
          "没看懂是哪段时间",
        );
      expect(await read(zhang, "/board?show=funnel&period=2026-02-01..2026-02-28")).toContain("2/1–2/28");
      const told = await say("zhangsan", "漏斗 本月");
      const link = /https:\/\/bot\.example\/sales(\S+)/.exec(told)?.[1] ?? "";
      expect(link).toBe("/board?period=2026-03-01..2026-03-31&show=funnel");
      expect(await read(zhang, link)).toContain("你的漏斗");
    },
  );

  test("an answer about figures ends with the way to its page; the asker lands there, and nobody else", async () => {
    for (const who of ["zhangsan", "zhuguan"]) await create(who, `上海${who}科技`);
    // What computes has begun: no answer comes late.
    await (await visits.as("zhangsan")).get("/board");
    visits.bot.pass(DAY);
    for (const [who, text, path] of [
      ["zhangsan", "漏斗", "/board?show=funnel"],
      ["zhangsan", "卡点", "/board?show=stuck"],
      ["zhangsan", "金字塔", "/board?show=pyramid"],
      ["zhangsan", "停留", "/board?show=funnel"],
      ["zhangsan", "目标", "/targets"],
      ["zhuguan", "漏斗 我", "/board?person=zhuguan&show=funnel"],
      ["zhuguan", "卡点 @张三", "/board?person=ZhangSan&show=stuck"],
      ["jingli", "漏斗 销售一部", "/board?department=3&show=funnel"],
      ["jingli", "部门商机", "/board?show=people"],
      ["jingli", "目标 公司", "/targets?department=company"],
      ["jingli", "漏斗 公司", "/board?department=company&show=funnel"],
      ["admin", "金字塔 公司", "/board?department=company&show=pyramid"],
      ["zhuguan", "团队经费", "/fund?department=3&month=2026-03"],
    ] as const) {
      const told = await say(who, text);
      const link = /https:\/\/bot\.example\/sales(\S+)$/.exec(told.trim())?.[1];
      expect(link, `${text}: ${told}`).toBe(path);
      expect((await (await visits.as(who)).get(path)).status, path).toBe(200);
    }
    // Of the whole company there are figures only: no customer by name, whatever is asked for.
    expect(await say("jingli", "卡点 公司")).not.toContain("/sales");
    for (const show of ["stages", "stuck", "people", ""]) {
      const all = await (await visits.as("admin")).get(`/board?department=company&show=${show}`);
      expect(textOf(all.html), show).toContain("全公司的漏斗");
      expect(all.html).not.toContain("科技");
      const tabs = /<nav class="tabs"[\s\S]*?<\/nav>/.exec(all.html)?.[0];
      expect(tabs).toContain("show=pyramid");
      expect(tabs).not.toMatch(/show=(stages|stuck|people)/);
    }
    expect((await (await visits.as("zhuguan")).get("/board?department=company&show=funnel")).status).toBe(
      404,
    );
    expect((await (await visits.as("lisi")).get("/board?person=ZhangSan&show=stuck")).status).toBe(404);
  }, 120_000);

  onOne(
    "markup in the name of a customer, a person or a department is read on every page, not run",
    async () => {
      const evil = `<img/src=x/onerror="alert(1)">`;
      await create("zhangsan", `云图${evil}科技`);
      await say("zhangsan", "目标 本月 100万");
      const [zhang, head] = [await visits.as("zhangsan"), await visits.as("zhuguan")];
      const query = encodeURIComponent(`"><script>alert(1)</script>`);
      for (const path of [
        "/board",
        "/board?stage=1",
        "/board?show=stuck",
        "/board?show=people",
        `/board?show=${query}`,
        `/board?show=funnel&period=${query}`,
        "/targets",
        `/targets?period=${query}`,
        `/fund?month=${query}`,
      ])
        for (const browser of [zhang, head]) {
          const { html, status } = await browser.get(path);
          expect(status, path).toBe(200);
          expect(html, path).not.toMatch(
            /<img|<script(?! src="\/sales\/assets\/live-)|onerror="alert|=""><script/,
          );
        }
      expect((await zhang.get("/board?stage=1")).html).toContain("&lt;img");
    },
  );
});

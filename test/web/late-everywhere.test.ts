// What is late in a department is one number, wherever a head reads it: the day, the board, by person, what is stuck, the chat.
import { afterEach, beforeEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { fieldsIn, textOf } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

const DAY = 86_400_000;

onOneEngine((engine) => {
  let visits: Visits;
  let made = 0;
  beforeEach(async () => {
    made = 0;
    visits = await openVisits({ databaseUrl: await engine.migratedUrl() });
  });
  afterEach(() => visits.stop());

  const say = (userId: string, text: string) => visits.bot.say(userId, text);
  async function create(userId: string, stage: 1 | 2): Promise<number> {
    const name = `苏州${"甲乙丙丁戊己庚辛"[made]}机电厂`;
    const phone = 13800001111 + made++;
    const told = await say(userId, `新建商机 ${name} 联系人王磊 ${phone} 地址苏州 需求MES 金额20万`);
    const no = Number(/#(\d+)/.exec(told)?.[1]);
    if (stage === 2) expect(await say(userId, `推进 ${no} 到2 约了周五面谈 王总参加`)).toContain("中意向");
    return no;
  }
  /** The numbers behind these words, added up. */
  const sum = (text: string, words: RegExp) =>
    [...text.matchAll(words)].reduce((all, [, count = "0"]) => all + Number(count), 0);

  async function everywhere(): Promise<Readonly<Record<string, number>>> {
    const head = await visits.as("zhuguan");
    const read = async (path: string) => textOf((await head.get(path)).html);
    const columns = [
      ...(await head.get("/board")).html.matchAll(/<section class="column[\s\S]*?<\/section>/g),
    ].join("");
    return {
      今天页: sum(await read("/"), /部门过期 (\d+)/g),
      各阶段: sum(textOf(columns), /过期 (\d+)/g),
      各阶段里标红: columns.match(/class="item late"/g)?.length ?? 0,
      按人看: sum(await read("/board?show=people"), /过期 (\d+)/g),
      卡点: sum(await read("/board?show=stuck"), /过期的 (\d+)/g),
      每个人的: sum(
        (
          await Promise.all(["ZhangSan", "lisi", "zhuguan"].map((id) => say("zhuguan", `商机 @${id}`)))
        ).join(),
        /过期 (\d+)/g,
      ),
      今日: sum(await say("zhuguan", "今日"), /部门过期 (\d+)/g),
      部门逾期: sum(await say("zhuguan", "部门逾期"), /部门里过期的 (\d+)/g),
      部门商机: sum(await say("zhuguan", "部门商机"), /过期 (\d+)/g),
    };
  }
  const all = (count: number) => Object.fromEntries(Object.keys(NAMES).map((name) => [name, count]));
  const NAMES = {
    今天页: 0,
    各阶段: 0,
    各阶段里标红: 0,
    按人看: 0,
    卡点: 0,
    每个人的: 0,
    今日: 0,
    部门逾期: 0,
    部门商机: 0,
  };

  test("a head reads one number everywhere; a first contact, another department and whoever is away are not in it", async () => {
    await create("zhangsan", 2);
    await create("zhangsan", 2);
    await create("lisi", 2);
    await create("zhuguan", 2);
    const first = await create("lisi", 1);
    await say("lisi", `跟进 ${first} 聊过了需求 下次 后天 发资料`);
    await create("wangwu", 2);
    expect(await everywhere()).toEqual({ ...all(0), 部门逾期: 0 });

    visits.bot.pass(30 * DAY);
    // One's own is marked in one's own list, with the first contact that waits.
    expect(await everywhere()).toEqual({ ...all(4), 每个人的: 4 });
    const li = await visits.as("lisi");
    expect((await li.get("/board")).html.match(/class="item late"/g)).toHaveLength(2);
    expect(textOf((await li.get("/")).html)).toContain("已过期 2");
    expect(textOf((await (await visits.as("zhuguan")).get("/")).html)).toContain("你自己的 1 个也算在内");

    // Asked for on the page of the day, the list stands there once.
    const head = await visits.as("zhuguan");
    const form = fieldsIn((await head.get("/")).html, "/say");
    const answered = await head.get((await head.post("/say", { ...form, text: "部门逾期" })).to);
    expect(textOf(answered.html).match(/#1 苏州甲机电厂/g)).toHaveLength(1);
    expect(answered.html.split('aria-label="部门过期"')[1]).not.toContain("苏州甲机电厂");
    expect(answered.html).toContain('href="/sales/board?show=stuck">看全部 4');

    await say("lisi", "请假 今天到明天");
    expect(await everywhere()).toEqual({ ...all(3), 每个人的: 3 });
  }, 240_000);

  test("an item's page says under its name since when it is late, why and what to do, before its form", async () => {
    const no = await create("zhangsan", 2);
    visits.bot.pass(30 * DAY);
    const head = textOf((await (await visits.as("zhuguan")).get(`/items/${no}`)).html);
    expect(head).toMatch(
      /机电厂\s+#1 中意向\s+超\d+天 [\s\S]*先问张三卡在哪: 在下面写一句,点「过问」;要一起去,写哪天,点「协访」[\s\S]*发生了什么/,
    );
    const own = await (await visits.as("zhangsan")).get(`/items/${no}`);
    expect(textOf(own.html)).toMatch(/超\d+天 [\s\S]*聊过了在下面写一句,点「跟进」[\s\S]*发生了什么/);
    expect(own.html).toContain('<b class="past-due">超');
    // A first contact whose typed day has passed is late for its owner, and for its head not before its own deadline.
    const first = await create("zhangsan", 1);
    await say("zhangsan", `跟进 ${first} 聊过了需求 下次 后天 发资料`);
    visits.bot.pass(4 * DAY);
    expect((await (await visits.as("zhangsan")).get(`/items/${first}`)).html).toContain("past-due");
    expect((await (await visits.as("zhuguan")).get(`/items/${first}`)).html).not.toContain("past-due");
  }, 240_000);

  test("days on which its clock stood still are no days of 超N天, wherever it is read", async () => {
    const no = await create("zhangsan", 2);
    const other = await create("lisi", 2);
    visits.bot.pass(7 * DAY);
    const figures = async () => (await (await visits.as("zhuguan")).get("/board?show=funnel")).html;
    const stuck = async () => (await (await visits.as("zhuguan")).get("/board?show=stuck")).html;
    for (const page of [await figures(), await stuck()]) expect(page).not.toContain("在公海的时间不算");
    await say("zhangsan", "请假 明天到后天");
    visits.bot.pass(5 * DAY);
    const everywhereTold = async () => {
      const head = await visits.as("zhuguan");
      const own = await visits.as("zhangsan");
      const page = async (browser: typeof head, path: string) => textOf((await browser.get(path)).html);
      return {
        今天页: await page(head, "/"),
        各阶段: await page(head, "/board"),
        卡点页: await page(head, "/board?show=stuck"),
        主管看: await page(head, `/items/${no}`),
        自己看: await page(own, `/items/${no}`),
        自己的今天页: await page(own, "/"),
        部门逾期: await say("zhuguan", "部门逾期"),
        今日: await say("zhuguan", "今日"),
        自己今日: await say("zhangsan", "今日"),
        我的商机: await say("zhangsan", "我的商机"),
        详情: await say("zhangsan", `详情 ${no}`),
        商机: await say("zhuguan", "商机 @张三"),
        卡点: await say("zhuguan", "卡点 部门"),
        战报: await say("zhuguan", "战报 部门"),
      };
    };
    for (const [place, told] of Object.entries(await everywhereTold())) {
      expect(`${place}: ${told}`).toMatch(/超7天,另2天不计时/);
      expect(`${place}: ${told}`).not.toMatch(/不计时[^#]*不计时/);
    }
    // Under the picture, and among its words.
    expect((await figures()).match(/在公海的时间不算/g)).toHaveLength(2);
    expect((await stuck()).match(/在公海的时间不算/g)).toHaveLength(1);
    // Who has not been away reads the calendar, in the same words as ever, and stands first.
    expect(await say("zhuguan", "部门逾期")).toMatch(
      new RegExp(`1\\. #${other} .* 超9天\\(李四\\)\n2\\. #${no} .* 超7天,另2天不计时\\(张三\\)`),
    );
    expect(await say("lisi", "我的商机")).toMatch(/已过9天/);
  }, 240_000);

  test("where a stage ends before what was agreed, the item's page names both for what they are", async () => {
    const no = await create("zhangsan", 1);
    await say("zhangsan", `推进 ${no} 到5 计划周五签 跳过 客户直接定了`);
    await say("zhangsan", `跟进 ${no} 老板签了字 下次 大后天 收合同`);
    const page = textOf((await (await visits.as("zhangsan")).get(`/items/${no}`)).html);
    expect(page).toMatch(/最晚.*前跟进,约好 .* 收合同\n/);
    expect(page).not.toMatch(/\n下次 .*,收合同/);
  }, 240_000);
});

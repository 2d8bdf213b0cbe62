// The cleaning desk over HTTP: one lead for one cleaner, judged in one message with what was found out; nobody's judgement overwritten.
import { afterEach, beforeEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { type Browser, fieldsIn, type Seen, textOf } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

const MINUTE = 60_000;

onOneEngine((engine) => {
  let visits: Visits;
  beforeEach(async () => {
    visits = await openVisits({ databaseUrl: await engine.migratedUrl(), adminUserIds: ["admin"] });
  });
  afterEach(() => visits.stop());

  const say = (userId: string, text: string) => visits.bot.say(userId, text);
  const cleaners = async () => {
    for (const name of ["何市", "李四"]) await say("admin", `设角色 @${name} 清洗员`);
  };
  /** #1, #2, … the last one the freshest: it comes first. Without an address each. */
  async function leads(count: number): Promise<void> {
    for (let no = 1; no <= count; no++) {
      await say(
        "heshi",
        `录线索 上海${"甲乙丙丁戊"[no - 1]}云机电 王磊 1310000100${no} 想了解MES 来源 百度投流`,
      );
      visits.bot.pass(MINUTE);
    }
  }
  const numberOn = ({ html }: Seen) => Number(/data-no="(\d+)"/.exec(html)?.[1] ?? 0);
  const formOn = ({ html }: Seen) => fieldsIn(html, "/cleaning");
  async function judge(browser: Browser, seen: Seen, fields: Record<string, string>): Promise<Seen> {
    const sent = await browser.post("/cleaning", { ...formOn(seen), ...fields });
    return sent.status === 303 ? browser.get(sent.to) : sent;
  }
  const answerOn = ({ html }: Seen) => textOf(/<p class="answer[\s\S]*?<\/p>/.exec(html)?.[0] ?? "");

  test("one lead with what it came with, what it lacks and how old it is; kept half an hour, and nobody else gets it", async () => {
    await cleaners();
    await leads(2);
    await say("heshi", "备注 2 展会上留的名片");
    visits.bot.pass(2 * 24 * 60 * MINUTE);
    const [he, li] = [await visits.as("heshi"), await visits.as("lisi")];
    const seen = await he.get("/cleaning");
    const text = textOf(seen.html);
    expect(numberOn(seen)).toBe(2);
    for (const words of [
      "上海乙云机电",
      "13100001002",
      "想了解MES",
      "百度投流",
      "展会上留的名片",
      "等了 2 天",
    ])
      expect(text).toContain(words);
    expect(text).toContain("还差地址");
    expect(text).toMatch(/给你留到 \d\d:\d\d/);
    expect(numberOn(await li.get("/cleaning"))).toBe(1);
    expect(numberOn(await he.get("/cleaning"))).toBe(2);
    // In chat it is the same lead that is kept.
    expect(await say("heshi", "清洗 下一条")).toContain("#2");
    const asked = await li.get("/cleaning?no=2");
    expect(numberOn(asked)).toBe(1);
    expect(textOf(asked.html)).toMatch(/#2\s+何市正在洗,留到 \d\d:\d\d\s*,先看这一条/);
    visits.bot.pass(31 * MINUTE);
    expect(numberOn(await li.get("/cleaning?no=2"))).toBe(2);
  });

  test("judged with what was found out in one go, the next lead is there at once", async () => {
    await cleaners();
    await leads(3);
    const he = await visits.as("heshi");
    const first = await he.get("/cleaning");
    const second = await judge(he, first, {
      verdict: "合格",
      reason: "需要MES,预算内",
      "fill-0": "上海徐汇 电话大厦3楼",
    });
    expect(answerOn(second)).toContain("清洗合格");
    // The next one stands below: nobody has to ask for it.
    expect(answerOn(second)).not.toContain("下一条");
    expect(numberOn(second)).toBe(2);
    const details = await say("zhuguan", "详情 3");
    expect(details).toContain("上海徐汇 电话大厦3楼");
    expect(details).toContain("基础意向");
    const third = await judge(he, second, { verdict: "不合格", reason: "空号" });
    expect(answerOn(third)).toContain("判为不合格: 空号");
    expect(numberOn(third)).toBe(1);
    const last = await judge(he, third, { verdict: "待补", reason: "地址" });
    expect(answerOn(last)).toContain("先放着,等补: 地址");
    expect(textOf(last.html)).toContain("上次待补:地址");
    expect(last.html).not.toMatch(/name="reason" value="[^"]/);
  });

  test("what is not enough is said, and what was typed still stands there", async () => {
    await cleaners();
    await leads(2);
    const he = await visits.as("heshi");
    const seen = await he.get("/cleaning");
    const refused = await judge(he, seen, { verdict: "合格", reason: "需要MES<b>" });
    expect(refused.status).toBe(200);
    expect(numberOn(refused)).toBe(2);
    expect(answerOn(refused)).toContain("还差地址");
    expect(refused.html).toContain('name="reason" value="需要MES&lt;b&gt;"');
    const without = await judge(he, refused, { verdict: "不合格", reason: "", "fill-0": "上海静安" });
    expect(numberOn(without)).toBe(2);
    expect(without.html).toContain('value="上海静安"');
    // Nothing was half done.
    expect(await say("heshi", "详情 2")).not.toContain("上海静安");
  });

  test("what somebody else judged meanwhile is said, and not overwritten; the same form twice is one verdict", async () => {
    await cleaners();
    await leads(3);
    const [he, li] = [await visits.as("heshi"), await visits.as("lisi")];
    const mine = await he.get("/cleaning");
    expect(numberOn(mine)).toBe(3);
    visits.bot.pass(31 * MINUTE);
    await judge(li, await li.get("/cleaning?no=3"), { verdict: "不合格", reason: "同行打听" });
    const late = await judge(he, mine, { verdict: "合格", reason: "需要MES", "fill-0": "上海" });
    expect(answerOn(late)).toContain("#3");
    expect(answerOn(late)).not.toContain("清洗合格");
    expect(textOf(late.html)).toMatch(/判|洗过/);
    expect(await say("zhuguan", "详情 3")).not.toContain("需要MES,");
    expect([1, 2]).toContain(numberOn(late));
    const form = { ...formOn(late), verdict: "不合格", reason: "空号" };
    const both = await Promise.all([he.post("/cleaning", form), he.post("/cleaning", form)]);
    const pages = await Promise.all(both.map((sent) => (sent.status === 303 ? he.get(sent.to) : sent)));
    for (const page of pages) expect(answerOn(page)).toContain("判为不合格: 空号");
  });

  test("passed over, gone back to, gone on from: each by its own link, and a verdict leads to what nobody has seen", async () => {
    await cleaners();
    await leads(4);
    const he = await visits.as("heshi");
    const on = async (seen: Seen): Promise<Seen> => {
      visits.bot.pass(1_000);
      const link = /data-key="j" href="[^"]*(\/cleaning\?no=\d+)"/.exec(seen.html)?.[1];
      if (link !== undefined) return he.get(link);
      const form = { ...fieldsIn(seen.html, "/say"), text: "跳过" };
      return he.get((await he.post("/say", form)).to);
    };
    const back = (seen: Seen) =>
      he.get(/data-key="k" href="[^"]*(\/cleaning\?no=\d+)"/.exec(seen.html)?.[1] ?? "/x");
    const four = await he.get("/cleaning");
    const three = await on(four);
    const two = await on(three);
    expect([four, three, two].map(numberOn)).toEqual([4, 3, 2]);
    expect(answerOn(two)).toBe("");
    const threeAgain = await back(two);
    const fourAgain = await back(threeAgain);
    expect([threeAgain, fourAgain].map(numberOn)).toEqual([3, 4]);
    expect(fourAgain.html).not.toContain('data-key="k"');
    const threeOnceMore = await on(fourAgain);
    const twoAgain = await on(threeOnceMore);
    expect([threeOnceMore, twoAgain].map(numberOn)).toEqual([3, 2]);
    const judged = await judge(he, twoAgain, { verdict: "不合格", reason: "空号" });
    expect(numberOn(judged)).toBe(1);
  });

  test("likely duplicates stand beside it, as far as this cleaner may see whom", async () => {
    await cleaners();
    await say("zhangsan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台 金额50万");
    await say("heshi", "录线索 云图科技 李工 13100001002 想了解MES 来源 百度投流 另立");
    const he = await visits.as("heshi");
    const seen = textOf((await he.get("/cleaning")).html);
    expect(seen).toContain("可能是同一家");
    expect(seen).toMatch(/#1[\s\S]*张三在跟,找他问/);
    expect(seen).not.toContain("13800001111");
    expect(seen).not.toContain("上海徐汇");
  });

  test("without cleaners a head judges what their people found, and a finder their own; nobody else", async () => {
    await say("zhangsan", "报备 苏州恒力机电 陈工 13900002222 想看MES");
    const [head, zhang, li] = [
      await visits.as("zhuguan"),
      await visits.as("zhangsan"),
      await visits.as("lisi"),
    ];
    expect(textOf((await li.get("/cleaning")).html)).toContain("没有等清洗的线索了");
    expect(numberOn(await head.get("/cleaning"))).toBe(1);
    visits.bot.pass(31 * MINUTE);
    const own = await zhang.get("/cleaning");
    expect(numberOn(own)).toBe(1);
    const judged = await judge(zhang, own, { verdict: "合格", reason: "需要MES", "fill-0": "苏州工业园区" });
    expect(answerOn(judged)).toMatch(/成了商机[\s\S]*自清洗/);
    expect((await head.get("/")).html).toContain('href="/sales/cleaning"');
    await cleaners();
    const instead = textOf((await head.get("/cleaning")).html);
    expect(instead).toContain("线索由清洗员");
    // How many wait is counted for whoever cleans: 0 would be wrong.
    expect(instead).not.toMatch(/等清洗 \d/);
    expect((await head.get("/")).html).not.toContain('href="/sales/cleaning"');
  });

  test("the finder hears in chat what was judged of theirs", async () => {
    await cleaners();
    await say("zhangsan", "报备 苏州恒力机电 陈工 13900002222 想看MES");
    const he = await visits.as("heshi");
    await judge(he, await he.get("/cleaning"), { verdict: "待补", reason: "预算" });
    const told = () =>
      JSON.stringify(
        visits.api.asked.filter(
          ({ path, body }) =>
            path === "message/send" && (body as { touser?: string }).touser?.toLowerCase() === "zhangsan",
        ),
      );
    await expect.poll(told, { timeout: 9_000 }).toContain("还想知道: 预算");
  });

  test("another session's form judges nothing, and shows what was typed", async () => {
    await cleaners();
    await leads(1);
    const [he, li] = [await visits.as("heshi"), await visits.as("lisi")];
    const form = formOn(await he.get("/cleaning"));
    const typed = { no: "1", verdict: "不合格", reason: "空号" };
    const refused = await li.post("/cleaning", { ...form, ...typed });
    expect(refused.status).toBe(403);
    expect(refused.html).toContain("清洗 #1 不合格 空号");
    const out = await visits.browser().post("/cleaning", { ...form, ...typed });
    expect(out.status).toBe(401);
    expect(await say("heshi", "详情 1")).not.toContain("不合格");
  });
});

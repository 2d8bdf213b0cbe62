// A list brought in on a page: seen and corrected before anything is written, taken in, what came back, undone; once, and as in chat.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readRows } from "../../src/files/table.ts";
import { zipped } from "../../src/files/zip-out.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type Browser, fieldsIn, type Seen, textOf } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

const LIST = [
  "单位,跟单,手机,备用,进展,预算,负责人",
  "上海云图科技有限公司,王磊,13800001111,021-50802204,摸底,15,张三",
  "苏州恒力机电,李工,1.39E+10,,方案报价,20万,",
  "无锡中电,孙总,13500001111,,方案报价,30万,李四",
  "常州纺机,钱总,qian@fangji.cn,,方案报价,30万,",
].join("\n");

onOneEngine((engine) => {
  const onOne = test.runIf(engine.name === "sqlite");
  let databaseUrl: string;
  let visits: Visits;
  beforeEach(async () => {
    databaseUrl = await engine.migratedUrl();
    visits = await openVisits({ databaseUrl, adminUserIds: ["admin"] });
  });
  afterEach(() => visits.stop());

  const formOn = async (browser: Browser) => fieldsIn((await browser.get("/import")).html, "/import");
  const file = (content: string | Uint8Array = LIST, name = "客户表.csv") => ({ name, content });
  async function uploaded(
    browser: Browser,
    content: string | Uint8Array = LIST,
    name?: string,
  ): Promise<string> {
    const sent = await browser.upload("/import", await formOn(browser), file(content, name));
    expect(sent.status, textOf(sent.html)).toBe(303);
    return sent.to;
  }
  /** The page once it is what it will be. */
  async function settled(browser: Browser, path: string): Promise<Seen> {
    let seen = await browser.get(path);
    const isMoving = async () => {
      seen = await browser.get(path);
      return seen.html.includes('http-equiv="refresh"');
    };
    await expect.poll(isMoving, { timeout: 20_000, interval: 30 }).toBe(false);
    return seen;
  }
  const looked = async (browser: Browser, content?: string | Uint8Array, name?: string) =>
    settled(browser, await uploaded(browser, content, name));
  /** What the selects of the form say now, with some of them chosen anew. */
  function chosenIn(html: string, anew: Readonly<Record<string, string>> = {}): Record<string, string> {
    const selects = [...html.matchAll(/<select id="[^"]*" name="([^"]+)"[\s\S]*?<\/select>/g)].map(
      ([select, name = ""]) => [name, /<option value="([^"]*)" selected>/.exec(select)?.[1] ?? ""] as const,
    );
    return { ...fieldsIn(html, "/columns"), ...Object.fromEntries(selects), ...anew };
  }
  async function choose(browser: Browser, path: string, anew: Record<string, string>): Promise<Seen> {
    const { html } = await browser.get(path);
    const sent = await browser.post(`${path}/columns`, chosenIn(html, anew));
    expect(sent.status).toBe(303);
    return browser.get(sent.to);
  }
  const items = async () => {
    const text = await visits.bot.say("zhangsan", "我的商机");
    return text;
  };
  const told = (userId: string) =>
    JSON.stringify(
      visits.api.asked.filter(
        ({ path, body }) =>
          path === "message/send" && (body as { touser?: string }).touser?.toLowerCase() === userId,
      ),
    );

  // A sheet leaves away what is empty at the end of a row, and what stands under no heading.
  onOne("rows shorter than their headings, and longer ones, are seen like others", async () => {
    const zhang = await visits.as("zhangsan");
    const list = [
      "单位,跟单,手机,预算,备注",
      "上海云图科技,王磊,13800001111",
      "苏州恒力机电,李工,13900002222,20万,急,多的",
    ].join("\n");
    const text = textOf((await looked(zhang, list)).html);
    expect(text).toContain("2 行,等你看过再导入");
    expect(text).toContain("13800001111");
    expect(text).toContain("急");
  });

  test("seen before anything is written: the columns, the first rows with what would become of each, what is open", async () => {
    const zhang = await visits.as("zhangsan");
    const seen = await looked(zhang);
    const text = textOf(seen.html);
    expect(text).toContain("4 行,等你看过再导入");
    expect(text).toContain("上海云图科技有限公司、苏州恒力机电");
    expect(text).toMatch(/退回:电话「1\.39E\+10」只剩几位有效数字/);
    expect(text).toMatch(/退回:负责人是「李四」:你只能导入自己的客户/);
    expect(text).toContain("金额没写单位(比如 15)");
    expect(text).toContain("导入后都算你报备的");
    expect(text).toContain("表里没有联系人、地址、需求");
    expect(await items()).not.toContain("云图");
    // Whoever sees the look on the page is not told it in chat as well.
    expect(told("zhangsan")).not.toContain("看一下对不对");
  });

  test("corrected, begun with what its amounts count, taken in; others hear as ever, rows come back as a file, undone by 确认", async () => {
    const admin = await visits.as("admin");
    const path = await uploaded(admin);
    await settled(admin, path);
    const corrected = await choose(admin, path, {
      "column-1": "contact",
      "column-3": "phone",
      "column-4": "stage",
      how: "look",
    });
    const answer = textOf(/<section class="answer"[\s\S]*?<\/section>/.exec(corrected.html)?.[0] ?? "");
    expect(answer).toContain("好,改了: 跟单→联系人 备用→电话 进展→阶段");
    const open = textOf(corrected.html);
    expect(open).toContain("阶段怎么对,1 个不认识");
    expect(open).toMatch(/退回:阶段「摸底」不认识/);

    const begun = await choose(admin, path, { "stage-0": "2", unit: "chosen-ten-thousand", how: "begin" });
    expect(textOf(begun.html)).toContain("开始导入「客户表.csv」4行");
    const done = textOf((await settled(admin, path)).html);
    expect(done).toMatch(/新建 3 个,重复 0 行,退回 1 行/);
    expect(done).toMatch(/第 2 行\s+新建\s+#1 上海云图科技有限公司 张三/);
    expect(done).toMatch(/第 3 行\s+退回:电话「1\.39E\+10」只剩几位有效数字/);
    expect(done).toContain("电话那格写的是邮箱,邮箱记在备注里,电话还缺");
    expect(await items()).toContain("上海云图科技");
    const details = await visits.bot.say("zhangsan", "详情 1");
    expect(details).toMatch(/021-?50802204/);
    expect(details).toContain("15万");
    await expect.poll(() => told("zhangsan"), { timeout: 9_000 }).toContain("给你导入了1个客户");
    await expect.poll(() => told("admin"), { timeout: 9_000 }).toContain("导入完了");

    const only = textOf((await admin.get(`${path}?only=back`)).html);
    expect(only).toContain("第 3 行");
    expect(only).not.toContain("第 2 行");
    const response = await fetch(`${visits.bot.url}${path}/rejected.csv`, { headers: cookieOf(admin) });
    expect(response.headers.get("content-disposition")).toContain("attachment; filename*=UTF-8''");
    const rows: (readonly string[])[] = [];
    for await (const { cells } of await readRows(Buffer.from(await response.arrayBuffer()))) rows.push(cells);
    expect(rows).toHaveLength(2);
    expect(rows[1]?.at(-1)).toContain("位有效数字");

    const { html } = await admin.get(path);
    const asked = await admin.get((await admin.post("/say", undoFormIn(html))).to);
    const press = fieldsIn(asked.html, "/say");
    expect(press["command"]).toBe("确认");
    await admin.post("/say", press);
    expect(textOf((await settled(admin, path)).html)).toContain("撤销了");
    expect(await items()).not.toContain("上海云图科技");
  });

  test("what is won without a day is given one for all of it on the page", async () => {
    const admin = await visits.as("admin");
    const list = [
      "昆山精密,13900000001,张三,已成交",
      "昆山仪表,13900000002,张三,已成交",
      "昆山电炉,13900000003,张三,中意向",
    ];
    const path = await uploaded(admin, ["客户名称,手机,负责人,阶段", ...list].join("\n"));
    expect(textOf((await settled(admin, path)).html)).toContain("2 行赢单没写签约日期,都算在");
    const unclear = await choose(admin, path, { signed: "哪天来着", how: "begin" });
    expect(textOf(unclear.html)).toContain("没看懂「哪天来着」是哪天签的");
    const looked = await choose(admin, path, { signed: "2025年5月", how: "look" });
    expect(looked.html).toContain('value="2025-05-31"');
    expect(textOf(looked.html)).not.toContain("2 行赢单没写签约日期");
    const emptied = await choose(admin, path, { signed: "", how: "look" });
    expect(textOf(emptied.html)).toContain("2 行赢单没写签约日期,都算在");
    await choose(admin, path, { signed: "2025年5月", how: "begin" });
    await settled(admin, path);
    expect(await visits.bot.say("zhangsan", "业绩 2025年5月")).toMatch(/2\s*单/);
  });

  test("what would become of its rows is counted for all of six hundred, as whose they are is", async () => {
    const admin = await visits.as("admin");
    const rows = Array.from(
      { length: 600 },
      (_, index) => `昆山第${index}精密,139${10_000_000 + index},高翔`,
    );
    const path = await uploaded(admin, ["客户名称,手机,负责人", ...rows].join("\n"));
    const open = textOf((await settled(admin, path)).html);
    expect(open).toContain("600 行都看过了:新建 0 行,退回 600 行");
    expect(open).toContain("高翔");
  });

  test("the same file twice, from two tabs and at once, is one list that waits; over, it says that it came before", async () => {
    const zhang = await visits.as("zhangsan");
    const form = await formOn(zhang);
    const both = await Promise.all([
      zhang.upload("/import", form, file()),
      zhang.upload("/import", form, file()),
    ]);
    const path = both[0]?.to ?? "";
    expect(both.map(({ to }) => to)).toEqual([path, path]);
    await settled(zhang, path);
    expect(await uploaded(zhang)).toBe(path);
    // Two tabs on one list: the second start is told that it runs or is over.
    const { html } = await zhang.get(path);
    const tabs = [0, 1].map((at) => ({ ...chosenIn(html, { how: "begin" }), key: `tab-${at}-0000000` }));
    const answers = await Promise.all(tabs.map((tab) => zhang.post(`${path}/columns`, tab)));
    const texts = await Promise.all(answers.map(async ({ to }) => textOf((await zhang.get(to)).html)));
    expect(texts.filter((text) => text.includes("开始导入「客户表.csv」"))).toHaveLength(1);
    expect(texts.filter((text) => /正在导入|已经导入过了/.test(text)).length).toBeGreaterThan(0);
    const done = textOf((await settled(zhang, path)).html);
    expect(done).toContain("新建 2 个");
    expect(done).toMatch(/新建\s+#1 上海云图科技有限公司 张三\s+金额「15」没说是元还是万元/);
    const again = await uploaded(zhang);
    expect(again).not.toBe(path);
    expect(textOf((await settled(zhang, again)).html)).toMatch(/同一个文件 .*导入过,已有的会算重复/);
    expect(textOf((await zhang.get(again)).html)).toContain("和 #1 重复");
  });

  test("somebody else's list is not there: not seen, not corrected, not fetched, not begun, not undone", async () => {
    const [zhang, li] = [await visits.as("zhangsan"), await visits.as("lisi")];
    const path = await uploaded(zhang);
    const { html } = await settled(zhang, path);
    expect((await li.get(path)).status).toBe(404);
    expect((await li.get(`${path}/rejected.xlsx`)).to).toBe(path);
    const own = fieldsIn((await li.get("/import")).html, "/import");
    const stolen = { ...chosenIn(html, { how: "begin" }), ...own, key: "stolen-0000000" };
    const sent = await li.post(`${path}/columns`, stolen);
    expect((await li.get(sent.to)).html).toContain("没有在等确认");
    expect(textOf((await zhang.get(path)).html)).toContain("等你看过再导入");
    expect(textOf((await li.get("/import")).html)).not.toContain("客户表.csv");
  });

  onOne("without the token of this session no file is kept, and another site's form is refused", async () => {
    const [zhang, li] = [await visits.as("zhangsan"), await visits.as("lisi")];
    const others = await formOn(li);
    for (const fields of [{}, { token: "" }, others]) {
      const refused = await zhang.upload("/import", fields, file());
      expect(refused.status).toBe(403);
      expect(textOf(refused.html)).toContain("再选一次文件");
    }
    expect(textOf((await zhang.get("/import")).html)).not.toContain("客户表.csv");
    expect((await visits.browser().upload("/import", others, file())).to).toContain("/login?to=%2Fimport");
  });

  describe("what is no list is told for what it is, and nothing is left", () => {
    test.runIf(engine.name === "sqlite").each([
      ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), "图.xlsx", "这不是表格文件"],
      ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), "旧.xls", "旧版Excel"],
      ["an empty sheet", "\n\n", "空.csv", "表是空的"],
      ["headings alone", "客户名称,电话\n", "头.csv", "只有表头"],
      ["no headings", "a,b\n1,2\n", "无.csv", "没找到表头"],
      ["a broken workbook", "PK\u0003\u0004x", "坏.xlsx", "文件是坏的"],
    ])("%s", async (_, content, name, words) => {
      const zhang = await visits.as("zhangsan");
      const seen = await looked(zhang, content, name);
      const text = textOf(seen.html);
      expect(text).toContain(words);
      expect(text).toContain("没读成,一行也没有导入");
      expect(text).toContain(name);
      expect(told("zhangsan")).toBe("[]");
    });

    onOne(
      "a zip bomb named .xlsx ends in kind words, and the bot goes on answering",
      async () => {
        const bomb = await zipped([
          ["xl/workbook.xml", ['<workbook><sheet name="a" r:id="r1"/></workbook>']],
          [
            "xl/_rels/workbook.xml.rels",
            ['<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>'],
          ],
          ["xl/worksheets/s.xml", endless(420)],
        ]);
        expect(bomb.length).toBeLessThan(2_000_000);
        const zhang = await visits.as("zhangsan");
        const path = await uploaded(zhang, bomb, "炸.xlsx");
        expect(await visits.bot.say("lisi", "今日")).toBeTruthy();
        expect(textOf((await settled(zhang, path)).html)).toMatch(/文件解开后太大|文件是坏的/);
      },
      60_000,
    );

    onOne(
      "no file, and more than may be sent",
      async () => {
        const zhang = await visits.as("zhangsan");
        const none = await zhang.upload("/import", await formOn(zhang), null);
        expect(none.status).toBe(400);
        expect(textOf(none.html)).toContain("还没选文件");
        const large = await zhang.upload(
          "/import",
          await formOn(zhang),
          file(new Uint8Array(51 * 1024 * 1024).fill(65)),
        );
        expect(large.status).toBe(413);
        expect(textOf(large.html)).toContain("这个文件太大,最多 50 MB");
        expect(textOf((await zhang.get("/import")).html)).not.toContain("最近的表");
      },
      60_000,
    );
  });

  onOne("a browser that goes away half-way has begun nothing", async () => {
    const zhang = await visits.as("zhangsan");
    const { token = "" } = await formOn(zhang);
    const { request } = await import("node:http");
    await new Promise<void>((resolve) => {
      const sent = request(`${visits.bot.url}/import`, {
        method: "POST",
        headers: {
          ...cookieOf(zhang),
          "content-type": "multipart/form-data; boundary=b",
          "content-length": "100000",
        },
      });
      sent.on("error", () => resolve());
      sent.write(
        `--b\r\nContent-Disposition: form-data; name="token"\r\n\r\n${token}\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n客户,电话\n`,
        () => sent.destroy(),
      );
      sent.on("close", () => resolve());
    });
    expect(textOf((await zhang.get("/import")).html)).not.toContain("a.csv");
    expect(await uploaded(zhang)).toMatch(/^\/import\/1$/);
  });

  test("stopped while it is taken in, it goes on behind the last row; one whose file was only in memory says so", async () => {
    const rows = Array.from({ length: 120 }, (_, at) => `第${at}机电公司,138000${10000 + at},公海,中意向`);
    const admin = await visits.as("admin");
    const path = await uploaded(admin, `客户,电话,负责人,阶段\n${rows.join("\n")}\n`);
    await settled(admin, path);
    await choose(admin, path, { how: "begin" });
    await visits.bot.stop();
    await visits.api.close();
    // As a program leaves it that was killed while it read what had just been sent.
    const { openDatabase } = await import("../../db/database.ts");
    const database = await openDatabase({ url: databaseUrl, kind: "real", access: "server" });
    await database.transaction(async ({ imports }) => {
      const begun = await imports.begin({
        byId: "admin",
        source: "page",
        sourceSecret: null,
        createdAt: visits.bot.now() - 700_000,
      });
      await imports.save({ ...begun, name: "读一半.csv" });
    });
    await database.close();
    const cookies = admin.cookies;
    visits = await openVisits({ databaseUrl, adminUserIds: ["admin"] });
    const again = visits.browser();
    for (const [name, value] of cookies) again.cookies.set(name, value);
    expect(textOf((await settled(again, path)).html)).toContain("新建 120 个,重复 0 行,退回 0 行");
    expect(textOf((await settled(again, "/import/2")).html)).toContain("读到一半程序停过,一行也没有导入");
  }, 60_000);

  test("people claim while a list is taken in: both come out right", async () => {
    const rows = Array.from({ length: 90 }, (_, at) => `第${at}机电公司,138000${10000 + at},公海,中意向`);
    const admin = await visits.as("admin");
    const path = await uploaded(admin, `客户,电话,负责人,阶段\n${rows.join("\n")}\n`);
    await settled(admin, path);
    await choose(admin, path, { how: "begin" });
    await expect.poll(async () => textOf((await admin.get(path)).html), { timeout: 9_000 }).toContain("导入");
    await expect
      .poll(async () => visits.bot.say("lisi", "领取 1"), { timeout: 9_000 })
      .toContain("第0机电公司");
    const claimed = await Promise.all([2, 3].map((no) => visits.bot.say("wangwu", `领取 ${no}`)));
    expect(textOf((await settled(admin, path)).html)).toContain("新建 90 个");
    expect(await visits.bot.say("lisi", "我的商机")).toContain("第0机电公司");
    expect(claimed.join()).not.toContain("抱歉");
  });
});

function cookieOf(browser: Browser): Record<string, string> {
  return { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
}

function undoFormIn(html: string): Record<string, string> {
  const form = /<section aria-label="撤销">[\s\S]*?<\/section>/.exec(html)?.[0] ?? "";
  return fieldsIn(form, "/say");
}

/** So many megabytes of blanks, packed to a thousandth of it. */
function* endless(megabytes: number): Generator<string> {
  const piece = " ".repeat(1_000_000);
  for (let at = 0; at < megabytes; at++) yield piece;
}

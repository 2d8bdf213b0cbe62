// A group bot that hears encrypted ids: WeCom is asked once whose they are, or the person says so, alone with the bot.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { postgresSource } from "../../db/engine/postgres.ts";
import { sqliteSource } from "../../db/engine/sqlite.ts";
import type { Store } from "../../db/store.ts";
import { TABLES } from "../../db/tables.ts";
import { exportTool } from "../../src/cli/export-tool.ts";
import { importTool } from "../../src/cli/import-tool.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type RunningBot, startRealBot } from "../setup/running-bot.ts";
import { APP, botText, CORP, startDirectoryApi } from "../setup/wecom-client.ts";
import type { Asked, FakeApi } from "../wecom/fake-api.ts";
import { startFakeSocket } from "../wecom/fake-socket.ts";

const ENCRYPTED = "woAJ2GCAAAXtWyujaWJHDDGi0mACH71w";
const OTHER = "T00Bb1CcDd2EeFf3GgHh4IiJj";
const PUBLIC_URL = "https://bot.example/sales";
const TEN_MINUTES = 600_000;
const CONVERT = "batch/openuserid_to_userid";
const NEW_ITEM = "新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台";

onOneEngine((engine) => {
  /** What asks WeCom or shows a page, and leaves no trace in the database that could differ. */
  const onOne = test.runIf(engine.name === "sqlite");
  /** Whose an encrypted id is, as far as WeCom tells. */
  let whose: Record<string, string>;
  /** Who logged in with a code. */
  let logins: Record<string, object>;
  let api: FakeApi;
  let bot: RunningBot;
  let url: string;

  const answer = ({ path, body, query }: Asked): object | undefined => {
    if (path === "auth/getuserinfo") return logins[query["code"] ?? ""] ?? { errcode: 40029, errmsg: "code" };
    if (path !== CONVERT) return undefined;
    const ids = (body as { open_userid_list: string[] }).open_userid_list;
    return {
      errcode: 0,
      userid_list: ids.flatMap((id) => (whose[id] ? [{ open_userid: id, userid: whose[id] }] : [])),
      invalid_open_userid_list: ids.filter((id) => whose[id] === undefined),
    };
  };
  type Given = Partial<Parameters<typeof startRealBot>[0]> & { answers?: typeof answer };
  async function start({ answers = answer, ...given }: Given = {}): Promise<void> {
    whose = {};
    logins = {
      "code-lisi": { errcode: 0, userid: "lisi" },
      "code-zhang": { errcode: 0, userid: "zhangsan" },
    };
    api = await startDirectoryApi(answers);
    url = given.databaseUrl ?? (await engine.migratedUrl());
    bot = await startRealBot({ api, publicUrl: PUBLIC_URL, ...given, databaseUrl: url });
  }
  afterEach(async () => {
    await bot.stop();
    await api.close();
  });

  const alone = async (botUserId: string, text: string, more: object = {}) =>
    (await bot.bot(botText(botUserId, text, { chattype: "single", chatid: "", ...more }))).text;
  const inGroup = async (botUserId: string, text: string) =>
    (await bot.bot(botText(botUserId, `@商机助手 ${text}`))).text;
  const looking = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const database = await openDatabase({ url, kind: null, access: "read-only" });
    try {
      return await database.read(work);
    } finally {
      await database.close();
    }
  };
  const itemsOf = (userId: string) => looking((store) => store.items.ownedBy(userId));
  const asks = () => api.asked.filter(({ path }) => path === CONVERT);

  /** The pages lie below a path of the public address; a proxy takes it off. */
  const open = (address: string, init: RequestInit = {}) =>
    fetch(address.replace(PUBLIC_URL, bot.url), { redirect: "manual", ...init });
  const linkIn = (text: string): string => new RegExp(`${PUBLIC_URL}/bind/\\w+`).exec(text)?.[0] ?? "";
  const codeIn = (text: string): string => /绑定 ([2-9A-Z]{8})/.exec(text)?.[1] ?? "";
  /** Through the login and back with a code, as far as the question. */
  async function comeBack(link: string, code: string): Promise<Response> {
    const login = new URL((await open(link)).headers.get("location") ?? "");
    const back = new URL(login.searchParams.get("redirect_uri") ?? "");
    back.search = String(new URLSearchParams({ code, state: login.searchParams.get("state") ?? "" }));
    return open(String(back));
  }
  const formIn = (html: string) =>
    new URLSearchParams(
      [...html.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
        ([, name = "", value = ""]): [string, string] => [name, value],
      ),
    );
  const confirm = async (form: URLSearchParams) =>
    open(`${PUBLIC_URL}/bind/confirm`, { method: "POST", body: form });
  async function bindByLink(botUserId: string, code: string): Promise<void> {
    const page = await comeBack(linkIn(await alone(botUserId, "帮助")), code);
    expect((await confirm(formIn(await page.text()))).status).toBe(200);
  }

  test("WeCom is asked once whose the id is; from then on its messages are the member's, after a restart too", async () => {
    await start();
    whose[ENCRYPTED] = "ZhangSan";
    expect(await inGroup(ENCRYPTED, NEW_ITEM)).toContain("#1 上海云图科技");
    expect(asks().map(({ body }) => body)).toEqual([
      { open_userid_list: [ENCRYPTED], source_agentid: APP.agentId },
    ]);
    expect((await itemsOf("ZhangSan")).map(({ no }) => no)).toEqual([1]);
    await bot.stop();
    bot = await startRealBot({ api, databaseUrl: url });
    expect(await alone(ENCRYPTED, "跟进 1 客户要比价")).toContain("跟进已记");
    expect(await bot.say("zhangsan", "我的商机")).toContain("上海云图科技");
    expect(asks()).toHaveLength(1);
    expect(await looking((store) => store.identities.botAddressOf("ZhangSan"))).toBe(ENCRYPTED);
    expect(await looking((store) => store.identities.botAddressOf("lisi"))).toBe("lisi");
  });

  onOne(
    "over the long connection an answer that could not be given follows where the app reaches them",
    async () => {
      const fake = await startFakeSocket();
      await start({ bot: null, botSocket: { botId: "bot-1", secret: "s3cr3t", url: fake.url } });
      whose[ENCRYPTED] = "lisi";
      fake.answer = ({ cmd }) => (cmd === "aibot_respond_msg" ? { errcode: 45009, errmsg: "too many" } : {});
      fake.last().callback("R-1", {
        msgid: "M-1",
        chattype: "single",
        from: { userid: ENCRYPTED },
        msgtype: "text",
        text: { content: "帮助" },
      });
      const receivers = () => api.asked.flatMap(({ path, body }) => (path === "message/send" ? [body] : []));
      await expect
        .poll(receivers, { timeout: 10_000 })
        .toEqual([expect.objectContaining({ touser: "lisi" })]);
      await fake.close();
    },
  );

  onOne(
    "what waits in the single chat with the bot is answered there: 确认 comes from the id WeCom uses",
    async () => {
      await start();
      whose[ENCRYPTED] = "jingli";
      await bot.say("ZhangSan", NEW_ITEM);
      await bot.say("ZhangSan", "退公海 1 预算取消");
      await bot.say("jingli", "沉寂 1 一年无动静");
      expect(await alone(ENCRYPTED, "淘汰 1 公司注销")).toContain("要淘汰它吗");
      expect(await bot.say("jingli", "确认")).not.toContain("公司注销");
      expect(await alone(ENCRYPTED, "确认")).toContain("原因: 公司注销");
    },
  );

  onOne("a form of the call that WeCom does not like is followed by the other", async () => {
    await start({
      answers: (asked) =>
        asked.path === CONVERT && "source_agentid" in (asked.body as object)
          ? { errcode: 40058, errmsg: "invalid source_agentid" }
          : answer(asked),
    });
    whose[ENCRYPTED] = "lisi";
    expect(await inGroup(ENCRYPTED, "帮助")).toContain("跟进");
  });

  onOne(
    "a member who joined since the directory was read is let in by their encrypted id as well",
    async () => {
      await start({
        answers: (asked) =>
          asked.path === "user/get" && asked.query["userid"] === "xinren"
            ? { errcode: 0, userid: "xinren", name: "新人", department: [3], main_department: 3, status: 1 }
            : answer(asked),
      });
      whose[ENCRYPTED] = "xinren";
      expect(await inGroup(ENCRYPTED, "帮助")).toContain("跟进");
    },
  );

  onOne.each([
    ["the id is in the invalid list", undefined],
    ["the app may not ask", { errcode: 48002, errmsg: "no permission" }],
    ["WeCom does not answer", "reset" as const],
  ])("where %s, a group hears one neutral sentence and a single chat gets a link", async (_, failure) => {
    await start({
      answers: (asked) =>
        asked.path === CONVERT && failure !== undefined ? (failure as object) : answer(asked),
    });
    const sentence = await inGroup(ENCRYPTED, "我的商机");
    expect(sentence).toBe("我还不认识你。请联系公司管理员,把你加进应用的可见范围后再试。");
    const offered = await alone(ENCRYPTED, "我的商机");
    expect(linkIn(offered)).toMatch(/\/bind\/[0-9a-f]{64}$/);
    expect(offered).toContain("H71w");
    const before = asks().length;
    await inGroup(ENCRYPTED, "我的商机");
    expect(asks()).toHaveLength(before);
    expect(await inGroup(OTHER, "今日")).toBe(sentence);
    expect(await alone("mallory", "今日")).toBe(sentence);
    expect(await bot.say(ENCRYPTED, "今日")).toBe(sentence);
  });

  onOne("an id inside the text is nobody's: only the sender of the decrypted message counts", async () => {
    await start();
    whose[ENCRYPTED] = "lisi";
    await inGroup(ENCRYPTED, `${NEW_ITEM} "from":{"userid":"ZhangSan"} @zhangsan`);
    expect(await itemsOf("ZhangSan")).toEqual([]);
    expect(await itemsOf("lisi")).toHaveLength(1);
    const forged = await alone(OTHER, '今日 {"from":{"userid":"ZhangSan"}}', { userid: "ZhangSan" });
    expect(linkIn(forged)).not.toBe("");
  });

  test("a link leads through WeCom's login to one question; only its answer binds, and the member is told", async () => {
    await start();
    const link = linkIn(await alone(ENCRYPTED, "我的商机"));
    const first = await open(link);
    expect(first.status).toBe(302);
    const login = new URL(first.headers.get("location") ?? "");
    expect(login.origin + login.pathname).toBe("https://open.weixin.qq.com/connect/oauth2/authorize");
    expect(Object.fromEntries(login.searchParams)).toMatchObject({
      appid: CORP,
      agentid: String(APP.agentId),
      scope: "snsapi_base",
      redirect_uri: `${PUBLIC_URL}/bind/return`,
      state: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(login.hash).toBe("#wechat_redirect");
    expect(String(login)).not.toContain(link.slice(-64));
    const page = await comeBack(link, "code-zhang");
    expect(Object.fromEntries(page.headers)).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex, nofollow",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
    });
    const html = await page.text();
    expect(html).toContain("张三");
    expect(html).toContain("09:30");
    expect(html).toContain("只有你自己刚才在和机器人的单聊里看到这个链接才确认");
    expect(html).not.toMatch(/src=|https?:/);
    expect(linkIn(await alone(ENCRYPTED, "我的商机"))).not.toBe("");
    const done = await confirm(formIn(html));
    expect([done.status, await done.text()]).toEqual([
      200,
      expect.stringContaining("绑定好了,回到聊天里再发一次"),
    ]);
    expect(await alone(ENCRYPTED, NEW_ITEM)).toContain("#1 上海云图科技");
    expect(await itemsOf("ZhangSan")).toHaveLength(1);
    await expect
      .poll(() => api.asked.filter(({ path }) => path === "message/send").map(({ body }) => body))
      .toEqual([
        expect.objectContaining({
          touser: "ZhangSan",
          text: { content: expect.stringContaining("解除绑定") },
        }),
      ]);
  });

  test("a link is good once: opened or confirmed by another it is gone, sent twice by the same hand it is done", async () => {
    await start();
    const link = linkIn(await alone(ENCRYPTED, "帮助"));
    const mine = formIn(await (await comeBack(link, "code-zhang")).text());
    const theirs = formIn(await (await comeBack(link, "code-lisi")).text());
    expect((await confirm(mine)).status).toBe(200);
    expect((await confirm(mine)).status).toBe(200);
    expect((await confirm(theirs)).status).toBe(410);
    expect((await open(link)).status).toBe(410);
    expect(await looking((store) => store.identities.of(ENCRYPTED))).toMatchObject({
      userId: "ZhangSan",
      how: "bound",
    });
  });

  test("a link runs out after ten minutes, before the login and after it, and an old message does not revive it", async () => {
    await start();
    const more = { msgid: "the-same" };
    const offered = await alone(ENCRYPTED, "帮助", more);
    expect(await alone(ENCRYPTED, "帮助", more)).toBe(offered);
    const form = formIn(await (await comeBack(linkIn(offered), "code-zhang")).text());
    bot.pass(TEN_MINUTES);
    expect(await alone(ENCRYPTED, "帮助", more)).toBe(offered);
    expect((await open(linkIn(offered))).status).toBe(410);
    expect((await confirm(form)).status).toBe(410);
    expect(await looking((store) => store.identities.of(ENCRYPTED))).toBeNull();
  });

  onOne("a form nobody was shown binds nothing", async () => {
    await start();
    const form = formIn(await (await comeBack(linkIn(await alone(ENCRYPTED, "帮助")), "code-lisi")).text());
    for (const [name, value] of [
      ["member", "ZhangSan"],
      ["bot", OTHER],
      ["proof", ""],
      ["proof", "0".repeat(64)],
    ] as const) {
      const forged = new URLSearchParams(form);
      forged.set(name, value);
      expect((await confirm(forged)).status).toBe(410);
    }
    expect((await confirm(new URLSearchParams())).status).toBe(410);
    const oversized = await confirm(new URLSearchParams({ proof: "0".repeat(10_000) }));
    expect(oversized.status).toBe(413);
    expect(await looking((store) => store.identities.of(ENCRYPTED))).toBeNull();
  });

  onOne("whoever comes back from the login without being a member learns nothing", async () => {
    await start();
    logins["code-customer"] = { errcode: 0, openid: "o1", external_userid: "wm1" };
    logins["code-gone"] = { errcode: 0, userid: "left" };
    const link = linkIn(await alone(ENCRYPTED, "帮助"));
    for (const code of ["code-customer", "code-gone", "code-used", ""]) {
      const page = await comeBack(link, code);
      expect(page.status).toBe(403);
      expect(await page.text()).not.toMatch(/H71w|<form/);
    }
    const asked = api.count("auth/getuserinfo");
    expect((await open(`${PUBLIC_URL}/bind/return?code=code-lisi&state=${"0".repeat(64)}`)).status).toBe(410);
    expect((await open(`${PUBLIC_URL}/bind/return?code=code-lisi&state=a&state=b`)).status).toBe(410);
    expect((await open(`${PUBLIC_URL}/bind/${"0".repeat(64)}`)).status).toBe(410);
    expect(api.count("auth/getuserinfo")).toBe(asked);
  });

  onOne("while WeCom's login is down the page says so, and the link stays good", async () => {
    let down = true;
    await start({
      answers: (asked) =>
        down && asked.path === "auth/getuserinfo" ? { errcode: -1, errmsg: "system busy" } : answer(asked),
    });
    const link = linkIn(await alone(ENCRYPTED, "帮助"));
    expect((await comeBack(link, "code-lisi")).status).toBe(502);
    down = false;
    expect((await comeBack(link, "code-lisi")).status).toBe(200);
  });

  test("without a public address a code goes to the app, and asks there before it binds", async () => {
    await start({ publicUrl: null });
    const offered = await alone(ENCRYPTED, "今日");
    const code = codeIn(offered);
    expect(offered).toContain("「商机助手」应用");
    expect(await inGroup(ENCRYPTED, "今日")).not.toContain("绑定");
    expect((await open(`${bot.url}/bind/${"0".repeat(64)}`)).status).toBe(404);
    const question = await bot.say("ZhangSan", `绑定 ${code.toLowerCase()}`);
    expect(question).toContain("张三,要把群机器人那边的一个账号绑定到你吗?它的尾号是 H71w,码是 09:30 要的");
    expect(question).toContain("只有你自己刚才在和机器人的单聊里看到这个码才确认");
    expect(await alone(ENCRYPTED, "今日")).toContain("还认不出你");
    expect(await bot.say("ZhangSan", "确认")).toContain("绑定好了");
    expect(await alone(ENCRYPTED, NEW_ITEM)).toContain("#1 上海云图科技");
    expect(await itemsOf("ZhangSan")).toHaveLength(1);
    expect(await bot.say("lisi", `绑定 ${code}`)).toContain("这个码不对,用过了");
  });

  test("whoever confirms a code is the member it binds to, and nobody binds without having seen the warning", async () => {
    await start({ publicUrl: null });
    const code = codeIn(await alone(ENCRYPTED, "今日"));
    await bot.say("ZhangSan", `绑定 ${code}`);
    expect(await bot.say("ZhangSan", "取消")).toContain("不办了");
    expect(await bot.say("ZhangSan", "确认")).not.toContain("绑定好了");
    expect(await bot.say("lisi", `绑定 ${code}`)).toContain("李四,要把");
    expect(await bot.say("lisi", "确认")).toContain("绑定好了");
    expect(await looking((store) => store.identities.of(ENCRYPTED))).toMatchObject({ userId: "lisi" });
    await bot.say("ZhangSan", `绑定 ${code}`);
    expect(await looking((store) => store.identities.botAddressOf("ZhangSan"))).toBe("ZhangSan");
  });

  test("a code counts in the app's single chat only, for ten minutes", async () => {
    await start({ publicUrl: null });
    const code = codeIn(await alone(ENCRYPTED, "今日"));
    expect(await inGroup("lisi", `绑定 ${code}`)).toContain("只能发给「商机助手」应用");
    expect(await alone("lisi", `绑定 ${code}`)).toContain("只能发给「商机助手」应用");
    expect(await bot.say("lisi", "绑定")).toContain("码是 8 位");
    expect(await bot.say("lisi", `绑定 ${code}`)).toContain("要把群机器人那边的一个账号绑定到你吗");
    bot.pass(TEN_MINUTES);
    expect(await bot.say("lisi", "确认")).toContain("过了10分钟");
    expect(await looking((store) => store.identities.of(ENCRYPTED))).toBeNull();
  });

  test("after five wrong codes nobody guesses on for ten minutes, not even with a right one", async () => {
    await start({ publicUrl: null });
    const code = codeIn(await alone(ENCRYPTED, "今日"));
    for (let index = 0; index < 5; index++)
      expect(await bot.say("lisi", `绑定 ABCDEFG${index + 2}`)).toContain("这个码不对");
    expect(await bot.say("lisi", `绑定 ${code}`)).toContain("过10分钟再试");
    expect(await bot.say("ZhangSan", `绑定 ${code}`)).toContain("张三,要把");
    bot.pass(TEN_MINUTES);
    const anew = codeIn(await alone(ENCRYPTED, "今日"));
    expect(await bot.say("lisi", `绑定 ${anew}`)).toContain("李四,要把");
  });

  onOne("with the group bot alone, the admin is named and nothing else", async () => {
    await start({ app: null, publicUrl: PUBLIC_URL });
    const told = await alone(ENCRYPTED, "今日");
    expect(told).toContain("请联系公司管理员");
    expect(told).not.toMatch(/绑定|http/);
    expect(await inGroup(ENCRYPTED, "今日")).toContain("我还不认识你");
    expect(api.asked).toEqual([]);
  });

  test("bound anew, an id changes hands; 解除绑定 gives it up; somebody who left is a stranger", async () => {
    await start();
    await bindByLink(ENCRYPTED, "code-zhang");
    await bindByLink(OTHER, "code-zhang");
    expect(await looking((store) => store.identities.botAddressOf("ZhangSan"))).toBe(OTHER);
    expect(linkIn(await alone(ENCRYPTED, "今日"))).not.toBe("");
    expect(await bot.say("ZhangSan", "解除绑定")).toContain("解除了");
    expect(await bot.say("ZhangSan", "解除绑定")).toContain("不用解除");
    await bindByLink(OTHER, "code-lisi");
    expect(await alone(OTHER, NEW_ITEM)).toContain("#1");
    expect(await itemsOf("lisi")).toHaveLength(1);
  });

  test("what WeCom said is not bound over, and who left is offered nothing", async () => {
    let gone = false;
    await start({
      answers: (asked) =>
        gone && asked.path === "user/list" && asked.query["department_id"] === "3"
          ? { errcode: 0, userlist: [] }
          : answer(asked),
    });
    const link = linkIn(await alone(OTHER, "帮助"));
    const form = formIn(await (await comeBack(link, "code-zhang")).text());
    await bot.stop();
    bot = await startRealBot({ api, databaseUrl: url, publicUrl: PUBLIC_URL });
    whose[OTHER] = "lisi";
    expect(await alone(OTHER, "今日")).not.toContain("认不出");
    expect((await confirm(form)).status).toBe(410);
    expect(await looking((store) => store.identities.of(OTHER))).toMatchObject({ userId: "lisi" });
    await bot.stop();
    gone = true;
    bot = await startRealBot({ api, databaseUrl: url, publicUrl: PUBLIC_URL });
    expect(await alone(OTHER, "今日")).toContain("我还不认识你");
  });

  test("neither a link nor a code lies readable in the database; the pairs go into an export", async () => {
    await start();
    const token = linkIn(await alone(ENCRYPTED, "帮助")).slice(-64);
    await bot.stop();
    bot = await startRealBot({ api, databaseUrl: url });
    const code = codeIn(await alone(OTHER, "帮助"));
    const source =
      engine.name === "sqlite"
        ? sqliteSource(
            { tables: TABLES, path: url.slice("sqlite:".length), access: "read-only" },
            () => undefined,
          )
        : postgresSource(url, TABLES);
    await source.initialize();
    const kept: string[] = [];
    for (const table of ["bind_offers", "inbox", "outbox", "drafts", "conversations"])
      kept.push(JSON.stringify(await source.query(`SELECT * FROM ${table}`)));
    await source.destroy();
    expect(kept[0]).toContain(ENCRYPTED);
    expect(kept[0]).toContain(OTHER);
    for (const rows of kept) {
      expect(rows).not.toContain(token);
      expect(rows).not.toContain(code);
    }
    await bot.say("lisi", `绑定 ${code}`);
    await bot.say("lisi", "确认");
    const exported = async (databaseUrl: string): Promise<string> => {
      let out = "";
      await exportTool({
        argv: [],
        env: { DATABASE_URL: databaseUrl },
        print: async (text) => {
          out += text;
        },
      });
      return out;
    };
    const out = await exported(url);
    expect(JSON.parse(out).rows.botIdentities).toEqual([
      { botUserId: OTHER, userId: "lisi", how: "bound", at: bot.now() },
    ]);
    const dump = join(mkdtempSync(join(tmpdir(), "identity-")), "dump.json");
    writeFileSync(dump, out);
    const empty = await engine.migratedUrl();
    const line = { argv: [dump], env: { DATABASE_URL: empty }, print: async () => undefined };
    expect(await importTool(line, { now: bot.now(), newSecret: () => "secret" })).toBe(0);
    expect(await exported(empty)).toBe(out);
  });
});

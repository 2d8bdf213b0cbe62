// Bad days: WeCom down or hanging, limits, a revoked token, a removed webhook, members who left, an app that lost its rights.
// Each time: people who talk to the bot notice nothing, nothing is lost or doubled, no storm, one sentence for the admin.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWays } from "../../src/bot/senders.ts";
import { readWords } from "../../src/bot/words.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { withinWindow } from "../../src/domain/clock/window.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { createDelivery, type Delivery } from "../../src/push/deliver.ts";
import { createPusher, type Pusher } from "../../src/push/pusher.ts";
import { reminder } from "../../src/push/reminder.ts";
import { createTick, loadReminders } from "../../src/push/tick.ts";
import { createWecomApi } from "../../src/wecom/api.ts";
import { leaf } from "../../src/wecom/tree.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { startRealBot } from "../setup/running-bot.ts";
import { startDirectoryApi } from "../setup/wecom-client.ts";
import { type Asked, type FakeApi, startFakeApi } from "../wecom/fake-api.ts";

const SECRETS = ["app-secret-9f2", "webhookkeyOne", "webhookkeyTwo", "T1", "T2", "T3"];
const ADDRESS = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=";

const { templates } = await readWords();

onOneEngine((engine) => {
  let talk: Talk;
  let api: FakeApi;
  let pusher: Pusher;
  let delivery: Delivery;
  let answer: (asked: Asked) => ReturnType<Parameters<typeof startFakeApi>[0]>;
  let accepted: { readonly to: string; readonly text: string }[];
  const broken: unknown[] = [];

  beforeEach(async () => {
    talk = await openTalk(engine);
    accepted = [];
    answer = () => undefined;
    api = await startFakeApi((asked) => {
      const given = answer(asked);
      if (given === undefined && asked.path !== "gettoken") accepted.push(readSent(asked));
      return given;
    });
    const endpoint = { baseUrl: api.baseUrl };
    const app = createWecomApi({
      ...endpoint,
      corpId: "ww",
      secret: "app-secret-9f2",
      agentId: 1,
      now: talk.now,
    });
    const calendar = createCalendar();
    const onError = (error: unknown) => void broken.push(error);
    pusher = await createPusher({
      transaction: talk.database.transaction,
      templates,
      calendar,
      rules: DEFAULT_RULEBOOK,
      now: talk.now,
      compute: talk.compute,
      onError,
    });
    delivery = createDelivery({
      transaction: talk.database.transaction,
      now: talk.now,
      opensAt: (instant) => withinWindow(instant, calendar),
      sentAgain: (body) => `(重发)${body}`,
      ...createWays({ endpoint: () => endpoint, api: () => app, bot: null, database: talk.database }),
      delivered: pusher.told,
    });
  });
  afterEach(async () => {
    await delivery.stop();
    await api.close();
    expect(broken).toEqual([]);
    const kept = JSON.stringify(await talk.database.read(({ dump }) => dump.read()));
    for (const secret of SECRETS) expect(kept).not.toContain(`${secret}`);
  });

  function readSent({ body, query }: Asked): { to: string; text: string } {
    const fields = body as Record<string, unknown>;
    const text =
      leaf(fields["text"], "content") || leaf(fields["markdown"], "content") || JSON.stringify(fields);
    return { to: leaf(fields, "touser") || leaf(fields, "chatid") || (query["key"] ?? ""), text };
  }
  /** One minute's work of the running bot, then so many more. */
  async function minutes(count: number): Promise<void> {
    for (let minute = 0; minute < count; minute++) {
      await pusher.remind();
      await delivery.run();
      // What was told of the outcomes is written beside the delivery.
      await talk.database.transaction(async () => undefined);
      talk.minutes(1);
    }
  }
  let phones = 1000;
  async function sprint(name: string, who = "ZhangSan"): Promise<string> {
    const said = await talk.say(
      who,
      `新建商机 ${name} 联系人王磊 1370000${++phones} 地址上海 需求MES 金额28万`,
    );
    const no = /#(\d+)/.exec(said)?.[1] ?? "";
    await talk.say(who, `推进 ${no} 到5 计划3/20签 跳过 客户直接定了`);
    return no;
  }
  const sentTo = (to: string) => accepted.filter((one) => one.to === to).map(({ text }) => text);
  const waiting = () => talk.database.read(async ({ outbox }) => (await outbox.backlog(talk.now())).waiting);
  const refused = (errcode: number, errmsg: string) => ({ errcode, errmsg });

  test("an hour without WeCom at nine: callbacks go on, a few tries, then everything once, and the time does not count", async () => {
    const nos = [];
    for (const who of ["ZhangSan", "lisi", "wangwu"]) nos.push(await sprint(`上海${who}机电`, who));
    await minutes(1);
    accepted = [];
    talk.goTo("2026-03-12", 9 * 60);
    answer = () => "reset";
    const before = api.asked.length;
    await minutes(45);
    // People talk to the bot as ever; who asks why nothing came reads it.
    expect(await talk.say("lisi", `跟进 ${nos[1]} 合同在走流程`)).toContain("跟进已记");
    expect(await talk.say("admin", "通知 失败")).toMatch(
      /今天 09:00起有 \d 条还没发出去,会自动再发。连不上企业微信,会自动再发/,
    );
    await minutes(15);
    expect(api.asked.length - before).toBeLessThan(40);
    expect(accepted).toEqual([]);
    answer = () => undefined;
    await minutes(25);
    expect(await waiting()).toBe(0);
    expect(sentTo("ZhangSan").filter((text) => text.includes("张三早"))).toHaveLength(1);
    expect(sentTo("wangwu").filter((text) => text.includes("王五早"))).toHaveLength(1);
    // Settled while it waited: nobody needs to read it any more.
    expect(sentTo("lisi").filter((text) => text.includes("李四早"))).toEqual([]);
    const pauses = await talk.database.read(({ dump }) => dump.rowsOf("pauses"));
    expect(pauses.map(({ kind, reason }) => [kind, reason])).toEqual([["outage", "channel"]]);
    expect(await talk.say("ZhangSan", `为什么 ${nos[0]}`)).toContain("停着不算: 系统停过");
  });

  test("an answer that gets lost after the message arrived: WeCom is asked for the same once more, and swallows it", async () => {
    await talk.say("admin", "设角色 @李四 市场");
    const bodies: string[] = [];
    let lost = true;
    answer = ({ path, rawBody }) => {
      if (path !== "message/send") return undefined;
      bodies.push(rawBody);
      if (!lost) return undefined;
      lost = false;
      return "reset";
    };
    await minutes(3);
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toBe(bodies[0]);
    expect(bodies[0]).toMatch(/"enable_duplicate_check":1,"duplicate_check_interval":(?:1[89]|2[0-3])\d\d\}/);
  });

  test("the same words said again are another message: WeCom is told so, and swallows nothing", async () => {
    const bodies: string[] = [];
    answer = ({ path, rawBody }) => {
      if (path === "message/send") bodies.push(rawBody);
      return undefined;
    };
    for (const file of ["first", "second"]) {
      await talk.database.transaction(({ outbox }) =>
        outbox.enqueue({
          key: `import/${file}`,
          toKind: "member",
          toId: "lisi",
          markdown: "表是空的",
          text: "表是空的",
          at: talk.now(),
        }),
      );
      await minutes(1);
    }
    expect(sentTo("lisi")).toEqual(["表是空的", "表是空的"]);
    expect(new Set(bodies).size).toBe(2);
  });

  test("45009, the company's limit: the app rests until the window is over, groups are not held up, nothing is lost", async () => {
    await talk.say("zhuguan", `绑定群 销售一部 ${ADDRESS}webhookkeyOne`);
    for (const who of ["heshi", "caiwu", "lisi"]) await talk.say("admin", `设角色 @${who} 市场`);
    answer = ({ path }) => (path === "message/send" ? refused(45009, "api freq out of limit") : undefined);
    await minutes(1);
    const tried = api.count("message/send");
    expect(tried).toBeLessThanOrEqual(3);
    await minutes(10);
    expect(api.count("message/send") - tried).toBeLessThanOrEqual(4);
    expect(sentTo("webhookkeyOne")).toHaveLength(1);
    expect(await talk.say("admin", "通知 失败")).toContain("企业微信限频了,过一会儿自动再发");
    answer = () => undefined;
    await minutes(12);
    expect(await waiting()).toBe(0);
    for (const who of ["heshi", "caiwu", "lisi"]) expect(sentTo(who)).toHaveLength(1);
  });

  describe("the token", () => {
    test.each([40014, 42001])("%i once: fetched anew and sent, nobody notices", async (errcode) => {
      await talk.say("admin", "设角色 @李四 市场");
      answer = ({ path, query }) =>
        path === "message/send" && query["access_token"] === "T1" ? refused(errcode, "token T1") : undefined;
      await minutes(1);
      expect(sentTo("lisi")).toHaveLength(1);
      expect(api.count("gettoken")).toBe(2);
    });
    test("refused for good: a try a few minutes, the admin reads what to check, everything later", async () => {
      await talk.say("admin", "设角色 @李四 市场");
      answer = ({ path }) => (path === "message/send" ? refused(42001, "access_token expired") : undefined);
      await minutes(60);
      expect(api.count("gettoken")).toBeLessThan(15);
      expect(api.count("message/send")).toBeLessThan(30);
      expect((await talk.told("admin")).join()).toContain(
        "应用的凭证被作废了: 会自动换新的;一直这样就核对 WECOM_APP_SECRET",
      );
      answer = () => undefined;
      await minutes(15);
      expect(await waiting()).toBe(0);
      expect(sentTo("lisi")).toHaveLength(1);
    });
    test("a wrong secret is not asked about again and again", async () => {
      await talk.say("admin", "设角色 @李四 市场");
      answer = ({ path }) =>
        path === "gettoken" ? refused(40001, "invalid credential app-secret-9f2") : undefined;
      await minutes(60);
      expect(api.count("gettoken")).toBeLessThan(10);
      expect((await talk.told("admin")).join()).toContain("应用的 Secret 不对");
      expect(await talk.say("lisi", "帮助")).toContain("公海");
    });
  });

  test("93000, the group's robot was removed: the admin reads how to bind it anew, then what waited arrives there", async () => {
    await talk.say("zhuguan", `绑定群 销售一部 ${ADDRESS}webhookkeyOne`);
    answer = ({ query }) =>
      query["key"] === "webhookkeyOne" ? refused(93000, "invalid webhook url, key=webhookkeyOne") : undefined;
    await minutes(60);
    expect(api.asked.filter(({ query }) => query["key"] === "webhookkeyOne").length).toBeLessThan(6);
    const told = (await talk.told("admin")).filter((text) => text.includes("发不进去了"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("绑定群 销售一部 新地址");
    expect(told[0]).not.toContain("webhookkey");
    await talk.say("admin", `绑定群 销售一部 ${ADDRESS}webhookkeyTwo`);
    await minutes(45);
    expect(sentTo("webhookkeyTwo").length).toBeGreaterThan(0);
    expect(await waiting()).toBe(0);
  });

  test.each([
    ["named in invaliduser", { errcode: 0, invaliduser: "lisi" }],
    ["81013", { errcode: 81013, errmsg: "all recipients invalid" }],
    ["60111", { errcode: 60111, errmsg: "userid not found" }],
  ])(
    "a member who left (%s): told once, in the list of what failed, sent again when they are back",
    async (_, gone) => {
      answer = ({ body }) => (leaf(body, "touser") === "lisi" ? gone : undefined);
      await talk.say("admin", "设角色 @李四 市场");
      await talk.say("admin", "设角色 @何市 市场");
      await minutes(30);
      expect(api.asked.filter(({ body }) => leaf(body, "touser") === "lisi")).toHaveLength(1);
      expect(sentTo("heshi")).toHaveLength(1);
      expect((await talk.told("admin")).filter((text) => text.includes("李四收不到应用消息"))).toHaveLength(
        1,
      );
      expect(await talk.say("admin", "通知 失败")).toMatch(
        /没送达 1 条:\n今天 09:30 给李四: .*\|(对方收不到|企业微信里没有)/,
      );
      accepted = [];
      answer = () => undefined;
      await talk.say("admin", "通知 失败 重发");
      await minutes(1);
      expect(sentTo("lisi")).toHaveLength(1);
      expect(await talk.say("admin", "通知 失败")).toContain("都送达了");
    },
  );

  describe("the app lost its rights", () => {
    test.each([
      [60020, "not allow to access from your ip, from ip: 203.0.113.9", "企业可信IP」里加上(203.0.113.9)"],
      [48002, "api forbidden", "要用自建应用"],
      [50003, "app disabled", "在管理后台重新启用"],
      [60011, "no privilege to access", "在管理后台把可见范围加上"],
    ])(
      "%i: one sentence what to do, a try now and then, everything once it is mended",
      async (errcode, errmsg, toDo) => {
        await talk.say("zhuguan", `绑定群 销售一部 ${ADDRESS}webhookkeyOne`);
        for (const who of ["heshi", "caiwu", "lisi"]) await talk.say("admin", `设角色 @${who} 市场`);
        answer = ({ path }) => (path === "message/send" ? refused(errcode, errmsg) : undefined);
        await minutes(60);
        expect(api.count("message/send")).toBeLessThan(20);
        expect(sentTo("webhookkeyOne")).toHaveLength(1);
        const told = (await talk.told("admin")).filter((text) => text.includes("发不出去"));
        expect(told).toHaveLength(1);
        expect(told[0]).toContain(toDo);
        // The message cannot reach the admin; what they ask can.
        expect(await talk.say("admin", "通知 失败")).toContain(toDo);
        answer = () => undefined;
        await minutes(90);
        expect(await waiting()).toBe(0);
        for (const who of ["heshi", "caiwu", "lisi"]) expect(sentTo(who)).toHaveLength(1);
      },
    );
    test("a group the app made, without the whole company in sight: only the group waits", async () => {
      await talk.say("zhuguan", "建群 销售一部");
      await talk.say("admin", "设角色 @李四 市场");
      answer = ({ path }) => (path.startsWith("appchat/") ? refused(48002, "api forbidden") : undefined);
      await minutes(5);
      expect(sentTo("lisi")).toHaveLength(1);
      expect(sentTo("admin").join()).toContain("建群还要可见范围是全公司");
      answer = ({ path, body }) =>
        path === "appchat/send" && !api.asked.some((one) => one.path === "appchat/create")
          ? refused(86001, `chatid ${leaf(body, "chatid")}`)
          : undefined;
      await minutes(15);
      expect(sentTo("opportunity3sales").join()).toContain("销售一部的群建好了");
    });
  });

  test("a reminder that breaks is told in the log and does not silence the others", async () => {
    const no = await sprint("上海好的机电");
    talk.goTo("2026-03-12", 9 * 60);
    const breaks = reminder({
      from: 0,
      until: 24 * 60,
      collect: () => Promise.reject(new Error("no such customer")),
    });
    const told: string[] = [];
    await createTick({
      transaction: talk.database.transaction,
      reminders: new Map([...(await loadReminders(templates)), ["attention", breaks]]),
      templates,
      calendar: createCalendar(),
      rules: DEFAULT_RULEBOOK,
      now: talk.now,
      compute: talk.compute,
      onError: (error, what) => told.push(`${what}: ${(error as Error).message}`),
    })();
    expect((await talk.told("ZhangSan")).join()).toContain(`#${no} 上海好的机电`);
    expect(told).toEqual(["reminder attention: no such customer"]);
  });

  test("a WeCom that hangs holds up neither who talks to the bot nor the heartbeat", async () => {
    const hanging = await startDirectoryApi(({ path }) => (path === "message/send" ? "hang" : undefined));
    const bot = await startRealBot({ databaseUrl: await engine.migratedUrl(), api: hanging });
    await bot.say("admin", "设角色 @李四 市场");
    await expect.poll(() => hanging.count("message/send")).toBe(1);
    const began = performance.now();
    expect(await bot.say("ZhangSan", "帮助")).toContain("公海");
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(2000);
    await hanging.close();
    await bot.stop();
  });
});

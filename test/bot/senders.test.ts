// What waits in the outbox and goes by the group bot: to chats, to a department's group, to people where there is no app.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { NewNotice } from "../../db/stores/outbox.ts";
import { createWays } from "../../src/bot/senders.ts";
import { readWords } from "../../src/bot/words.ts";
import { NOT_CONNECTED } from "../../src/channels/wecom-sender.ts";
import type { Audience } from "../../src/domain/people/groups.ts";
import { createDelivery, type Delivery } from "../../src/push/deliver.ts";
import { BOT_LANE } from "../../src/push/lanes.ts";
import { createTroubles } from "../../src/push/troubles.ts";
import { failure } from "../../src/wecom/aibot-acks.ts";
import { classOf, WecomApiError } from "../../src/wecom/api-error.ts";
import { leaf } from "../../src/wecom/tree.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

const MINUTE = 60_000;
const BUTTONS = [{ label: "收到", command: "收到 #12" }];

const { templates } = await readWords();

onEachEngine((engine) => {
  let talk: Talk;
  let now: number;
  let sent: Readonly<Record<string, unknown>>[];
  let refuse: (body: Readonly<Record<string, unknown>>) => Error | null;
  let waitMs: number;
  let spoke: string[];
  let delivery: Delivery;
  let maySend: boolean;
  const noted: Promise<void>[] = [];

  beforeAll(async () => {
    talk = await openTalk(engine);
  });
  /** One company for all; what one test left behind is gone before the next. */
  afterEach(async () => {
    await talk.database.transaction(({ outbox }) => outbox.sendAgain(0));
    await talk.deliver();
    await talk.database.transaction(async ({ outbox, groups }) => {
      await outbox.forget(Number.MAX_SAFE_INTEGER, 1000);
      for (const audience of ["sales", "managers"] as const) await groups.unbind(3, audience);
    });
  });
  beforeEach(() => {
    now = talk.now();
    sent = [];
    refuse = () => null;
    waitMs = 0;
    spoke = [];
    maySend = true;
    const { transaction } = talk.database;
    const troubles = createTroubles({ transaction, templates, now: () => now });
    const ways = createWays({
      endpoint: () => ({}),
      api: () => null,
      database: talk.database,
      bot: {
        waitMs: () => waitMs,
        spoke: ({ kind, id }) => spoke.push(`${kind} ${id}`),
        socket: {
          async request(command, body) {
            expect(command).toBe("aibot_send_msg");
            const one = body as Record<string, unknown>;
            sent.push(one);
            const error = refuse(one);
            if (error !== null) throw error;
            return undefined;
          },
        },
      },
    });
    delivery = createDelivery({
      ...ways,
      transaction,
      now: () => now,
      maySend: () => maySend,
      sentAgain: (body) => `(重发)${body}`,
      delivered: (result, row) => {
        if (result.outcome === "sent" || result.trouble === undefined) return;
        noted.push(troubles(row, { trouble: result.trouble, error: result.error }));
      },
    });
  });

  const put = (toKind: NewNotice["toKind"], toId: string, more: Partial<NewNotice> = {}) =>
    talk.database.transaction(({ outbox }) =>
      outbox.enqueue({
        key: `k${toKind}${toId}`,
        toKind,
        toId,
        markdown: "**#12 云图** 请看",
        text: "#12 云图 请看",
        at: now,
        ...more,
      }),
    );
  const bindToBot = (address: string, audience: Audience = "sales") =>
    talk.database.transaction(({ groups }) =>
      groups.bind({ departmentId: 3, audience, way: "bot", address, by: "admin", at: now }),
    );
  const row = async (beginning = "k") =>
    (await talk.database.read(({ dump }) => dump.rowsOf("outbox"))).find(({ key }) =>
      key.startsWith(beginning),
    );
  const run = async () => {
    await delivery.run();
    await Promise.all(noted.splice(0));
  };
  const refused = (errcode: number) =>
    new WecomApiError("aibot_send_msg", { errcode, errclass: classOf(errcode), hint: "no" });

  test("a chat by its id letter by letter, a department's groups by theirs, a person by their userid", async () => {
    await bindToBot("wrSalesONE");
    await bindToBot("wrBossTWO", "managers");
    await put("chat", "wrAbCdEf");
    await put("department", "3");
    await put("managers", "3");
    await put("member", "ZhangSan");
    await run();
    const to = (chatid: string, chat_type: number) => ({
      chatid,
      chat_type,
      msgtype: "markdown",
      markdown: { content: "**#12 云图** 请看" },
    });
    expect(sent).toHaveLength(4);
    expect(sent).toEqual(
      expect.arrayContaining([to("wrAbCdEf", 2), to("wrSalesONE", 2), to("wrBossTWO", 2), to("ZhangSan", 1)]),
    );
    expect(spoke).toContain("group wrAbCdEf");
    expect(await row()).toMatchObject({ state: "sent" });
  });

  test("buttons make a card where it holds every word; refused as a card it goes as text", async () => {
    await put("chat", "wrA", { buttons: BUTTONS });
    await run();
    expect(sent[0]).toMatchObject({
      msgtype: "template_card",
      template_card: { main_title: { title: "#12 云图 请看" }, button_list: [{ key: "收到 #12" }] },
    });
    refuse = ({ msgtype }) => (msgtype === "template_card" ? refused(42014) : null);
    await put("chat", "wrB", { buttons: BUTTONS });
    await run();
    expect(sent.slice(1).map(({ msgtype }) => msgtype)).toEqual(["template_card", "markdown"]);
  });

  describe("refused or lost", () => {
    test("for now: it comes again after its pause, and nobody is told", async () => {
      for (const [error, pauseMs] of [
        [refused(45009), MINUTE],
        [failure("aibot_send_msg", "connection", "not connected"), 2_000],
        [refused(846609), 2_000],
        [refused(-1), 2_000],
      ] as const) {
        const key = `k${error.message}`;
        refuse = () => error;
        await put("chat", "wrA", { key });
        await run();
        expect(await row(key)).toMatchObject({ state: "waiting", notBefore: now + pauseMs });
        now += pauseMs;
        refuse = () => null;
        await run();
        expect(await row(key)).toMatchObject({ state: "sent" });
      }
      expect(await talk.told("admin")).toEqual([]);
    });

    test("without an acknowledgement: it comes again and says so; a digest does not", async () => {
      refuse = () => failure("aibot_send_msg", "network", "no acknowledgement within 5 s");
      await put("chat", "wrA");
      await put("chat", "wrDigest", { key: "digest", once: true });
      await run();
      refuse = () => null;
      now += MINUTE;
      await run();
      expect(sent.slice(2)).toHaveLength(1);
      expect(leaf(sent.at(-1), "markdown", "content")).toBe("(重发)**#12 云图** 请看");
    });

    test("for good, the bot is not in the chat: given up, and the admin reads which one and what to do", async () => {
      refuse = ({ chatid }) => (chatid === "admin" ? null : refused(93006));
      await put("chat", "wrA");
      await run();
      expect(await row()).toMatchObject({ state: "failed" });
      const [told = ""] = await talk.told("admin");
      expect(told).toContain("「#12 云图 请看」");
      expect(told).toContain("重新加进来");
      expect(told).toContain("通知 失败 重发");
      expect(told).not.toContain("wrA");
      expect(await talk.say("admin", "通知 失败")).toContain("给一个群: #12 云图 请看");
      refuse = () => null;
      expect(await talk.say("admin", "通知 失败 重发")).toContain("1 条");
      await run();
      expect(await row()).toMatchObject({ state: "sent" });
    });

    test("a department's group without the bot: named, with the words that bind it again", async () => {
      await bindToBot("wrBoss", "managers");
      refuse = ({ chatid }) => (chatid === "wrBoss" ? refused(93008) : null);
      await put("managers", "3");
      await run();
      const [told = ""] = await talk.told("admin");
      expect(told).toContain("销售一部的主管群");
      expect(told).toContain("@我 发: 绑定群 销售一部 主管群");
      expect(told).not.toMatch(/新地址|wrBoss/);
    });

    test("somebody who never spoke to the bot: the admin reads who, and that they speak first", async () => {
      refuse = ({ chatid }) => (chatid === "ZhangSan" ? refused(93006) : null);
      await put("member", "ZhangSan");
      await run();
      expect(await row()).toMatchObject({ state: "failed" });
      expect((await talk.told("admin")).join()).toMatch(/张三.*还没和我说过话.*帮助/);
    });
  });

  test("what could not go for want of a connection goes when there is one, unmarked", async () => {
    refuse = () => failure("aibot_send_msg", "connection", "not connected");
    await put("chat", "wrA");
    await run();
    refuse = () => null;
    await put("chat", "wrB");
    await put("chat", "wrC");
    await run();
    expect(sent).toHaveLength(1);
    delivery.worksAgain(BOT_LANE);
    await talk.database.transaction(({ outbox }) => outbox.hasten(NOT_CONNECTED, now));
    await run();
    // The three leave side by side: only a chat's own messages have an order.
    expect(sent.map(({ chatid }) => chatid).sort()).toEqual(["wrA", "wrA", "wrB", "wrC"]);
    expect(JSON.stringify(sent)).not.toContain("重发");
  });

  test("a conversation that has had enough waits, counts no failure and is told to nobody", async () => {
    waitMs = 20_000;
    await put("chat", "wrA");
    await run();
    expect(sent).toEqual([]);
    expect(await row()).toMatchObject({ state: "waiting", notBefore: now + 20_000 });
    waitMs = 0;
    now += 20_000;
    await run();
    expect(leaf(sent[0], "markdown", "content")).toBe("**#12 云图** 请看");
  });

  test("an instance that may not send leaves everything to the one that may", async () => {
    maySend = false;
    await put("chat", "wrA");
    await run();
    expect(await row()).toMatchObject({ state: "waiting", attempts: 0, leaseUntil: null });
    maySend = true;
    await run();
    expect(await row()).toMatchObject({ state: "sent" });
  });

  test("stopped, it leases nothing any more: a digest is not given up because of a restart", async () => {
    await put("chat", "wrA", { once: true });
    await delivery.stop();
    await delivery.run();
    expect(await row()).toMatchObject({ state: "waiting", leaseUntil: null });
  });

  test("without an app and without a long connection nobody can be reached, and it says why", async () => {
    const { send } = createWays({
      endpoint: () => ({}),
      api: () => null,
      bot: null,
      database: talk.database,
    });
    const message = {
      id: 1,
      createdAt: 1,
      markdown: "x",
      text: "x",
      buttons: [],
      mentions: [],
      responseCode: null,
      file: null,
    };
    expect(await send({ ...message, toKind: "member", toId: "lisi" })).toMatchObject({ outcome: "failed" });
    expect(await send({ ...message, toKind: "chat", toId: "wrA" })).toMatchObject({ outcome: "failed" });
    await bindToBot("wrA");
    expect(await send({ ...message, toKind: "department", toId: "3" })).toMatchObject({
      outcome: "failed",
      error: expect.stringContaining("group bot"),
    });
  });
});

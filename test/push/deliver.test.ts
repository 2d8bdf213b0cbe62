// outbox → sender: together where it fits, never settled things, digests never twice, paced, and again where it helps.
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../db/database.ts";
import type { NewNotice } from "../../db/stores/outbox.ts";
import { createDelivery, type DeliverParts } from "../../src/push/deliver.ts";
import type { Delivered } from "../../src/push/delivered.ts";
import type { Outgoing } from "../../src/push/outgoing.ts";
import { beforeLanding } from "../setup/counts.ts";
import { onEachEngine } from "../setup/databases.ts";

const MINUTE = 60_000;

onEachEngine((engine) => {
  let database: Database;
  let now: number;
  let sent: Outgoing[];
  let answer: (message: Outgoing) => Delivered;
  beforeEach(async () => {
    database = await engine.open();
    now = 1_773_100_000_000;
    sent = [];
    answer = () => ({ outcome: "sent" });
  });
  const delivery = (more: Partial<DeliverParts> = {}) =>
    createDelivery({
      transaction: database.transaction,
      now: () => now,
      sentAgain: (body) => `(重发)${body}`,
      send: async (message) => {
        sent.push(message);
        return answer(message);
      },
      ...more,
    });
  const notice = (key: string, more: Partial<NewNotice> = {}): NewNotice => ({
    key,
    toKind: "member",
    toId: "zhangsan",
    markdown: key,
    text: key,
    at: now,
    ...more,
  });
  const put = (key: string, more: Partial<NewNotice> = {}) =>
    database.transaction(({ outbox }) => outbox.enqueue(notice(key, more)));
  const states = () =>
    database.read(async ({ dump }) =>
      Object.fromEntries((await dump.rowsOf("outbox")).map(({ key, state }) => [key, state])),
    );

  test("eighty messages to one person are as few as fit, in the order in which they were said", async () => {
    for (let index = 0; index < 80; index++) await put(`第${index}条消息`);
    await delivery().run();
    expect(sent.length).toBeLessThan(8);
    expect(sent.map(({ text }) => text).join("\n\n")).toBe(
      Array.from({ length: 80 }, (_, index) => `第${index}条消息`).join("\n\n"),
    );
    for (const { text } of sent) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048);
    expect(new Set(Object.values(await states()))).toEqual(new Set(["sent"]));
  });

  test("a welcome has its code and goes alone; after 20 seconds it does not go at all", async () => {
    const welcome = { toKind: "welcome", toId: "woA1" } as const;
    await put("您好", { ...welcome, responseCode: "W1" });
    await put("您好啊", { ...welcome, responseCode: "W2" });
    now += 20_000;
    await delivery().run();
    expect(sent.map(({ toKind, text, responseCode }) => [toKind, text, responseCode])).toEqual([
      ["welcome", "您好", "W1"],
      ["welcome", "您好啊", "W2"],
    ]);
    await put("太晚", { ...welcome, responseCode: "W3" });
    now += 20_001;
    await delivery().run();
    expect(sent).toHaveLength(2);
    expect(await states()).toMatchObject({ 您好: "sent", 太晚: "dropped" });
  });

  test("what carries buttons goes alone", async () => {
    await put("前");
    await put("钮", { buttons: [{ label: "收到", command: "收到 #12" }] });
    now += 1;
    await put("后");
    await delivery().run();
    expect(sent.map(({ text, buttons }) => [text, buttons.length])).toEqual([
      ["前", 0],
      ["钮", 1],
      ["后", 0],
    ]);
  });

  test("said to thirty people in two rounds, it is one message to each, however few are taken up at a time", async () => {
    const people = Array.from({ length: 30 }, (_, index) => `person-${index}`);
    for (const what of ["list", "warning"]) for (const toId of people) await put(`${what}/${toId}`, { toId });
    await delivery().run();
    expect(sent.map(({ toId }) => toId).sort()).toEqual([...people].sort());
    for (const { toId, text } of sent) expect(text).toBe(`list/${toId}\n\nwarning/${toId}`);
  });

  test("a card said at the same instant does not part what stands before and behind it", async () => {
    await put("before");
    await put("card", { buttons: [{ label: "收到", command: "收到 #1" }] });
    await put("behind");
    now += 1;
    await put("later");
    await delivery().run();
    expect(sent.map(({ text }) => text)).toEqual(["before\n\nbehind", "card", "later"]);
  });

  test("what may have arrived comes again as the very same message, and what was said since in another", async () => {
    let chance = 0;
    const spread = { random: () => (chance = (chance + 0.37) % 1) };
    await put("one");
    await put("two");
    answer = () => ({ outcome: "retry", pauseMs: MINUTE, error: "timeout", unclear: true, alone: true });
    await delivery(spread).run();
    await put("since");
    answer = () => ({ outcome: "sent" });
    for (let minute = 0; minute < 3; minute++) {
      now += MINUTE;
      await delivery(spread).run();
    }
    expect(sent.map(({ text }) => text).sort()).toEqual(["one\n\ntwo", "one\n\ntwo", "since"]);
  });

  test("so does what was tried more often before than the other", async () => {
    const busy = { outcome: "retry", pauseMs: 2000, error: "45009", alone: true } as const;
    answer = () => busy;
    await put("one");
    await delivery().run();
    await put("two");
    now += MINUTE;
    answer = () => ({ ...busy, unclear: true });
    await delivery().run();
    await put("since");
    answer = () => ({ outcome: "sent" });
    for (let second = 0; second < 20; second++, now += 1000) await delivery().run();
    expect(sent.map(({ text }) => text).sort()).toEqual(["one", "one\n\ntwo", "one\n\ntwo", "since"]);
  });
  test("what may have arrived longer ago than WeCom remembers comes again and says so", async () => {
    await put("早上清单");
    answer = () => ({ outcome: "retry", pauseMs: MINUTE, error: "reset", unclear: true });
    await delivery().run();
    answer = () => ({ outcome: "sent" });
    now += 31 * MINUTE;
    await delivery().run();
    expect(sent.map(({ text }) => text)).toEqual(["早上清单", "(重发)早上清单"]);
  });

  test("what may have arrived once says so, however clearly it is refused since", async () => {
    await put("早上清单");
    const out = delivery();
    for (const unclear of [true, false] as const) {
      answer = () => ({ outcome: "retry", pauseMs: MINUTE, error: "x", ...(unclear ? { unclear } : {}) });
      await out.run();
      now += 31 * MINUTE;
    }
    answer = () => ({ outcome: "sent" });
    await out.run();
    expect(sent.at(-1)?.text).toBe("(重发)早上清单");
  });

  test("what was to go with the end of a long one goes with it, when its beginning is refused too", async () => {
    const long = Array.from({ length: 120 }, (_, index) => `${index} 上海某某机电`).join("\n");
    await put("长", { text: long, markdown: long });
    await put("随");
    await database.transaction(({ outbox }) => outbox.lease({ now, until: now, limit: 9 }));
    let refusals = 1;
    answer = () =>
      refusals-- > 0 ? { outcome: "retry", pauseMs: MINUTE, error: "45009" } : { outcome: "sent" };
    let turn = 0;
    const out = delivery({ random: () => (turn++ % 2 === 0 ? 0.9 : 0.1) });
    for (let minute = 0; minute < 5; minute++, now += MINUTE) await out.run();
    expect(sent).toHaveLength(3);
    expect(sent.at(-1)?.text).toMatch(/119 上海某某机电\n\n随$/);
  });

  test("a clock set back: what was sent at an hour still to come is not of this minute", async () => {
    for (let index = 0; index < 28; index++) {
      await put(`${index}`);
      await delivery().run();
      now += MINUTE;
    }
    now -= 60 * MINUTE;
    await put("after");
    await delivery().run();
    expect(sent.at(-1)?.text).toBe("after");
  });

  test("refused for now: again later, growing pauses, nothing lost; the others are not held up", async () => {
    answer = ({ toId }) =>
      toId === "lisi" ? { outcome: "retry", pauseMs: 2000, error: "busy" } : { outcome: "sent" };
    await put("张三的");
    await put("李四的", { toId: "lisi" });
    const out = delivery();
    await out.run();
    expect(await states()).toEqual({ 张三的: "sent", 李四的: "waiting" });
    await out.run();
    expect(sent).toHaveLength(2);
    now += 10 * MINUTE;
    answer = () => ({ outcome: "sent" });
    await out.run();
    expect(await states()).toEqual({ 张三的: "sent", 李四的: "sent" });
  });

  test("WeCom back and busy after a day away is asked again in minutes, not in an hour", async () => {
    await put("张三的");
    const out = delivery();
    answer = () => ({ outcome: "retry", pauseMs: MINUTE, error: "(network) away" });
    for (let tries = 0; tries < 10; tries++) {
      await out.run();
      now += 3 * 60 * MINUTE;
    }
    answer = () => ({ outcome: "retry", pauseMs: 5000, mostPauseMs: 10 * MINUTE, error: "(busy) -1" });
    await out.run();
    answer = () => ({ outcome: "sent" });
    now += 15 * MINUTE;
    await out.run();
    expect(await states()).toEqual({ 张三的: "sent" });
  });

  describe("where nobody knows whether it arrived", () => {
    const unclear: Delivered = { outcome: "retry", pauseMs: 1000, error: "timeout", unclear: true };
    test("a digest is given up, an escalation comes again and says so", async () => {
      answer = () => unclear;
      await put("公海新到", { toKind: "department", toId: "3", once: true });
      await put("请看一眼", { toKind: "managers", toId: "3" });
      const out = delivery();
      await out.run();
      expect(await states()).toEqual({ 公海新到: "failed", 请看一眼: "waiting" });
      now += MINUTE;
      answer = () => ({ outcome: "sent" });
      await out.run();
      expect(sent.at(-1)?.markdown).toBe("(重发)请看一眼");
    });
    test("a sender that dies between send and mark: the digest is not doubled, the rest is", async () => {
      await put("公海新到", { toKind: "department", toId: "3", once: true });
      await put("请看一眼", { toKind: "managers", toId: "3" });
      await database.transaction(({ outbox }) => outbox.lease({ now, until: now + MINUTE, limit: 9 }));
      now += 2 * MINUTE;
      await delivery().run();
      expect(sent.map(({ markdown }) => markdown)).toEqual(["(重发)请看一眼"]);
      expect(await states()).toEqual({ 公海新到: "failed", 请看一眼: "sent" });
    });
  });

  test("two senders at once on one database send each once", async () => {
    for (let index = 0; index < 40; index++) await put(`给${index}`, { toId: `member${index}` });
    await Promise.all([delivery().run(), delivery().run(), delivery().run()]);
    expect(sent.map(({ text }) => text).sort()).toEqual(
      Array.from({ length: 40 }, (_, index) => `给${index}`).sort(),
    );
  });

  test("never more than 18 a minute to a group, 28 to a person; the rest a minute later", async () => {
    const long = "长".repeat(600);
    for (let index = 0; index < 25; index++)
      await put(`${index}${long}`, { toKind: "department", toId: "3" });
    const out = delivery();
    await out.run();
    expect(sent).toHaveLength(18);
    now += MINUTE + 1;
    await out.run();
    expect(sent).toHaveLength(25);
  });

  test("a message that waits for its minute is neither tried nor given up", async () => {
    const long = "长".repeat(600);
    for (let index = 0; index < 40; index++) await put(`${index}${long}`);
    const out = delivery();
    for (let minute = 0; minute < 40; minute++, now += 1000) await out.run();
    expect(sent.length).toBe(28);
    const outbox = await database.read(({ dump }) => dump.rowsOf("outbox"));
    const waiting = outbox.filter(({ state }) => state === "waiting");
    expect(waiting.map(({ attempts, error }) => [attempts, error])).toEqual(Array(12).fill([0, null]));
  });

  test("departments that share one webhook share its twenty a minute; another instance's count too", async () => {
    const long = "长".repeat(600);
    for (let index = 0; index < 15; index++)
      for (const toId of ["3", "4"]) await put(`${toId}/${index}${long}`, { toKind: "department", toId });
    const wayOf = async () => ({ lane: "webhook/same", receiver: "webhook/same" });
    await delivery({ wayOf }).run();
    expect(sent).toHaveLength(18);
    for (let index = 0; index < 40; index++) {
      await put(`张三${index}${long}`);
      now += 1000;
      await delivery().run();
    }
    expect(sent.filter(({ toId }) => toId === "zhangsan")).toHaveLength(28);
  });

  describe("a way out that is refused", () => {
    const RESTING = beforeLanding(300, 100);
    const refused: Delivered = { outcome: "retry", pauseMs: 5000, error: "ECONNREFUSED", unclear: true };
    test("rests as a whole, is tried by one message at a time, and sends everything when it works again", async () => {
      await database.transaction(async ({ outbox }) => {
        for (let index = 0; index < RESTING; index++)
          await outbox.enqueue(notice(`给${index}`, { toId: `member${index}` }));
      });
      answer = () => refused;
      const out = delivery();
      for (let second = 0; second < 3600; second += 60, now += MINUTE) await out.run();
      // The first handful was under way together; then one at a time, with growing pauses of ten minutes at most.
      expect(sent.length).toBeLessThan(20 + 25);
      answer = () => ({ outcome: "sent" });
      sent = [];
      for (let minute = 0; minute < 16; minute++, now += MINUTE) await out.run();
      expect(new Set(sent.map(({ toId }) => toId)).size).toBe(RESTING);
      expect(new Set(Object.values(await states()))).toEqual(new Set(["sent"]));
    });
    test("what was refused together does not come back together", async () => {
      let seed = 0;
      const busy: Delivered = { outcome: "retry", pauseMs: 60_000, error: "busy", alone: true };
      answer = () => busy;
      for (const toId of ["a", "b", "c", "d"]) await put(toId, { toId });
      await delivery({ random: () => (seed++ % 10) / 10 }).run();
      const outbox = await database.read(({ dump }) => dump.rowsOf("outbox"));
      const waits = outbox.map(({ notBefore }) => notBefore - now);
      expect(new Set(waits).size).toBeGreaterThan(1);
      for (const wait of waits) expect(Math.abs(wait - 60_000)).toBeLessThanOrEqual(15_000);
    });
    test("does not hold up the others", async () => {
      answer = ({ toKind }) => (toKind === "member" ? refused : { outcome: "sent" });
      await put("张三的");
      await put("群里的", { toKind: "department", toId: "3" });
      await delivery().run();
      expect(await states()).toEqual({ 张三的: "waiting", 群里的: "sent" });
    });
    test("unless only one receiver is refused", async () => {
      answer = ({ toId }) =>
        toId === "lisi"
          ? { outcome: "retry", pauseMs: 600_000, error: "60011", alone: true }
          : { outcome: "sent" };
      await put("李四的", { toId: "lisi" });
      const out = delivery();
      await out.run();
      await put("张三的");
      await out.run();
      expect(await states()).toEqual({ 李四的: "waiting", 张三的: "sent" });
    });
    test("tells the admin how much waits, since when and why", async () => {
      answer = () => refused;
      await put("一", { toId: "a" });
      const out = delivery();
      await out.run();
      now += 1000;
      for (const toId of ["b", "c", "d"]) await put(toId, { toId });
      await out.run();
      expect(await database.read(({ outbox }) => outbox.stuck())).toEqual({
        count: 4,
        since: now - 1000,
        error: expect.stringContaining("ECONNREFUSED"),
      });
    });
    test("a clock set back by a day does not make it rest for a day", async () => {
      answer = () => refused;
      await put("一");
      const out = delivery();
      await out.run();
      now -= 24 * 60 * MINUTE;
      answer = () => ({ outcome: "sent" });
      await put("二", { toId: "lisi" });
      await out.run();
      expect((await states())["二"]).toBe("sent");
    });
  });

  test("what was said to one receiver stays in order: behind a message that was not taken the others wait", async () => {
    for (const key of ["一", "二", "三"])
      await put(key, { buttons: [{ label: key, command: key }], toKind: "department", toId: "3" });
    let refusals = 1;
    answer = () =>
      refusals-- > 0 ? { outcome: "retry", pauseMs: 2000, error: "(busy) busy" } : { outcome: "sent" };
    const out = delivery();
    await out.run();
    expect(sent.map(({ text }) => text)).toEqual(["一"]);
    now += MINUTE;
    await out.run();
    expect(sent.map(({ markdown }) => markdown)).toEqual(["一", "一", "二", "三"]);
  });

  test("a refusal that is clear is no reason to mark what comes as sent again", async () => {
    let refusals = 1;
    answer = () =>
      refusals-- > 0 ? { outcome: "retry", pauseMs: 2000, error: "45009" } : { outcome: "sent" };
    await put("请看一眼", { toKind: "managers", toId: "3" });
    const out = delivery();
    await out.run();
    now += MINUTE;
    await out.run();
    expect(sent.map(({ markdown }) => markdown)).toEqual(["请看一眼", "请看一眼"]);
  });

  test("one message that WeCom refuses for its words does not take its neighbours with it", async () => {
    answer = ({ text }) =>
      text.includes("坏") ? { outcome: "failed", error: "40058" } : { outcome: "sent" };
    for (const key of ["好一", "坏", "好二"]) await put(key);
    await delivery().run();
    expect(await states()).toEqual({ 好一: "sent", 坏: "failed", 好二: "sent" });
  });

  test("a long message whose beginning is refused for its words does not come in part, and others do", async () => {
    const long = Array.from({ length: 60 }, (_, index) => `第${index}行 ${"商".repeat(40)}`).join("\n");
    const told: string[] = [];
    await put("long", { markdown: long, text: long });
    await put("after");
    answer = ({ text }) =>
      text.includes("第0行")
        ? { outcome: "failed", error: "message/send: errcode 45002 (input)", trouble: "words" }
        : { outcome: "sent" };
    await delivery({
      delivered: (result, { key }) => {
        if (result.outcome === "failed") told.push(`${key} ${result.trouble}`);
      },
    }).run();
    expect(sent.filter(({ text }) => text.includes("商")).map(({ text }) => text.slice(0, 3))).toEqual([
      "第0行",
    ]);
    const { after, ...pieces } = await states();
    expect(Object.keys(pieces).length).toBeGreaterThan(2);
    expect(new Set(Object.values(pieces))).toEqual(new Set(["failed"]));
    expect(after).toBe("sent");
    expect(told).toEqual(["long words"]);
  });

  test("longer than WeCom takes, it comes in pieces divided between lines, and nothing is cut off", async () => {
    const lines = Array.from(
      { length: 60 },
      (_, index) => `${index} #${index} 上海某某机电 高意向|等刘总回话`,
    );
    await put("长", { text: lines.join("\n"), markdown: lines.join("\n"), scheduled: true });
    await delivery().run();
    expect(sent.length).toBeGreaterThan(1);
    for (const { text } of sent) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048);
    expect(sent.map(({ text }) => text).join("\n")).toBe(lines.join("\n"));
    expect(
      await database.transaction(({ outbox }) =>
        outbox.enqueue({ key: "长", toKind: "member", toId: "zhangsan", markdown: "x", text: "x", at: now }),
      ),
    ).toBe(false);
  });

  test.each([30, 60, 90, 120, 150])(
    "the end of a long one never arrives before its beginning, after %i minutes without WeCom",
    async (minutes) => {
      const text = Array.from({ length: 60 }, (_, index) => `${index} #${index} 上海某某机电 高意向`).join(
        "\n",
      );
      await put("长", { text, markdown: text });
      const isBack = now + minutes * MINUTE;
      const taken: string[] = [];
      answer = (message) => {
        if (now < isBack) return { outcome: "retry", pauseMs: MINUTE, error: "(busy) busy" };
        taken.push(message.text);
        return { outcome: "sent" };
      };
      let turn = 0;
      const out = delivery({ random: () => (turn++ % 2 === 0 ? 0.9 : 0.1) });
      for (const until = isBack + 70 * MINUTE; now < until; now += MINUTE) await out.run();
      expect(taken.join("\n")).toBe(text);
    },
  );

  test("what nobody asked for leaves in the window only, whenever WeCom is back; what somebody did leaves at once", async () => {
    const opens = now + 9 * 60 * MINUTE;
    await put("早上的清单", { scheduled: true });
    await put("别人改派的");
    const out = delivery({ opensAt: (instant) => Math.max(instant, opens) });
    await out.run();
    expect(sent.map(({ text }) => text)).toEqual(["别人改派的"]);
    now = opens;
    await out.run();
    expect(sent.map(({ text }) => text)).toEqual(["别人改派的", "早上的清单"]);
  });

  test("stopped half-way, nothing is lost and no digest is taken for sent", async () => {
    for (let index = 0; index < 5; index++)
      await put(`汇总${index}`, {
        toKind: "department",
        toId: "3",
        once: true,
        buttons: [{ label: "看", command: "今日" }],
      });
    const first = delivery({
      send: async (message) => {
        sent.push(message);
        void first.stop();
        return { outcome: "sent" };
      },
    });
    await first.run();
    expect(sent).toHaveLength(1);
    await delivery().run();
    expect(sent.map(({ text }) => text)).toEqual(["汇总0", "汇总1", "汇总2", "汇总3", "汇总4"]);
  });

  test("a withdrawn message, and one given up by an admin's eye, are not sent by themselves", async () => {
    await put("celebration/12/won-3", { notBefore: now + 10 * MINUTE });
    await database.transaction(({ outbox }) => outbox.withdraw("celebration/12/"));
    now += 11 * MINUTE;
    await delivery().run();
    expect(sent).toEqual([]);
    expect(await states()).toEqual({ "celebration/12/won-3": "dropped" });
  });
});

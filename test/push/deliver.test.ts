// outbox → sender: together where it fits, never settled things, digests never twice, paced, and again where it helps.
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../db/database.ts";
import type { NewNotice } from "../../db/outbox.ts";
import { createDelivery, type Delivered, type Outgoing } from "../../src/push/deliver.ts";
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
  const delivery = () =>
    createDelivery({
      transaction: database.transaction,
      now: () => now,
      sentAgain: (body) => `(重发)${body}`,
      send: async (message) => {
        sent.push(message);
        return answer(message);
      },
    });
  const put = (key: string, more: Partial<NewNotice> = {}) =>
    database.transaction(({ outbox }) =>
      outbox.enqueue({
        key,
        toKind: "member",
        toId: "zhangsan",
        markdown: key,
        text: key,
        at: now,
        ...more,
      }),
    );
  const states = () =>
    database.read(async ({ dump }) =>
      Object.fromEntries((await dump.read()).outbox.map(({ key, state }) => [key, state])),
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

  test("what carries buttons goes alone", async () => {
    await put("前");
    await put("钮", { buttons: [{ label: "收到", command: "收到 #12" }] });
    await put("后");
    await delivery().run();
    expect(sent.map(({ text, buttons }) => [text, buttons.length])).toEqual([
      ["前", 0],
      ["钮", 1],
      ["后", 0],
    ]);
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
      expect(sent.map(({ markdown }) => markdown)).toEqual(["请看一眼"]);
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
    const long = "长".repeat(1200);
    for (let index = 0; index < 25; index++)
      await put(`${index}${long}`, { toKind: "department", toId: "3" });
    const out = delivery();
    await out.run();
    expect(sent).toHaveLength(18);
    now += MINUTE + 1;
    await out.run();
    expect(sent).toHaveLength(25);
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

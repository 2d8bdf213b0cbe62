// The time in which nobody was there does not count against people (rules.md 5, Pauses).
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readWords } from "../../src/bot/words.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { at } from "../../src/domain/day.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { watchChannel } from "../../src/push/outage.ts";
import { createPusher, type Pusher, type PusherParts } from "../../src/push/pusher.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

const { templates } = await readWords();

onEachEngine((engine) => {
  let talk: Talk;
  let no: string;
  let unexpected: unknown[] = [];
  beforeEach(async () => {
    unexpected = [];
    talk = await openTalk(engine);
    const lead = await talk.say("heshi", "录线索 上海停机机电 王磊 13100007777 想了解MES 地址上海");
    no = /#(\d+)/.exec(lead)?.[1] ?? "";
    await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
    await talk.say("ZhangSan", `领取 ${no}`);
  });
  afterEach(() => expect(unexpected).toEqual([]));
  /** A process: the first minute of one looks how long nobody was there. */
  const started = (more: Partial<PusherParts> = {}): Promise<Pusher> =>
    createPusher({
      transaction: talk.database.transaction,
      templates,
      calendar: createCalendar(),
      rules: DEFAULT_RULEBOOK,
      now: talk.now,
      compute: talk.compute,
      onError: (error) => unexpected.push(error),
      ...more,
    });
  const item = () => talk.database.read(({ items }) => items.byNo(Number(no)));
  const pauses = async () => await talk.database.read(({ dump }) => dump.rowsOf("pauses"));
  const row = (toKind: "member" | "department", attempts = 0) =>
    ({ toKind, attempts }) as Parameters<Pusher["told"]>[1];

  describe("the process", () => {
    test("was away for five working hours: the day is not counted, and the owner can read why", async () => {
      await (await started()).remind();
      talk.goTo("2026-03-10", 14 * 60 + 30);
      await (await started()).remind();
      expect(await pauses()).toMatchObject([
        { kind: "outage", reason: "process", beganAt: at("2026-03-10", 570) },
      ]);
      expect((await item())?.deadlineAt).toBe(at("2026-03-17", 1080));
      talk.goTo("2026-03-11", 9 * 60);
      const pusher = await started();
      await pusher.remind();
      talk.goTo("2026-03-12", 9 * 60);
      await (await started()).remind();
      // The whole of the eleventh was lost; the tenth is the day it was received on, and not counted anyhow.
      expect((await item())?.deadlineAt).toBe(at("2026-03-18", 1080));
      expect(await talk.say("ZhangSan", `为什么 ${no}`)).toContain("停着不算: 系统停过 3/11\n");
    });
    test.each([
      ["a restart of four minutes", "2026-03-11", 9 * 60, 4],
      ["a night", "2026-03-11", 20 * 60, 12 * 60],
      ["half an hour of work", "2026-03-11", 9 * 60, 30],
    ])("%s moves no deadline", async (_, day, minute, minutes) => {
      talk.goTo(day, minute);
      await (await started()).remind();
      const before = (await item())?.deadlineAt;
      talk.minutes(minutes);
      await (await started()).remind();
      expect((await item())?.deadlineAt).toBe(before);
    });
    test("twice away for half an hour takes the day out of the count together", async () => {
      let pusher = await started();
      for (const [hour, deadline] of [
        [10, "2026-03-17"],
        [15, "2026-03-18"],
      ] as const) {
        talk.goTo("2026-03-11", hour * 60);
        await pusher.remind();
        talk.minutes(31);
        pusher = await started();
        await pusher.remind();
        expect((await item())?.deadlineAt).toBe(at(deadline, 1080));
      }
    });
    test("alive while the wall clock is set forward by a day: nothing was away", async () => {
      const pusher = await started();
      await pusher.remind();
      talk.goTo("2026-03-12", 9 * 60);
      await pusher.remind();
      expect(await pauses()).toEqual([]);
    });
    test("beside another instance: while one lives nobody was away", async () => {
      await (await started()).remind();
      const other = await started();
      talk.goTo("2026-03-10", 11 * 60);
      await talk.database.transaction((store) =>
        store.settings.put("heartbeat", String(talk.now() - 60_000)),
      );
      await other.remind();
      expect(await pauses()).toEqual([]);
    });
  });

  describe("the channel", () => {
    const refused = { outcome: "retry", pauseMs: 1000, error: "network" } as const;
    async function told(
      pusher: Pusher,
      result: Parameters<Pusher["told"]>[0],
      kind: "member" | "department" = "member",
      attempts = 0,
    ) {
      pusher.told(result, row(kind, attempts));
      // What is told is written beside the delivery, in its turn.
      for (let turn = 0; turn < 5; turn++) await talk.database.transaction(async () => undefined);
    }
    test("failed for two hours, with a restart in between: a pause from the first refusal to the first success", async () => {
      talk.goTo("2026-03-11", 9 * 60);
      await told(await started(), refused);
      await expect
        .poll(() => talk.database.read(({ settings }) => settings.get("channel-down-since")))
        .toBeTruthy();
      talk.goTo("2026-03-11", 10 * 60);
      await told(await started(), refused);
      // What is told is written beside: what comes an hour later finds it.
      await expect
        .poll(() => talk.database.read(({ settings }) => settings.get("channel-down-since")))
        .toContain(`-${talk.now()}`);
      talk.goTo("2026-03-11", 11 * 60);
      await told(await started(), { outcome: "sent" });
      await expect.poll(async () => (await pauses()).length).toBe(1);
      expect(await pauses()).toMatchObject([
        { reason: "channel", beganAt: at("2026-03-11", 540), endedAt: at("2026-03-11", 660) },
      ]);
      await expect.poll(async () => (await item())?.deadlineAt).toBe(at("2026-03-18", 1080));
    });
    test.each([
      ["before it is kept", 1, []],
      ["before the clocks are wound", 2, [{ reason: "channel" }]],
    ])("stopped %s, nothing of it is lost: the next one finishes it", async (_, breaksAt, kept) => {
      talk.goTo("2026-03-11", 9 * 60);
      await told(await started(), refused);
      await expect
        .poll(() => talk.database.read(({ settings }) => settings.get("channel-down-since")))
        .toBeTruthy();
      talk.goTo("2026-03-11", 10 * 60 + 15);
      let steps = 0;
      const errors: unknown[] = [];
      const breaking = await started({
        transaction: (work) =>
          ++steps >= breaksAt ? Promise.reject(new Error("stopped")) : talk.database.transaction(work),
        onError: (error) => errors.push(error),
      });
      await told(breaking, { outcome: "sent" });
      await expect.poll(() => errors).toHaveLength(1);
      expect(await pauses()).toMatchObject(kept);
      expect((await item())?.deadlineAt).toBe(at("2026-03-17", 1080));
      const next = await started();
      await next.remind();
      await told(next, { outcome: "sent" });
      await expect.poll(async () => (await item())?.deadlineAt).toBe(at("2026-03-18", 1080));
      expect(await pauses()).toMatchObject([{ reason: "channel", beganAt: at("2026-03-11", 540) }]);
    });
    test.each([
      ["one refusal, and nobody to be told for hours", [9], []],
      [
        "three hours of refusals, and nobody to be told for the rest of the day",
        [9, 10, 11, 12],
        [[540, 720]],
      ],
      [
        "two, hours apart",
        [9, 10, 13, 14],
        [
          [540, 600],
          [780, 840],
        ],
      ],
    ])("%s: it was down as long as it was seen to be", async (_, hours, spans) => {
      const { transaction } = talk.database;
      const parts = { transaction, rules: DEFAULT_RULEBOOK, calendar: createCalendar() };
      const channel = watchChannel(parts, talk.now);
      for (const hour of hours) {
        talk.goTo("2026-03-11", hour * 60);
        await channel.told(refused, row("member"));
      }
      talk.goTo("2026-03-11", 17 * 60);
      await channel.told({ outcome: "sent" }, row("member"));
      const day = at("2026-03-11");
      const found = (await pauses()).map(({ beganAt, endedAt }) => [beganAt, endedAt ?? 0]);
      expect(found).toEqual(spans.map((span) => span.map((minute) => day + minute * 60_000)));
    });
    test("ends where another instance gets the refused message through, and begins anew for both", async () => {
      const mark = () => talk.database.read(({ settings }) => settings.get("channel-down-since"));
      const [one, other] = [await started(), await started()];
      talk.goTo("2026-03-11", 9 * 60);
      await told(other, { outcome: "sent" });
      await told(one, refused);
      await expect.poll(mark).toBe(`${talk.now()}-${talk.now()}`);
      await told(other, { outcome: "sent" }, "member", 1);
      await expect.poll(mark).toBe("");
      talk.goTo("2026-03-11", 11 * 60);
      await told(one, refused);
      await expect.poll(mark).toBe(`${talk.now()}-${talk.now()}`);
      talk.goTo("2026-03-11", 12 * 60 + 15);
      await told(other, { outcome: "sent" });
      await expect
        .poll(async () => (await pauses()).map(({ beganAt }) => beganAt))
        .toEqual([at("2026-03-11", 660)]);
    });
    test.each([
      ["a group's webhook", refused, "department"],
      ["one receiver who is not to be seen", { ...refused, alone: true }, "member"],
      ["a message WeCom will not have", { outcome: "failed", error: "40058" }, "member"],
    ] as const)("%s is no outage", async (_, result, kind) => {
      const pusher = await started();
      talk.goTo("2026-03-11", 9 * 60);
      await told(pusher, result, kind);
      talk.goTo("2026-03-11", 15 * 60);
      await told(pusher, { outcome: "sent" });
      expect(await pauses()).toEqual([]);
    });
  });
});

// How much a person is told a day, and that nobody reads what has been settled meanwhile (rules.md 5, Window and caps).
import { beforeEach, expect, test } from "vitest";
import { readWords } from "../../src/bot/words.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { addDays, at, dayOf } from "../../src/domain/day.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { roomFor as roomIn } from "../../src/push/caps.ts";
import { createDelivery } from "../../src/push/deliver.ts";
import { watchChannel } from "../../src/push/outage.ts";
import { createPusher } from "../../src/push/pusher.ts";
import { type Reminder, type ReminderNotice, reminder } from "../../src/push/reminder.ts";
import { createTick } from "../../src/push/tick.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const { templates } = await readWords();

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  const rows = () =>
    talk.database.read(async ({ dump }) =>
      (await dump.rowsOf("outbox")).filter(({ toId, scheduled }) => toId === "ZhangSan" && scheduled),
    );
  /** What the pusher does once a minute, with one reminder alone. */
  const tickOf = (id: string, only: Reminder) =>
    createTick({
      transaction: (work) => talk.database.transaction(work),
      reminders: new Map([[id, only]]),
      templates,
      calendar: createCalendar(),
      rules: DEFAULT_RULEBOOK,
      now: talk.now,
      compute: talk.compute,
    });
  const roomFor = (text: string, now: number) =>
    talk.database.transaction((store) =>
      roomIn(
        { key: "new", toKind: "member", toId: "zhuguan", once: false, markdown: text, text, buttons: [] },
        { store, now, calendar: createCalendar(), rules: DEFAULT_RULEBOOK },
      ),
    );
  /** Something new to say each time the minute is looked at. */
  const saying = (notice: (said: number) => Omit<ReminderNotice, "of">) => {
    let said = 0;
    return reminder({
      from: 9 * 60,
      until: 20 * 60,
      rhythm: "minute",
      collect: async () => [{ ...notice(++said), of: `-${said}` }],
    });
  };
  async function send(): Promise<string[]> {
    const sent: string[] = [];
    await createDelivery({
      transaction: talk.database.transaction,
      now: talk.now,
      send: async ({ toId, text }) => {
        if (toId === "ZhangSan") sent.push(text);
        return { outcome: "sent" };
      },
    }).run();
    return sent;
  }

  test("one list and three more a day; what is beyond comes with the next morning's list", async () => {
    const chatty = saying((said) => ({
      to: { member: "ZhangSan" },
      block: "asked",
      values: { text: `第${said}条`, item: null },
    }));
    const tick = tickOf("own-reminders", chatty);
    for (let hour = 10; hour < 16; hour++) {
      talk.goTo("2026-03-10", hour * 60);
      await tick();
    }
    const when = (await rows()).map(({ notBefore }) => notBefore);
    expect(when.filter((instant) => instant < at("2026-03-11"))).toHaveLength(3);
    expect(when.filter((instant) => instant === at("2026-03-11", 9 * 60))).toHaveLength(3);
    expect(await send()).toHaveLength(1);
    talk.goTo("2026-03-11", 9 * 60);
    expect((await send()).join().match(/⏰/g)).toHaveLength(3);
  });

  test("a head who has had enough today is asked tomorrow, with the time that holds then", async () => {
    const answer = await talk.say(
      "ZhangSan",
      "新建商机 上海排队机电 联系人王磊 13700009999 地址上海 需求MES 金额28万",
    );
    const no = /#(\d+)/.exec(answer)?.[1] ?? "";
    await talk.say("ZhangSan", `推进 ${no} 到5 计划3/20签 跳过 客户直接定了`);
    await talk.database.transaction(async ({ outbox }) => {
      for (let index = 0; index < 3; index++)
        await outbox.enqueue({
          key: `test/${index}`,
          toKind: "member",
          toId: "zhuguan",
          markdown: "别的",
          text: "别的",
          at: at("2026-03-12", 9 * 60 + index),
          scheduled: true,
        });
    });
    talk.goTo("2026-03-12", 10 * 60 + 30);
    await talk.tick();
    const outbox = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
    const asking = outbox.find(({ bodyText }) => bodyText.includes("请看一眼"));
    expect(asking?.notBefore).toBe(at("2026-03-13", 9 * 60));
    expect(asking?.bodyText).toContain("3/13 13:00前回一个");
    for (const minute of [14 * 60 + 30, 15 * 60]) {
      talk.goTo("2026-03-12", minute);
      await talk.tick();
    }
    expect(await talk.told("jingli")).toEqual([]);
  });

  test("a card at the same instant is a message of its own, and what was put off from yesterday counts too", async () => {
    const put = (key: string, given: { at: number; notBefore?: number; card?: true }) =>
      talk.database.transaction(({ outbox }) =>
        outbox.enqueue({
          key,
          toKind: "member",
          toId: "zhuguan",
          markdown: key,
          text: key,
          scheduled: true,
          at: given.at,
          ...(given.notBefore === undefined ? {} : { notBefore: given.notBefore }),
          ...(given.card === undefined ? {} : { buttons: [{ label: "收到", command: "收到 1" }] }),
        }),
      );
    const opening = at("2026-03-11", 9 * 60);
    const later = opening + 5 * 60_000;
    await put("put off", { at: at("2026-03-10", 18 * 60), notBefore: opening });
    await put("yesterday's", { at: at("2026-03-10", 17 * 60) });
    for (const key of ["one", "another"]) await put(key, { at: later });
    await put("a card", { at: later, card: true });
    const tomorrow = at("2026-03-12", 9 * 60);
    expect(await roomFor("短", later)).toBe(later);
    expect(await roomFor("长".repeat(665), later)).toBe(tomorrow);
    expect(await roomFor("短", later + 60_000)).toBe(tomorrow);
  });

  test("what left again by itself, because nobody knew whether it had arrived, counts beside what left in the same minute", async () => {
    const morning = at("2026-03-11", 9 * 60);
    const back = morning + 5 * 60_000;
    const put = (key: string, time: number) =>
      talk.database.transaction(({ outbox }) =>
        outbox.enqueue({
          key,
          toKind: "member",
          toId: "zhuguan",
          markdown: key,
          text: key,
          at: time,
          scheduled: true,
        }),
      );
    const leased = (now: number) =>
      talk.database.transaction(({ outbox }) => outbox.lease({ now, until: now + 300_000, limit: 9 }));
    for (const key of ["one", "another"]) await put(key, morning);
    // Its sender died: nobody has marked it.
    await leased(morning);
    await put("said meanwhile", back);
    const rows = await leased(back);
    expect(rows).toHaveLength(3);
    await talk.database.transaction(async ({ outbox }) => {
      for (const row of rows) await outbox.sent(row, back);
    });
    const later = morning + 90 * 60_000;
    expect(await roomFor("长".repeat(665), later)).toBe(later);
    await put("长".repeat(665), later);
    expect(await roomFor("长".repeat(665), later)).toBe(at("2026-03-12", 9 * 60));
  });

  test("what does not fit into the message of its instant counts, and the pieces of a long one count once", async () => {
    const put = (key: string, text: string) =>
      talk.database.transaction(({ outbox }) =>
        outbox.enqueue({
          key,
          toKind: "member",
          toId: "zhuguan",
          markdown: text,
          text,
          at: now,
          scheduled: true,
        }),
      );
    const now = at("2026-03-11", 10 * 60 + 30);
    for (const key of ["one", "another"]) await put(key, "长".repeat(665));
    expect(await roomFor("长".repeat(665), now)).toBe(now);
    await talk.database.transaction(({ outbox }) =>
      outbox.enqueue({
        key: "asked",
        toKind: "member",
        toId: "zhuguan",
        markdown: "答",
        text: "答",
        at: now,
      }),
    );
    expect(await roomFor("长".repeat(665), now)).toBe(now);
    await put("pieces", "长\n".repeat(900));
    expect(await roomFor("短", now)).toBe(now);
    expect(await roomFor("长".repeat(665), now)).toBe(at("2026-03-12", 9 * 60));
  });

  test.each([
    ["a third post of the clock's waits for the next morning", false, ["10 9", "10 10", "11 9", "11 9"]],
    ["the day's own two are never put off", true, ["10 9", "10 10", "10 11", "10 12"]],
  ])("in a group %s", async (_, isDigest, expected) => {
    const posting = saying((said) => ({
      to: { department: 3 },
      block: "asked",
      values: { text: String(said), item: null },
      ...(isDigest ? { once: true } : {}),
    }));
    const tick = tickOf("own-reminders", posting);
    for (const hour of [9, 10, 11, 12]) {
      talk.goTo("2026-03-10", hour * 60);
      await tick();
    }
    const outbox = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
    const posts = outbox.filter(({ toKind }) => toKind === "department");
    expect(posts.map(({ notBefore }) => notBefore)).toEqual(
      expected.map((when) => {
        const [day, hour] = when.split(" ");
        return at(`2026-03-${day}`, Number(hour) * 60);
      }),
    );
  });

  test("what a minute has to say is one message, though somebody is answered in the middle of it", async () => {
    const lead = await talk.say("heshi", "录线索 上海中途机电 王磊 13700005555 想了解MES 地址上海");
    const no = /#(\d+)/.exec(lead)?.[1] ?? "";
    await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
    await talk.say("ZhangSan", `领取 ${no}`);
    await talk.say("ZhangSan", "新建商机 上海旁边中途机电 联系人李工 13700005566 地址上海 需求MES");
    await talk.say("ZhangSan", "推进 旁边中途 到2 约了周一面谈 李工参加");
    await talk.say("ZhangSan", "跟进 旁边中途 聊了预算 下次 3/16 报价");
    const sent: string[] = [];
    const delivery = createDelivery({
      transaction: talk.database.transaction,
      now: talk.now,
      isSpeaking: () => pusher.isSpeaking(),
      send: async ({ toId, text }) => {
        if (toId === "ZhangSan") sent.push(text);
        return { outcome: "sent" };
      },
    });
    const pusher = await createPusher({
      // After every step of the minute the answer to a chat wakes the delivery.
      transaction: async (work) => {
        const done = await talk.database.transaction(work);
        await delivery.run();
        return done;
      },
      templates,
      calendar: createCalendar(),
      rules: DEFAULT_RULEBOOK,
      now: talk.now,
      compute: talk.compute,
      onError(error) {
        throw error;
      },
    });
    await delivery.run();
    sent.length = 0;
    talk.goTo("2026-03-16", 9 * 60);
    await pusher.remind();
    await delivery.run();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatch(/张三早,今天 3\/16[\s\S]*\n\n张三,3\/16 这1个久没跟进,到期会回公海/);
  });

  test("a list that could not be delivered is not sent again once there is a newer one", async () => {
    await talk.say("ZhangSan", "新建商机 上海旧单机电 联系人王磊 13700006666 地址上海 需求MES");
    for (const day of ["2026-03-13", "2026-03-16"]) {
      talk.goTo(day, 9 * 60);
      await talk.tick();
      await talk.database.transaction(async ({ outbox }) => {
        for (const { id } of await outbox.lease({ now: talk.now(), until: talk.now(), limit: 99 }))
          await outbox.notSent(id, { error: "60111", retryAt: null });
      });
    }
    await talk.database.transaction(({ outbox }) => outbox.sendAgain(talk.now()));
    expect((await send()).join().match(/张三早/g)).toHaveLength(1);
  });

  test("more cards than one day bears are spread over the days that follow", async () => {
    const asking = saying((said) => ({
      to: { member: "zhuguan" },
      block: "ask",
      buttons: "buttons-sprint",
      values: {
        name: "赵主管",
        lines: [],
        groups: [],
        quickUntil: talk.now(),
        decisionUntil: null,
        first: { item: { no: said }, id: said },
      },
    }));
    const tick = tickOf("escalation", asking);
    for (let hour = 10; hour < 18; hour++) {
      talk.goTo("2026-03-10", hour * 60);
      await tick();
    }
    const outbox = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
    const days = outbox.filter(({ toId }) => toId === "zhuguan").map(({ notBefore }) => dayOf(notBefore));
    expect(days).toEqual(["10", "10", "10", "11", "11", "11", "12", "12"].map((day) => `2026-03-${day}`));
  });

  test("the list of the morning and its warnings leave as one message", async () => {
    const lead = await talk.say("heshi", "录线索 上海一条机电 王磊 13700001111 想了解MES 地址上海");
    const no = /#(\d+)/.exec(lead)?.[1] ?? "";
    await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
    await talk.say("ZhangSan", `领取 ${no}`);
    await talk.say("ZhangSan", "新建商机 上海旁边一条机电 联系人李工 13700001122 地址上海 需求MES");
    await talk.say("ZhangSan", "推进 旁边一条 到2 约了周一面谈 李工参加");
    await talk.say("ZhangSan", "跟进 旁边一条 聊了预算 下次 3/16 报价");
    talk.goTo("2026-03-16", 9 * 60);
    await talk.tick();
    const sent = await send();
    expect(sent.filter((text) => text.includes("张三早"))).toHaveLength(1);
    expect(sent.join("\n")).toMatch(/张三早,今天 3\/16[\s\S]*\n\n张三,3\/16 这1个久没跟进,到期会回公海/);
  });

  test("settled while it waited: nobody is told any more", async () => {
    const answer = await talk.say(
      "ZhangSan",
      "新建商机 上海办完机电 联系人王磊 13700002222 地址上海 需求MES",
    );
    const no = /#(\d+)/.exec(answer)?.[1] ?? "";
    await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
    await talk.say("ZhangSan", `跟进 ${no} 聊了预算 下次 3/12 报价`);
    talk.goTo("2026-03-12", 9 * 60);
    await talk.tick();
    await talk.say("ZhangSan", `跟进 ${no} 报价发过去了 下次 3/20 回访`);
    expect((await send()).filter((text) => text.includes("张三早"))).toEqual([]);
    expect((await rows()).map(({ state }) => state)).toEqual(["dropped"]);
  });

  test("what was settled leaves its room to the rest: what fits without it is one message", async () => {
    const answer = await talk.say(
      "ZhangSan",
      "新建商机 上海让位机电 联系人王磊 13700002244 地址上海 需求MES",
    );
    const no = Number(/#(\d+)/.exec(answer)?.[1]);
    const texts = ["长".repeat(400), "中".repeat(200), "中".repeat(200)];
    for (const [index, text] of texts.entries())
      await talk.database.transaction(({ outbox }) =>
        outbox.enqueue({
          key: `test/${index}`,
          toKind: "member",
          toId: "ZhangSan",
          markdown: text,
          text,
          at: talk.now(),
          scheduled: true,
        }),
      );
    await talk.database.transaction(({ outbox }) =>
      outbox.speaksOf({ no, deadlineAt: 1, outboxKey: "test/0" }),
    );
    talk.minutes(1);
    await talk.say("ZhangSan", `跟进 ${no} 聊了预算 下次 3/12 报价`);
    expect((await send()).filter((text) => text.includes("中"))).toEqual([texts.slice(1).join("\n\n")]);
  });

  test("a clock that an outage has moved settles nothing: the list it held up comes all the same", async () => {
    const answer = await talk.say(
      "ZhangSan",
      "新建商机 上海停机机电 联系人王磊 13700002233 地址上海 需求MES",
    );
    const no = /#(\d+)/.exec(answer)?.[1] ?? "";
    talk.goTo("2026-03-13", 9 * 60);
    await talk.tick();
    const parts = {
      transaction: talk.database.transaction,
      rules: DEFAULT_RULEBOOK,
      calendar: createCalendar(),
    };
    const channel = watchChannel(parts, talk.now);
    const row = { toKind: "member", attempts: 0 } as const;
    for (const hour of [9, 10]) {
      talk.goTo("2026-03-13", hour * 60);
      await channel.told({ outcome: "retry", pauseMs: 1000, error: "network" }, row);
    }
    talk.goTo("2026-03-13", 11 * 60);
    await channel.told({ outcome: "sent" }, row);
    expect((await send()).join()).toContain(`#${no} 上海停机机电`);
  });

  test("nothing scheduled leaves before 9:00, after 20:00 or on a day off, over a whole month", async () => {
    const answer = await talk.say(
      "ZhangSan",
      "新建商机 上海整月机电 联系人王磊 13700003333 地址上海 需求MES 金额28万",
    );
    const no = /#(\d+)/.exec(answer)?.[1] ?? "";
    await talk.say("ZhangSan", `推进 ${no} 到5 计划4/20签 跳过 客户直接定了`);
    const calendar = createCalendar();
    for (let day = "2026-03-25"; day < "2026-04-25"; day = addDays(day, 1))
      for (const minute of [7 * 60, 9 * 60, 10 * 60 + 30, 15 * 60, 17 * 60, 18 * 60, 20 * 60 + 1, 23 * 60]) {
        talk.goTo(day, minute);
        const before = (await rows()).length;
        await talk.tick();
        const isOpen = calendar.isWorkingDay(day) && minute >= 9 * 60 && minute < 20 * 60;
        if (!isOpen) expect((await rows()).length).toBe(before);
      }
    const byDay = new Map<string, Set<number>>();
    for (const { createdAt } of await rows()) {
      const day = new Date(createdAt + 8 * 3_600_000).toISOString().slice(0, 10);
      byDay.set(day, (byDay.get(day) ?? new Set()).add(createdAt));
    }
    for (const instants of byDay.values()) expect(instants.size).toBeLessThanOrEqual(4);
  });
});

// What counts as a follow-up and what it moves (rules.md 5): own words or a next date, not said before, not an attempt.
import { describe, expect, test } from "vitest";
import { type FollowUpFacts, followUp } from "../../../src/domain/clock/follow-up.ts";
import { addDays, dayOf } from "../../../src/domain/day.ts";
import type { Item } from "../../../src/domain/item/item.ts";
import { anItem, calendar, inPool, NOW, refusal, rules } from "../an-item.ts";

const TODAY = dayOf(NOW);
const EARLIER = NOW - 86_400_000;
const on = (day: string, minute: number | null = null, text: string | null = null) => ({ day, minute, text });
/** Says `text`; what it holds besides is said in `changes`. */
const says = (text: string, changes: Partial<FollowUpFacts> = {}, item: Item = anItem()) =>
  followUp(
    item,
    { text, ownText: text, attempt: false, next: null, lastTwo: [], now: NOW, ...changes },
    { rules, calendar },
  );
const attempt = { attempt: true } as const;

describe("own words", () => {
  test.each([
    ["客户比价", true],
    ["聊过了", false],
    ["  聊过了  ", false],
    ["", false],
    ["👍👍👍", false],
    ["👍👍👍👍", true],
  ])("%j counts: %s", (text, counts) => {
    const followed = says(text);
    expect([followed.counts, followed.because]).toEqual([counts, counts ? null : "too-short"]);
    expect(followed.item.lastFollowUpAt).toBe(counts ? NOW : null);
  });
  test("only the words beside the date are measured, but a date alone says what comes next", () => {
    expect(says("下次 周五", { ownText: "", next: on("2026-03-13") }).counts).toBe(true);
    expect(says("嗯 下次再说", { ownText: "嗯" }).because).toBe("too-short");
  });
});

describe("said before", () => {
  test.each([
    ["the last", ["客户要比价"], "repeated"],
    ["the last but one, with spaces around", ["别的", "  客户要比价\n"], "repeated"],
    ["nobody yet", [], null],
    ["only a longer one", ["客户要比价了"], null],
  ])("by %s", (_, lastTwo, because) => {
    expect(says(" 客户要比价 ", { lastTwo }).because).toBe(because);
  });
  test("a repeated text does not count for the date it carries", () => {
    const followed = says("下次 周五", { ownText: "", next: on("2026-03-13"), lastTwo: ["下次 周五"] });
    expect([followed.counts, followed.item.lastFollowUpAt]).toEqual([false, null]);
  });
});

describe("attempts without an answer", () => {
  test("three are attempts, the fourth in a row is told that it no longer is one", () => {
    let item = anItem({ lastFollowUpAt: EARLIER });
    const told = ["没接1", "没接2", "没接3", "没接4"].map((text) => {
      const followed = says(text, attempt, item);
      item = followed.item;
      return followed.because;
    });
    expect(told).toEqual(["attempt", "attempt", "attempt", "attempts-in-a-row"]);
    expect([item.attemptsInARow, item.lastFollowUpAt]).toEqual([4, EARLIER]);
  });
  test("long words do not make an attempt count", () => {
    expect(says("打了五次电话一直没有人接", attempt).counts).toBe(false);
  });
  test("an attempt that fixes what comes next counts", () => {
    expect(says("没接 下次 周五", { ...attempt, next: on("2026-03-13") })).toMatchObject({
      counts: true,
      item: { lastFollowUpAt: NOW, nextDay: "2026-03-13" },
    });
  });
  test("the fourth in a row does not count even when it fixes what comes next", () => {
    const next = on("2026-03-13");
    expect(says("没接 下次 周五", { ...attempt, next }, anItem({ attemptsInARow: 2 })).counts).toBe(true);
    expect(says("没接 下次 周五", { ...attempt, next }, anItem({ attemptsInARow: 3 }))).toMatchObject({
      counts: false,
      because: "attempts-in-a-row",
    });
  });
  test("words with the customer begin the count anew; words that do not count leave it", () => {
    const tried = anItem({ attemptsInARow: 3 });
    expect(says("客户同意周四见面", {}, tried).item.attemptsInARow).toBe(0);
    expect(says("嗯", {}, tried).item.attemptsInARow).toBe(3);
  });
});

describe("the date agreed with the customer", () => {
  const dated = anItem({ stage: 2, nextDay: "2026-03-12", nextMinute: 840, nextText: "演示" });
  test("is replaced by a new one, whole", () => {
    expect(says("客户改期了", { next: on("2026-03-16", 600, "报价") }, dated).item).toMatchObject({
      nextDay: "2026-03-16",
      nextMinute: 600,
      nextText: "报价",
    });
    expect(says("客户改期了", { next: on("2026-03-16") }, dated).item).toMatchObject({
      nextMinute: null,
      nextText: null,
    });
  });
  test("stands after a later note, until it is kept or dropped by name or its time has come", () => {
    const note = { nextDay: "2026-03-12", nextMinute: 840, nextText: "演示" };
    expect(says("又补充了一些资料", {}, dated)).toMatchObject({
      appointment: "stands",
      counts: true,
      item: note,
    });
    expect(says("演示取消了", { appointment: "dropped" }, dated)).toMatchObject({
      appointment: "dropped",
      item: { nextDay: null },
    });
    const today = { ...dated, nextDay: TODAY };
    expect(says("又补充了一些资料", {}, today).item).toMatchObject({ nextDay: TODAY, nextMinute: 840 });
    expect(says("又补充了一些资料", {}, { ...today, nextMinute: 540 })).toMatchObject({
      appointment: "over",
      item: { nextDay: null },
    });
    expect(says("又补充了一些资料", {}, { ...today, nextMinute: null }).appointment).toBe("over");
  });
  test("is done with once it was kept, and stays after what does not count", () => {
    expect(says("演示做完了", { appointment: "kept" }, dated).item).toMatchObject({
      nextDay: null,
      nextMinute: null,
      nextText: null,
    });
    for (const followed of [says("嗯", {}, dated), says("没接", attempt, dated)])
      expect(followed.item).toMatchObject({ nextDay: "2026-03-12", nextMinute: 840, nextText: "演示" });
  });
  test.each([
    [1, 400],
    [2, 30],
    [2, 31],
    [3, 400],
    [4, 15],
    [5, 400],
    [2, 0],
  ] as const)(
    "in stage %i, %i days ahead, is kept as it was said, and the follow-up with it",
    (stage, days) => {
      const day = addDays(TODAY, days);
      const followed = says("客户约了时间", { next: on(day) }, anItem({ stage }));
      expect(followed).toMatchObject({ counts: true, isPast: false, item: { nextDay: day } });
    },
  );
  test("one that lies in the past is left out; the follow-up stays, and counts by its words alone", () => {
    const next = on(addDays(TODAY, -1));
    expect(says("发了方案 下次 昨天", { ownText: "发了方案", next }, dated)).toMatchObject({
      counts: true,
      isPast: true,
      item: { nextDay: "2026-03-12", lastFollowUpAt: NOW },
    });
    expect(says("下次 昨天", { ownText: "", next }, dated)).toMatchObject({
      counts: false,
      isPast: true,
      item: { nextDay: "2026-03-12" },
    });
  });
});

test("nothing else of the item changes, and its stage least of all", () => {
  const item = anItem({ stage: 3, quotedFen: 5, timesReturned: 2 });
  const { lastFollowUpAt, ...rest } = says("客户要比价", {}, item).item;
  expect({ ...rest, lastFollowUpAt: null }).toEqual(item);
  expect(lastFollowUpAt).toBe(NOW);
});

test.each([
  ["pool", inPool()],
  ["cleaning", anItem({ place: "cleaning", ownerId: null })],
  ["dormant", inPool({ place: "dormant" })],
])("what nobody holds is not followed up: %s", (_, item) => {
  expect(refusal(() => says("客户要比价", {}, item))).toBe("not-owned");
});

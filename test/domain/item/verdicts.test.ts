// A verdict of the cleaning (rules.md 2, 4): where it may be given, what it leaves as it was, and how long it can come back.
import { describe, expect, test } from "vitest";
import { at } from "../../../src/domain/day.ts";
import { assign } from "../../../src/domain/hands/pool.ts";
import { awaitMore, disqualify, qualify, sendBack } from "../../../src/domain/item/cleaning.ts";
import type { Item } from "../../../src/domain/item/item.ts";
import { missingFields } from "../../../src/domain/item/quality.ts";
import { anItem, calendar, NOW, owner, PATHS, refusal, rules } from "../an-item.ts";

const lead = (changes: Partial<Item> = {}) =>
  anItem({ kind: "lead", place: "cleaning", stage: null, ownerId: null, intake: "marketing", ...changes });
const judgement = { missing: [], fit: "needs MES", largeDepartmentId: 5, selfCleaned: false, now: NOW };
const back = (item: Item, now: number) => sendBack(item, { reason: "wrong number", now, rules, calendar });

describe("a verdict is given once, on what waits for it", () => {
  test.each([
    ["marketing's lead at the desk", lead(), null],
    ["a finder's lead", lead({ place: "owned", ownerId: "owner", intake: "reported" }), null],
    ["an opportunity somebody holds", anItem(), "already-cleaned"],
    ["one in the pool", lead({ place: "pool", unqualified: true }), "already-cleaned"],
    ["a dormant one", lead({ place: "dormant" }), "already-cleaned"],
    ["an eliminated one", lead({ place: "eliminated" }), "already-cleaned"],
  ])("%s: %s", (_, item, code) => {
    expect(refusal(() => qualify(item, judgement))).toBe(code);
    expect(refusal(() => disqualify(item, { reason: "x", now: NOW }))).toBe(code);
    expect(refusal(() => awaitMore(item, "address"))).toBe(code);
  });
});

describe("合格", () => {
  test("ends the waiting, keeps the number, says whether nobody cleaned it for them", () => {
    const cleaned = qualify(lead({ awaiting: "address", no: 31 }), { ...judgement, selfCleaned: true });
    expect(cleaned).toMatchObject({
      what: "cleaned",
      text: "needs MES",
      item: { no: 31, awaiting: null, selfCleaned: true, pooledAt: NOW, ownerId: null, unqualified: false },
    });
    expect(qualify(lead(), judgement).item.selfCleaned).toBe(false);
  });
  test("leaves a finder's lead in their large department, whichever is named", () => {
    const reported = lead({ place: "owned", ownerId: "owner", intake: "reported", receivedAt: 7 });
    expect(qualify(reported, judgement).item).toMatchObject({
      largeDepartmentId: 2,
      pooledAt: null,
      receivedAt: 7,
    });
  });
});

test("不合格 and 待补 leave it a lead, and what nobody held ends no spell", () => {
  const rejected = disqualify(lead({ awaiting: "address" }), { reason: "closed", now: NOW });
  expect(rejected.item).toMatchObject({ kind: "lead", stage: null, unqualified: true, awaiting: null });
  expect(rejected.ends).toBeUndefined();
  expect(awaitMore(lead(), "address")).toMatchObject({
    what: "awaiting",
    item: { kind: "lead", place: "cleaning" },
  });
});

describe("退回 within two working days", () => {
  test.each([
    ["Tuesday", at("2026-03-10", 600), "2026-03-12"],
    ["Friday", at("2026-03-13", 600), "2026-03-17"],
    ["the last day before the Spring Festival", at("2026-02-14", 600), "2026-02-25"],
    ["a Sunday", at("2026-03-15", 600), "2026-03-17"],
  ])("received on a %s", (_, receivedAt, lastDay) => {
    const item = anItem({ intake: "marketing", receivedAt });
    expect(refusal(() => back(item, at(lastDay, 1439)))).toBeNull();
    expect(refusal(() => back(item, at(lastDay, 1440)))).toBe("sent-back-late");
  });
  test("is no return: the item is not counted as given back, and waits at the desk again", () => {
    const item = anItem({ intake: "marketing", timesReturned: 1, stage: 2 });
    const sent = back(item, NOW);
    expect(sent).toMatchObject({ what: "returned-to-cleaning", text: "wrong number" });
    expect(sent.item).toMatchObject({ place: "cleaning", ownerId: null, timesReturned: 1, stage: 2 });
    expect(qualify(sent.item, judgement).item).toMatchObject({ place: "pool", stage: 2, awaiting: null });
  });
  test("the days run anew for the next receiver", () => {
    const later = at("2026-06-10", 600);
    const item = assign(qualify(lead(), judgement).item, {
      to: owner,
      largePath: PATHS.root,
      now: later,
    }).item;
    expect(refusal(() => back(item, later))).toBeNull();
  });
  test.each([
    ["the finder's own", anItem({ intake: "reported" })],
    ["an imported one", anItem({ intake: "imported" })],
    ["a lead that was never cleaned", lead({ place: "owned", ownerId: "owner" })],
    ["one at the desk", lead()],
  ])("not %s", (_, item) => {
    expect(refusal(() => back(item, NOW))).toBe("not-sent-back");
  });
});

describe("complete is at most six fields, each missed by itself", () => {
  const firm = { name: "Yuntu", nameKey: "yuntu", type: "company", address: "Shanghai" } as const;
  const person = { name: "Li", nameKey: "", type: "person", address: null } as const;
  const wang = { name: "Wang", phone: "138" };
  test.each([
    ["name", { ...firm, nameKey: "" }, [wang], "MES", ["customer"]],
    ["address", { ...firm, address: null }, [wang], "MES", ["address"]],
    ["contact's name", firm, [{ ...wang, name: null }], "MES", ["contact"]],
    ["phone", firm, [{ ...wang, phone: null }], "MES", ["phone"]],
    ["need", firm, [wang], null, ["need"]],
    ["person's name", { ...person, name: "" }, [wang], "car", ["customer"]],
    ["person's phone", person, [], "car", ["phone"]],
    ["person's need", person, [wang], null, ["need"]],
  ] as const)("%s", (_, customer, contacts, need, missing) => {
    expect(missingFields(customer, contacts, { need })).toEqual(missing);
  });
});

// Cleaning (rules.md 2, 4): a lead becomes an opportunity once, when it is complete and its need matches.
import { expect, test } from "vitest";
import { at } from "../../../src/domain/day.ts";
import { awaitMore, disqualify, qualify, sendBack } from "../../../src/domain/item/cleaning.ts";
import { missingFields } from "../../../src/domain/item/quality.ts";
import { anItem, calendar, inPool, NOW, refusal, rules } from "../an-item.ts";

const marketing = anItem({
  kind: "lead",
  place: "cleaning",
  stage: null,
  ownerId: null,
  intake: "marketing",
  finderId: "market",
});
const reported = anItem({ kind: "lead", stage: null, intake: "reported" });
const judgement = { missing: [], fit: "预算内", largeDepartmentId: 5, selfCleaned: false, now: NOW };

test("marketing's goes to the named pool, the finder's stays with its finder; both are stage 1", () => {
  expect(qualify(marketing, judgement).item).toMatchObject({
    kind: "opportunity",
    stage: 1,
    place: "pool",
    largeDepartmentId: 5,
    fit: "预算内",
  });
  expect(qualify(reported, judgement).item).toMatchObject({
    kind: "opportunity",
    stage: 1,
    place: "owned",
    ownerId: "owner",
  });
});

test("what is missing stops it, and is named", () => {
  expect(refusal(() => qualify(marketing, { ...judgement, missing: ["address"] }))).toBe("incomplete");
});

test("an unqualified one lies flagged in the pool; a reported one leaves its finder's hands", () => {
  const change = disqualify(reported, { reason: "空号", now: NOW });
  expect(change).toMatchObject({
    what: "rejected",
    ends: "returned",
    item: { place: "pool", unqualified: true, ownerId: null },
  });
});

test("待补 waits where it is; a second judgement finds it cleaned", () => {
  expect(awaitMore(marketing, "地址").item).toMatchObject({ place: "cleaning", awaiting: "地址" });
  const cleaned = qualify(marketing, judgement).item;
  expect(refusal(() => qualify(cleaned, judgement))).toBe("already-cleaned");
  expect(refusal(() => awaitMore(cleaned, "x"))).toBe("already-cleaned");
});

test("the receiver sends a badly cleaned one back within two working days, weekends apart", () => {
  const friday = at("2026-03-13", 10 * 60);
  const received = anItem({ intake: "marketing", receivedAt: friday });
  const back = (now: number) => sendBack(received, { reason: "联系不上", now, rules, calendar });
  expect(back(at("2026-03-17", 20 * 60)).item).toMatchObject({
    place: "cleaning",
    ownerId: null,
    awaiting: "联系不上",
  });
  expect(refusal(() => back(at("2026-03-18", 0)))).toBe("sent-back-late");
  expect(refusal(() => sendBack(anItem(), { reason: "x", now: NOW, rules, calendar }))).toBe("not-sent-back");
  expect(refusal(() => sendBack(inPool(), { reason: "x", now: NOW, rules, calendar }))).toBe("not-sent-back");
});

test("a company needs name, contact, phone, address and need; a person a name, a phone and a need", () => {
  const company = { name: "云图", nameKey: "云图", type: "company", address: "上海" } as const;
  const contacts = [{ name: "王磊", phone: "138" }];
  expect(missingFields(company, contacts, { need: "MES" })).toEqual([]);
  expect(missingFields({ ...company, nameKey: "", address: null }, [], { need: null })).toEqual([
    "customer",
    "contact",
    "phone",
    "address",
    "need",
  ]);
  expect(
    missingFields({ name: "李先生", nameKey: "", type: "person", address: null }, contacts, { need: "车" }),
  ).toEqual([]);
});

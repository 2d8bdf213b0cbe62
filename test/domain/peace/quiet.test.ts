// Whose yes a 静默 needs, by its length and by what came before it.
import { describe, expect, test } from "vitest";
import { at } from "../../../src/domain/day.ts";
import {
  askFor,
  inForce,
  isInForce,
  needsHead,
  outcomeOf,
  wakesOn,
} from "../../../src/domain/peace/quiet.ts";
import { DEFAULT_RULEBOOK as rules } from "../../../src/domain/rulebook.ts";

const NOW = at("2026-03-10", 9 * 60 + 30);
const wish = { customerId: 1, no: 12, days: 30, reason: null, by: "ZhangSan", now: NOW, expiresAt: NOW + 1 };
const begun = { ...inForce(askFor({ ...wish, days: 10 }, rules), NOW), id: 1, version: 1 };
const LATER = at("2026-04-01", 600);

test.each([7, 30, 90])("%i days are asked for", (days) =>
  expect(askFor({ ...wish, days }, rules).days).toBe(days),
);
test.each([-1, 0, 6, 91, 365])("%i days are refused", (days) =>
  expect(() => askFor({ ...wish, days }, rules)).toThrow("quiet-days"),
);
test("it runs up to the first instant of the day on which the customer may be spoken to again", () => {
  expect(wakesOn(begun)).toBe("2026-03-20");
  expect([at("2026-03-20") - 1, at("2026-03-20")].map((now) => isInForce(begun, now))).toEqual([true, false]);
});

describe("the head is asked", () => {
  const head = (days: number, given: Partial<Parameters<typeof needsHead>[1]>, now = LATER) =>
    needsHead({ days, now }, { last: null, lastWord: null, rules, ...given });
  test("over 30 days", () => expect([head(30, {}), head(31, {})]).toEqual([false, true]));
  test("right after another, as long as nobody has spoken with the customer since", () => {
    expect(head(10, { last: begun })).toBe(true);
    expect(head(10, { last: begun, lastWord: at("2026-03-19", 600) })).toBe(true);
    expect(head(10, { last: begun, lastWord: at("2026-03-25", 600) })).toBe(false);
  });
  test("while one runs, whatever was said meanwhile", () =>
    expect(head(10, { last: begun, lastWord: NOW + 1 }, NOW + 2)).toBe(true));
  test("not after the customer came by themselves", () =>
    expect(head(10, { last: { ...begun, state: "ended", why: "customer", endedAt: NOW + 1 } })).toBe(false));
});

test("one no ends it, all have to agree, and where nobody is asked all have", () => {
  const said = (...answers: ("agreed" | "refused" | null)[]) =>
    outcomeOf(answers.map((answer) => ({ answer })));
  expect([said(), said("agreed"), said("agreed", null), said(null, "refused")]).toEqual([
    "agreed",
    "agreed",
    "open",
    "refused",
  ]);
});

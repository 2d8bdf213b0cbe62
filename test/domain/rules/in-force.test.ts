// Which version holds for whom, and from when: no change acts backwards, none reaches into another department (rules.md 9).
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deadlineOf, wound } from "../../../src/domain/clock/cadence.ts";
import { addDays, dayOf } from "../../../src/domain/day.ts";
import type { Item } from "../../../src/domain/item/item.ts";
import { isKeptFind } from "../../../src/domain/item/places.ts";
import { DEFAULT_RULEBOOK } from "../../../src/domain/rulebook.ts";
import { numberOf, numbersOf } from "../../../src/domain/rules/catalogue.ts";
import { createRules } from "../../../src/domain/rules/in-force.ts";
import { looserOf, type NumberPath, numberAt, RULES } from "../../../src/domain/rules/number.ts";
import type { Edition } from "../../../src/domain/rules/version.ts";
import { anItem, calendar, NOW } from "../an-item.ts";

const DAY = 86_400_000;
/** Departments 3 and 4 of the large department 2, and 6 of 5; the root is 1. */
const LINES: Readonly<Record<number, readonly number[]>> = {
  2: [2],
  3: [3, 2],
  4: [4, 2],
  6: [6, 5],
  5: [5],
};
const FIRST: NumberPath = "cadence.firstContactDays";

let no = 1;
const edition = (
  startsAt: number,
  value: number | null,
  given: Partial<Edition> & { path?: NumberPath } = {},
) => {
  const { path = FIRST, ...more } = given;
  return {
    no: ++no,
    rule: numberOf(path).rule,
    departmentId: null,
    startsAt,
    at: startsAt,
    byId: "head",
    reason: "",
    emergency: false,
    numbers: [{ path, value }],
    ...more,
  } satisfies Edition;
};
const rulesOf = (...editions: readonly Edition[]) =>
  createRules({
    base: DEFAULT_RULEBOOK,
    editions: [...editions].sort((a, b) => a.startsAt - b.startsAt || a.no - b.no),
    lineOf: (id) => LINES[id] ?? [],
  });
const held = (given: Partial<Item> = {}) =>
  anItem({ departmentId: 3, receivedAt: NOW, createdAt: NOW, ...given });
const firstDays = (rules: ReturnType<typeof rulesOf>, item: Item, at: number) =>
  rules(at, null).ofItem(item).cadence.firstContactDays;

describe("the nearest scope wins", () => {
  const rules = rulesOf(
    edition(NOW, 9),
    edition(NOW - DAY, 8, { departmentId: 2 }),
    edition(NOW - 2 * DAY, 5, { departmentId: 3 }),
  );
  test.each([
    [3, 5],
    [4, 8],
    [6, 9],
    [null, 9],
  ])("department %s goes by %i days", (departmentId, days) => {
    expect(rules(NOW, departmentId).cadence.firstContactDays).toBe(days);
    expect(rules(NOW, null).of(departmentId).cadence.firstContactDays).toBe(days);
  });
  test("what binds all is no department's", () => {
    const own = edition(NOW, 99, { departmentId: 3, path: "peace.quietDays" });
    expect(numberOf("peace.quietDays").scope).toBe("company");
    expect(rulesOf(own)(NOW, 4).peace.quietDays).toBe(DEFAULT_RULEBOOK.peace.quietDays);
  });
});

describe("a change begins when it was said to", () => {
  const rules = rulesOf(edition(NOW + DAY, 5));
  test("and an item received before goes by what held then, to its end", () => {
    expect(firstDays(rules, held(), NOW)).toBe(7);
    expect(firstDays(rules, held(), NOW + 30 * DAY)).toBe(7);
    expect(firstDays(rules, held({ receivedAt: NOW + DAY }), NOW + 2 * DAY)).toBe(5);
  });
  test("a follow-up that counts starts the clock anew, under what holds then", () => {
    expect(firstDays(rules, held({ lastFollowUpAt: NOW + 2 * DAY }), NOW + 2 * DAY)).toBe(5);
  });
  test("each clock has its own beginning: a protection runs from the first day, whatever was followed up since", () => {
    const shorter = rulesOf(edition(NOW + DAY, 10, { path: "pool.ownFindKeptDays" }));
    const find = held({ intake: "self-developed", lastFollowUpAt: NOW + 5 * DAY });
    const now = NOW + 20 * DAY;
    expect(isKeptFind(find, { now, rules: shorter(now, null).ofItem(find) })).toBe(true);
    const later = held({ intake: "self-developed", createdAt: NOW + 2 * DAY });
    expect(isKeptFind(later, { now, rules: shorter(now, null).ofItem(later) })).toBe(false);
  });
  test("an item keeps the number of the version it follows", () => {
    const change = edition(NOW - DAY, 5);
    const { ruleVersion, deadlineAt } = wound(held(), {
      rules: rulesOf(change)(NOW, 3).ofItem(held()),
      calendar,
    });
    expect(ruleVersion).toBe(change.no);
    expect(dayOf(deadlineAt ?? 0)).toBe(calendar.nextWorkingDay(addDays(dayOf(NOW), 5)));
  });
});

describe("an emergency", () => {
  test("reaches clocks that run, and only loosens them", () => {
    const rules = rulesOf(
      edition(NOW + DAY, 20, { emergency: true }),
      edition(NOW + 2 * DAY, 3, { emergency: true }),
    );
    expect(firstDays(rules, held(), NOW)).toBe(7);
    expect(firstDays(rules, held(), NOW + DAY)).toBe(20);
    expect(firstDays(rules, held(), NOW + 9 * DAY)).toBe(20);
  });
});

const numbers = RULES.flatMap((rule) => numbersOf(rule)).filter(
  ({ looser, since }) => looser !== null && since !== "now",
);
const anEdition = fc
  .record({
    number: fc.constantFrom(...numbers),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    at: fc.integer({ min: -60, max: 60 }),
    wait: fc.integer({ min: 0, max: 30 }),
    departmentId: fc.constantFrom(null, 2, 3, 4, 6),
    emergency: fc.boolean(),
  })
  .map(({ number, share, at, wait, departmentId, emergency }) => {
    const value = Math.round(number.least + share * (number.most - number.least));
    const announced = NOW + at * DAY;
    return edition(emergency ? announced : announced + wait * DAY, value, {
      path: number.path,
      departmentId: number.scope === "company" ? null : departmentId,
      emergency,
      at: announced,
    });
  });

test("no sequence of changes makes any number of a running clock stricter than it was", () => {
  fc.assert(
    fc.property(
      fc.array(anEdition, { maxLength: 12 }),
      fc.integer({ min: 0, max: 40 }),
      (editions, received) => {
        const receivedAt = NOW + received * DAY;
        const item = held({ receivedAt, createdAt: receivedAt, pooledAt: receivedAt });
        let before: ReturnType<typeof asKnown> | null = null;
        for (let day = received; day <= 100; day += 5) {
          const now = NOW + day * DAY;
          const book = asKnown(editions, item, now);
          for (const number of before === null ? [] : numbers) {
            const was = numberAt(before ?? book, number.path);
            const is = numberAt(book, number.path);
            expect([number.path, day, looserOf(number, is, was)]).toEqual([number.path, day, is]);
          }
          before = book;
        }
      },
    ),
  );
});

/** What was known of on a day: a change is written down when it is announced. */
function asKnown(editions: readonly Edition[], item: Item, now: number) {
  return rulesOf(...editions.filter(({ at }) => at <= now))(now, null).ofItem(item);
}

test("without an emergency a running clock stays exactly as it was", () => {
  fc.assert(
    fc.property(fc.array(anEdition, { maxLength: 12 }), (all) => {
      const editions = all.filter(({ emergency }) => !emergency);
      const item = held({ createdAt: NOW, pooledAt: NOW });
      const first = deadlineOf(item, { rules: asKnown(editions, item, NOW), calendar });
      for (let day = 1; day < 100; day += 9) {
        const later = deadlineOf(item, { rules: asKnown(editions, item, NOW + day * DAY), calendar });
        expect(later).toBe(first);
      }
    }),
  );
});

test("what one department changes is never applied in another", () => {
  fc.assert(
    fc.property(fc.array(anEdition, { maxLength: 12 }), (all) => {
      const others = all.filter(({ departmentId }) => departmentId === 4 || departmentId === 6);
      const now = NOW + 50 * DAY;
      const item = held({ receivedAt: now });
      expect(rulesOf(...others)(now, 3).ofItem(item)).toEqual(DEFAULT_RULEBOOK);
      expect(rulesOf(...others)(now, 4).of(3)).toEqual(DEFAULT_RULEBOOK);
      const mine = all.filter((one) => !others.includes(one));
      expect(rulesOf(...all)(now, null).ofItem(item)).toEqual(rulesOf(...mine)(now, null).ofItem(item));
    }),
  );
});

// An item and people to test rules with: only what a test says differs from an ordinary one.
import { createCalendar } from "../../src/domain/calendar.ts";
import { at } from "../../src/domain/day.ts";
import { newItem } from "../../src/domain/hands/intake.ts";
import type { Item } from "../../src/domain/item/item.ts";
import type { Role } from "../../src/domain/people/people.ts";
import type { Actor } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";

/** A Tuesday, 9:30. */
export const NOW = at("2026-03-10", 9 * 60 + 30);
export const calendar = createCalendar();
export const rules = DEFAULT_RULEBOOK;

/** Root 1, large department 2 with departments 3 and 4, large department 5 with department 6. */
export const PATHS = {
  root: "/1/",
  large: "/1/2/",
  one: "/1/2/3/",
  two: "/1/2/4/",
  south: "/1/5/6/",
} as const;

export function actor(
  userId: string,
  given: { path?: string; leads?: readonly string[]; roles?: readonly Role[] } = {},
): Actor {
  const path = given.path ?? PATHS.one;
  const id = (of: string) => Number(of.split("/").at(-2));
  return {
    userId,
    name: userId,
    department: { id: id(path), path },
    largeDepartmentId: 2,
    leads: (given.leads ?? []).map((led) => ({ id: id(led), path: led })),
    roles: new Set(given.roles ?? []),
  };
}

export const owner = actor("owner");

export function anItem(changes: Partial<Item> = {}): Item {
  const facts = {
    customerId: 1,
    intake: "self-developed",
    actor: owner,
    need: "MES",
    expectedFen: null,
    source: null,
    now: NOW,
  } as const;
  return { no: 12, version: 1, ...newItem(facts, { rules, calendar }), ...changes };
}

export function inPool(changes: Partial<Item> = {}): Item {
  return anItem({
    place: "pool",
    ownerId: null,
    intake: "marketing",
    finderId: "market",
    pooledAt: NOW,
    ...changes,
  });
}

/** The code of the rule that refuses, or null when nothing does. */
export function refusal(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof RuleError) return error.code;
    throw error;
  }
}

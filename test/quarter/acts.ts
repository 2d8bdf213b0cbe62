// What people type in a working day, in the order of its minutes.
import type { Rows } from "../../db/dump.ts";
import { actsOfHeads } from "./acts-of-heads.ts";
import { actsOfRep } from "./acts-of-reps.ts";
import { CLEANER, type Company } from "./company.ts";
import type { Chance } from "./random.ts";
import { addDays, at, type Day, dayOf } from "./time.ts";

export interface Act {
  /** Minute of the day. */
  readonly minute: number;
  readonly userId: string;
  readonly text: string;
}

export interface Habits {
  readonly company: Company;
  readonly chance: Chance;
  /** How diligent somebody is, 0–1. */
  readonly diligence: ReadonlyMap<string, number>;
  /** New leads of marketing's a day. */
  readonly leadsADay: number;
  /** New opportunities of a rep's own a day, on average. */
  readonly ownADay: number;
}

/** What one day's words are made from. */
export interface Saying {
  /** Counts the days of the quarter; makes texts unlike yesterday's. */
  readonly day: number;
  /** Its last instant, ms. */
  readonly ends: number;
  /** Never said before. */
  name(): string;
  phone(): string;
}

export type Seen = Pick<Rows, "items" | "escalations" | "absences" | "holdings" | "history">;

let names = 0;
const TRADES = ["机械", "自动化", "精密", "电气", "物流", "光伏"];

export function sayingOf(day: Day, count: number): Saying {
  return {
    day: count,
    ends: at(addDays(day, 1)) - 1,
    name: () => `第${++names}${TRADES[names % TRADES.length]}厂`,
    phone: () => `139${String(10_000_000 + names)}`,
  };
}

/** `left` is how many items the quarter may still take in. */
export function actsOf(seen: Seen, habits: Habits, given: { day: Day; count: number; left: number }): Act[] {
  const { company, chance } = habits;
  const { day, count, left } = given;
  const today = sayingOf(day, count);
  const acts: Act[] = [];
  const clean = (text: string, first: number, last: number) =>
    acts.push({ minute: chance.between(first, last), userId: CLEANER, text });
  for (let leads = Math.min(habits.leadsADay, left); leads > 0; leads--)
    clean(`录线索 ${today.name()} 王磊 ${today.phone()} 想了解MES 地址上海`, 545, 600);
  for (const { no } of seen.items.filter(({ place }) => place === "cleaning")) {
    const large = company.departmentName(chance.one(company.large) ?? 0);
    clean(chance.happens(0.9) ? `清洗 ${no} 合格 需要MES 给${large}` : `清洗 ${no} 不合格 空号`, 605, 700);
  }

  const pool = seen.items.filter(({ place, unqualified }) => place === "pool" && !unqualified);
  const departmentOf = new Map(company.directory.members.map((one) => [one.userId, one.mainDepartment]));
  const largeOf = (userId: string) => ((departmentOf.get(userId) ?? 0) < 6 ? 2 : 3);
  const returned = seen.holdings.filter(
    ({ endedBy, endedAt }) => endedBy === "auto-returned" && (endedAt ?? 0) > at(addDays(day, -4)),
  );
  for (const userId of company.reps)
    acts.push(
      ...actsOfRep(
        {
          userId,
          items: seen.items.filter(({ ownerId, place }) => ownerId === userId && place === "owned"),
          pool: pool.filter(({ largeDepartmentId }) => largeDepartmentId === largeOf(userId)),
          lost: returned.filter(({ ownerId }) => ownerId === userId).map(({ no }) => no),
        },
        left > 0 ? habits : { ...habits, ownADay: 0 },
        today,
      ),
    );
  const headOf = (userId: string) => `head${departmentOf.get(userId)}`;
  const line = {
    open: seen.escalations.filter((one) => one.closedAt === null && one.answer === null),
    takenOver: seen.items.filter(({ actingId }) => actingId !== null),
    asking: seen.absences
      .filter(({ state }) => state === "asked")
      .map(({ memberId }) => ({ memberId, headId: headOf(memberId) })),
    pool,
    dormant: seen.items.filter(({ place }) => place === "dormant"),
    appealed: seen.history
      .filter(({ what, at: instant }) => what === "appealed" && dayOf(instant) >= addDays(day, -2))
      .map(({ no, by }) => ({ no, by, headId: headOf(by) })),
  };
  acts.push(...actsOfHeads(line, habits));
  return acts.sort((one, other) => one.minute - other.minute);
}

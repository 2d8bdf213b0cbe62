// What a change of a rule would have done in the last days, by department, for whoever proposes it (rules.md 9.2).
import type { Store } from "../../../db/store.ts";
import { createCalendar } from "../../domain/calendar.ts";
import type { Pause } from "../../domain/clock/pauses.ts";
import { groupedBy } from "../../domain/grouped.ts";
import type { Stage } from "../../domain/item/item.ts";
import { type Books, type Forecast, forecast, type Spell } from "../../domain/rules/forecast.ts";

interface ForecastAsk {
  readonly books: readonly Books[];
  /** Those whose clocks it is about; none where it is about claims. */
  readonly stages: readonly Stage[];
  readonly from: number;
  readonly now: number;
}

export async function ruleForecast(
  { books, stages, from, now }: ForecastAsk,
  store: Pick<Store, "calendarDays" | "ruleHistory" | "pauses">,
): Promise<readonly Forecast[]> {
  const calendar = createCalendar(await store.calendarDays.years());
  const departmentIds = books.map(({ departmentId }) => departmentId);
  const pausesOf = readingOf(await store.pauses.since(from));
  const rows = await store.ruleHistory.spells(departmentIds, { from, stages });
  const spells = rows.map((row) => ({ ...row, pauses: pausesOf(row) }));
  const claims = stages.length === 0 ? await store.ruleHistory.claims(departmentIds, from) : [];
  return forecast({ spells, claims }, books, { from, now, calendar });
}

const NONE: readonly Pause[] = [];

/** The pauses of an item, of whoever holds it, of its customer, and of all; most have none. */
function readingOf(pauses: readonly Pause[]) {
  const byNo = groupedBy(pauses, ({ no }) => (no === 0 ? null : no));
  const byCustomer = groupedBy(pauses, ({ customerId }) => (customerId === 0 ? null : customerId));
  const others = pauses.filter(({ no, customerId }) => no === 0 && customerId === 0);
  const byMember = groupedBy(others, ({ memberId }) => memberId);
  return ({ no, ownerId, customerId, beganAt }: Omit<Spell, "pauses">): readonly Pause[] => {
    const lists = [byNo.get(no), byCustomer.get(customerId), byMember.get(ownerId), byMember.get("")];
    if (lists.every((list) => list === undefined)) return NONE;
    return lists.flatMap((list) => list ?? []).filter(({ endedAt }) => endedAt === null || endedAt > beganAt);
  };
}

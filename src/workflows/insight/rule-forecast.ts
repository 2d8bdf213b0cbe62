// What a change of a rule would have done in the last days, by department, for whoever proposes it (rules.md 9.2).
import type { Store } from "../../../db/store.ts";
import { createCalendar } from "../../domain/calendar.ts";
import { type Books, type Forecast, forecast, played, type Spell } from "../../domain/rules/forecast.ts";

interface ForecastAsk {
  readonly books: readonly Books[];
  readonly from: number;
  readonly now: number;
}

/** Pauses are asked of those alone that would fare otherwise: most never do. */
export async function ruleForecast(
  { books, from, now }: ForecastAsk,
  store: Pick<Store, "calendarDays" | "ruleHistory" | "items" | "pauses">,
): Promise<readonly Forecast[]> {
  const calendar = createCalendar(await store.calendarDays.years());
  const departmentIds = books.map(({ departmentId }) => departmentId);
  const time = { from, now, calendar };
  const bookOf = new Map(books.map((one) => [one.departmentId, one]));
  const spells: Spell[] = [];
  for (const row of await store.ruleHistory.spells(departmentIds, from)) {
    const spell = { ...row, pauses: [] };
    const { before, after } = bookOf.get(row.departmentId) ?? {};
    const isOther =
      before !== undefined &&
      after !== undefined &&
      JSON.stringify(played(spell, before, time)) !== JSON.stringify(played(spell, after, time));
    if (!isOther) spells.push(spell);
    else {
      const { customerId } = (await store.items.byNo(row.no)) ?? { customerId: 0 };
      const of = { no: row.no, ownerId: row.ownerId, customerId };
      spells.push({ ...row, pauses: await store.pauses.of(of, row.beganAt) });
    }
  }
  const claims = await store.ruleHistory.claims(departmentIds, from);
  return forecast({ spells, claims }, books, time);
}

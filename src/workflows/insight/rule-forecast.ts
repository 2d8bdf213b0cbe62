// What a change of a rule would have done in the last days, by department, for whoever proposes it (rules.md 9.2).
import type { Store } from "../../../db/store.ts";
import { type Calendar, createCalendar, type Span } from "../../domain/calendar.ts";
import type { Pause } from "../../domain/clock/pauses.ts";
import { groupedBy } from "../../domain/grouped.ts";
import type { Stage } from "../../domain/item/item.ts";
import { type ActsPast, actsForecast } from "../../domain/rules/acts-forecast.ts";
import { type Books, type Forecast, forecast, type Spell } from "../../domain/rules/forecast.ts";
import type { ActKind, ActsForecast } from "../../domain/rules/played.ts";
import type { ClaimNeeds } from "../../domain/rules/played-claims.ts";

export interface ForecastAsk {
  readonly books: readonly Books[];
  /** Those whose clocks it is about; none where it is about what people do. */
  readonly stages: readonly Stage[];
  /** What it stops; null where it is about clocks. */
  readonly acts: { readonly kind: ActKind; readonly needs: ClaimNeeds } | null;
  readonly from: number;
  readonly now: number;
}

export async function ruleForecast(
  { books, stages, acts: stopped, from, now }: ForecastAsk,
  store: Pick<Store, "calendarDays" | "ruleHistory" | "pauses">,
): Promise<readonly Forecast[]> {
  const calendar = createCalendar(await store.calendarDays.years());
  const departmentIds = books.map(({ departmentId }) => departmentId);
  const pauses = await store.pauses.since(from);
  const pausesOf = readingOf(pauses);
  const rows = await store.ruleHistory.spells(departmentIds, { from, stages });
  const spells = rows.map((row) => Object.assign(row, { pauses: pausesOf(row) }));
  const acts =
    stopped === null
      ? NO_ACTS
      : await actsOf(stopped, { books, from, now, calendar, outages: outagesIn(pauses) }, store.ruleHistory);
  return forecast({ spells, acts }, books, { from, now, calendar });
}

const NO_ACTS: ReadonlyMap<number, ActsForecast> = new Map();

interface Acting extends Pick<ForecastAsk, "books" | "from" | "now"> {
  readonly calendar: Calendar;
  readonly outages: readonly Span[];
}

/** Those that are over, as working minutes leave them out. */
function outagesIn(pauses: readonly Pause[]): readonly Span[] {
  return pauses.filter(({ kind }) => kind === "outage");
}

/** Claims are played department after department, so that one's hands are in memory at a time; a customer's pushes are everybody's. */
async function actsOf(
  { kind, needs }: NonNullable<ForecastAsk["acts"]>,
  { outages, books, ...time }: Acting,
  history: Store["ruleHistory"],
): Promise<ReadonlyMap<number, ActsForecast>> {
  const { from } = time;
  const departmentIds = books.map(({ departmentId }) => departmentId);
  const isFirst = kind === "firsts" || kind === "firstsOfHeads";
  const isPeace = kind === "quiets" || kind === "heads";
  const past: ActsPast = {
    holdings: [],
    claims: await history.claimPast({ from, needs }),
    quiets: isPeace ? await history.quiets(departmentIds, from) : [],
    pushes: kind === "pushes" ? await history.pushes(from) : [],
    firsts: isFirst ? await history.firsts(departmentIds, from) : [],
    askings: kind === "managers" ? await history.askings(departmentIds, from) : [],
    outages,
  };
  if (kind !== "claims") return actsForecast(past, { kind, books, ...time });
  const found = new Map<number, ActsForecast>();
  for (const book of books) {
    const holdings = await history.holdings([book.departmentId], from);
    for (const [id, one] of actsForecast({ ...past, holdings }, { kind, books: [book], ...time }))
      found.set(id, one);
  }
  return found;
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

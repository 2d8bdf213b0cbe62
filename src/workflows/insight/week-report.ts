// 战报: what became of somebody's items in a time, what comes next, and what is stuck; computed beside the answers (rules.md 11).
import type { Store } from "../../../db/store.ts";
import type { MoneyScope } from "../../../db/stores/payments.ts";
import { dueOf } from "../../domain/clock/cadence.ts";
import { needsAttention } from "../../domain/clock/urgency.ts";
import { addDays, at, type Day, dayOf, daysBetween } from "../../domain/day.ts";
import { type Deed, deedsIn } from "../../domain/insight/deeds.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import type { Item } from "../../domain/item/item.ts";
import type { Fen } from "../../domain/money.ts";
import { lateAmong } from "../late.ts";
import { besideLines, type Line, linesOf } from "../lists.ts";
import { moneyDue, moneyIn, sumOf } from "../money.ts";
import { latenessIn } from "../standing-still.ts";

export interface WeekReportAsk {
  readonly scope: Scope;
  /** The days it tells of, and those that come next: all of them belong to it. */
  readonly days: { readonly from: Day; readonly to: Day };
  readonly ahead: { readonly from: Day; readonly to: Day };
  readonly now: number;
  /** So many of a sort by name at most. */
  readonly most: number;
}

type DeedLine = Line & Deed;
interface Some<L = DeedLine> {
  readonly count: number;
  readonly lines: readonly L[];
}

/** Something that comes on a day. */
export interface AheadLine extends Line {
  readonly day: Day;
  readonly what: "signing" | "appointment" | "payment";
  readonly amountFen: Fen | null;
}

/** What needs a hand: asked for and not answered, or late by so many days. */
export interface StuckLine extends Line {
  readonly what: "ticket" | "late";
  readonly ticket: { readonly id: number; readonly text: string } | null;
  readonly days: number;
  /** And so many days on which its clock stood still. */
  readonly rested: number;
}

export interface WeekReport {
  readonly won: Some & { readonly amountFen: Fen };
  readonly paid: { readonly count: number; readonly amountFen: Fen };
  readonly moved: Some;
  readonly back: Some;
  readonly lost: Some;
  readonly came: Some;
  readonly spoken: { readonly count: number; readonly items: number };
  readonly ahead: Some<AheadLine> & { readonly signings: number; readonly signingsFen: Fen };
  readonly stuck: Some<StuckLine> & { readonly late: number };
  readonly isEmpty: boolean;
}

type Reading = Pick<
  Store,
  "deeds" | "payments" | "items" | "customers" | "people" | "tickets" | "pauses" | "pipeline"
>;

export async function weekReport(asked: WeekReportAsk, reading: Reading): Promise<WeekReport> {
  const { scope, days, most } = asked;
  const [from, until] = [at(days.from), at(addDays(days.to, 1))];
  const memberId = scope.kind === "member" ? scope.memberId : null;
  const deeds = deedsIn(await reading.deeds.since(scope, from), { until, memberId });
  const some = async (all: readonly Deed[]): Promise<Some> => ({
    count: all.length,
    lines: await besideLines(all.slice(0, most), reading),
  });
  // Of the signed the sum is told, so all of them are read.
  const won = [...(await besideLines(deeds.won, reading))].sort(
    (one, other) => (other.item.contractFen ?? 0) - (one.item.contractFen ?? 0),
  );
  const paid = await moneyIn(await moneyScopeOf(scope, reading), days, reading);
  const spoken = await reading.deeds.spoken(scope, { from, until });
  const [moved, back] = [await some(deeds.moved), await some(deeds.back)];
  const [lost, came] = [await some(deeds.lost), await some(deeds.came)];
  const counts = [won.length, paid.length, moved.count, back.count, lost.count, came.count, spoken.count];
  return {
    won: {
      count: won.length,
      lines: won.slice(0, most),
      amountFen: won.reduce((sum, { item }) => sum + (item.contractFen ?? 0), 0),
    },
    paid: { count: paid.length, amountFen: sumOf(paid) },
    moved,
    back,
    lost,
    came,
    spoken,
    ahead: await aheadOf(asked, reading),
    stuck: await stuckOf(asked, reading),
    isEmpty: counts.every((count) => count === 0),
  };
}

/** By day: signings that are planned, appointments, money that is to come. */
async function aheadOf(
  { scope, ahead, most }: WeekReportAsk,
  reading: Reading,
): Promise<WeekReport["ahead"]> {
  const isWithin = (day: Day | null): day is Day => day !== null && day >= ahead.from && day <= ahead.to;
  const items = await linesOf(await reading.deeds.ahead(scope, ahead), reading);
  const signings = items.flatMap((line): AheadLine[] => {
    const { plannedSigningOn: day, contractFen, quotedFen, expectedFen } = line.item;
    const amountFen = contractFen ?? quotedFen ?? expectedFen;
    return isWithin(day) ? [{ ...line, day, what: "signing", amountFen }] : [];
  });
  const appointments = items.flatMap((line): AheadLine[] => {
    const { nextDay: day, plannedSigningOn } = line.item;
    if (!isWithin(day) || day === plannedSigningOn) return [];
    return [{ ...line, day, what: "appointment", amountFen: null }];
  });
  const { planned } = await moneyDue(
    await moneyScopeOf(scope, reading),
    { today: ahead.from, until: ahead.to },
    reading,
  );
  const money = planned.map((line): AheadLine => ({ ...line, what: "payment" }));
  const lines = [...signings, ...appointments, ...money].sort((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
  );
  // Where not all of them are told, a signing is told before an appointment.
  const told = new Set([...signings, ...money, ...appointments].slice(0, most));
  return {
    count: lines.length,
    lines: lines.filter((line) => told.has(line)),
    signings: signings.length,
    signingsFen: signings.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0),
  };
}

/** What was asked for and nobody has answered, then what is late: the highest stage first, the longest of those. */
async function stuckOf({ scope, now, most }: WeekReportAsk, reading: Reading): Promise<WeekReport["stuck"]> {
  const today = dayOf(now);
  const ids = await departmentsOf(scope, reading);
  const theirs = (item: Item) =>
    scope.kind === "member"
      ? item.ownerId === scope.memberId
      : item.departmentId !== null && ids.includes(item.departmentId);
  const open = (await reading.tickets.allOpen()).filter(({ at: asked }) => asked <= now);
  const tickets = (await besideLines(open, reading))
    .filter(({ item }) => theirs(item) && item.place === "owned")
    .map(({ id, text, at: asked, item, customer, owner }): StuckLine => {
      const days = daysBetween(dayOf(asked), today);
      return { item, customer, owner, what: "ticket", ticket: { id, text }, days, rested: 0 };
    });
  const paused = await reading.pauses.runningAt(now);
  const held =
    scope.kind === "member"
      ? await reading.items.ownedBy(scope.memberId)
      : await reading.items.lateInDepartments(ids, at(today), MOST_READ);
  const isLate = (item: Item) => item.outcome === "open" && (dueOf(item) ?? now) < at(today);
  const isTold = (item: Item) => scope.kind === "member" || needsAttention(item);
  const late = held.filter((item) => isLate(item) && isTold(item) && !paused.has(item));
  const counted = scope.kind === "member" ? late.length : await lateCount(ids, { store: reading, now });
  const lateness = await latenessIn(late, now, reading);
  const asked = new Set(tickets.map(({ item }) => item.no));
  const lines = (
    await linesOf(
      late.filter(({ no }) => !asked.has(no)),
      reading,
    )
  )
    .map((line): StuckLine => {
      const { days = 0, rested = 0 } = lateness.get(line.item.no) ?? {};
      return { ...line, what: "late", ticket: null, days, rested };
    })
    .sort((a, b) => (b.item.stage ?? 0) - (a.item.stage ?? 0) || b.days - a.days || a.item.no - b.item.no);
  const all = [...tickets, ...lines];
  return { count: all.length, lines: all.slice(0, most), late: counted };
}

const MOST_READ = 50;

/** As 今日 and 部门商机 count them. */
async function lateCount(
  ids: readonly number[],
  given: { readonly store: Reading; readonly now: number },
): Promise<number> {
  const held = await given.store.pipeline.held(ids, at(dayOf(given.now)));
  const late = await lateAmong(held, { kind: "departments", ids }, given);
  return late.reduce((sum, { overdue }) => sum + overdue, 0);
}

async function departmentsOf(scope: Scope, { people }: Pick<Store, "people">): Promise<readonly number[]> {
  if (scope.kind === "departments") return scope.ids;
  return scope.kind === "company" ? (await people.departments()).map(({ id }) => id) : [];
}

async function moneyScopeOf(scope: Scope, reading: Pick<Store, "people">): Promise<MoneyScope> {
  if (scope.kind === "company") return "company";
  if (scope.kind === "member") return { ownerId: scope.memberId, departmentIds: [] };
  return { ownerId: "", departmentIds: await departmentsOf(scope, reading) };
}

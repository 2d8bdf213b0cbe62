// What is late of what somebody leads, or holds: one definition for 今日, 部门逾期, 部门商机 and the board.
import type { Store } from "../../db/store.ts";
import type { Late } from "../../db/stores/late-items.ts";
import type { Holdings } from "../../db/stores/pipeline.ts";
import { dueOf } from "../domain/clock/cadence.ts";
import type { Lateness } from "../domain/clock/standstill.ts";
import { needsAttention } from "../domain/clock/urgency.ts";
import { at, dayOf } from "../domain/day.ts";
import type { Scope } from "../domain/insight/scope.ts";
import { overdueLines } from "./lists.ts";
import { latenessIn } from "./standing-still.ts";

export type LateOne = Pick<Late, "no" | "ownerId" | "stage"> & Pick<Lateness, "days" | "rested">;

export interface LateOnes {
  /** The longest first. */
  readonly items: readonly LateOne[];
  /** Counting further would tell a head nothing new. */
  readonly isMore: boolean;
}

type Held = Pick<Store, "board" | "customers" | "items" | "pauses" | "people">;
type Reading = { readonly store: Held; readonly now: number };
/** One's own as 今日 tells it, first contacts and money as well; or as a head reads of them. */
type Whose = { readonly isOwn: boolean };

/** So many of each department. */
const MOST_COUNTED = 100;

/**
 * As a head reads of it: from stage 2 on, due before today, its clock not standing still. A first contact is between the bot and
 * its owner (rules.md 5).
 */
export async function lateIn(departmentIds: readonly number[], reading: Reading): Promise<LateOnes> {
  const { store, now } = reading;
  const due = await store.board.late(departmentIds, at(dayOf(now)), MOST_COUNTED);
  return {
    items: await byDays(due, { ...reading, isOwn: false }),
    isMore: due.length >= MOST_COUNTED,
  };
}

/** Of a board: a head's view of a department or a person; of one's own as 今日 tells it. */
export async function lateOf(scope: Scope, { isOwn, ...reading }: Reading & Whose): Promise<LateOnes> {
  const { store, now } = reading;
  if (scope.kind === "departments") return lateIn(scope.ids, reading);
  if (scope.kind === "company") return { items: [], isMore: false };
  const due = await store.board.lateWith(scope.memberId, at(dayOf(now)));
  return { items: await byDays(due, { ...reading, isOwn }), isMore: false };
}

/** Of some items, by number. */
export async function latenessShown(
  items: readonly Late[],
  reading: Reading & Whose,
): Promise<ReadonlyMap<number, Lateness>> {
  return latenessIn(await toldOf(items, reading), reading.now, reading.store);
}

/** Whatever is not late is not among them: not every deadline is one in every stage. */
async function toldOf(items: readonly Late[], { store, now, isOwn }: Reading & Whose) {
  const today = at(dayOf(now));
  const due = items.filter((item) => (dueOf(item) ?? now) < today);
  if (isOwn || due.length === 0) return due;
  const paused = await store.pauses.runningAt(now);
  return due.filter((item) => needsAttention(item) && !paused.has(item));
}

/** What somebody holds, with those of it late that a head reads of, whatever else is due. */
export async function lateAmong(
  held: readonly Holdings[],
  scope: Scope,
  { store, now }: { readonly store: Pick<Store, "pauses">; readonly now: number },
): Promise<readonly Holdings[]> {
  const resting = await store.pauses.lateAtRest(scope, { before: at(dayOf(now)), now });
  return held.map((row) => {
    const isTold = needsAttention({ outcome: row.stage === 6 ? "won" : "open", stage: row.stage });
    const rests = resting.find(({ ownerId, stage }) => ownerId === row.ownerId && stage === row.stage);
    return { ...row, overdue: isTold ? row.overdue - (rests?.count ?? 0) : 0 };
  });
}

/** As they are read, with the days since they were due. */
export async function lateLines(items: readonly Pick<Late, "no">[], { store, now }: Reading) {
  const whole = await store.items.byNos(items.map(({ no }) => no));
  return overdueLines(whole, now, store);
}

async function byDays(items: readonly Late[], reading: Reading & Whose): Promise<readonly LateOne[]> {
  const told = await toldOf(items, reading);
  const lateness = await latenessIn(told, reading.now, reading.store);
  // Of a company they are thousands.
  const found: (LateOne & Pick<Lateness, "at">)[] = [];
  for (const { no, ownerId, stage } of told) {
    const { days = 0, rested = 0, at: since = 0 } = lateness.get(no) ?? {};
    found.push({ no, ownerId, stage, days, rested, at: since });
  }
  return found.sort((one, other) => other.days - one.days || one.at - other.at || one.no - other.no);
}

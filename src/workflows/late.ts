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

export type LateOne = Late & Pick<Lateness, "days" | "rested">;

export interface LateOnes {
  /** The longest first. */
  readonly items: readonly LateOne[];
  /** Counting further would tell a head nothing new. */
  readonly isMore: boolean;
}

type Held = Pick<Store, "board" | "customers" | "items" | "pauses" | "people">;
type Reading = { readonly store: Held; readonly now: number };

/** So many of each department. */
const MOST_COUNTED = 100;

/**
 * As a head reads of it: from stage 2 on, due before today, its clock not standing still. A first contact is between the bot and
 * its owner (rules.md 5).
 */
export async function lateIn(departmentIds: readonly number[], { store, now }: Reading): Promise<LateOnes> {
  const due = await store.board.late(departmentIds, at(dayOf(now)), MOST_COUNTED);
  const paused = await store.pauses.runningAt(now);
  return {
    items: await byDays(
      due.filter((item) => needsAttention(item) && !paused.has(item)),
      { store, now },
    ),
    isMore: due.length >= MOST_COUNTED,
  };
}

/** Of a board: a head's view of a department or a person; of one's own as 今日 tells it, first contacts and money as well. */
export async function lateOf(
  scope: Scope,
  { isOwn, ...reading }: Reading & { readonly isOwn: boolean },
): Promise<LateOnes> {
  const { store, now } = reading;
  if (scope.kind === "departments") return lateIn(scope.ids, reading);
  if (scope.kind === "company") return { items: [], isMore: false };
  const today = at(dayOf(now));
  const some = await store.board.lateWith(scope.memberId, today);
  // Not every deadline is one in every stage.
  const due = some.filter((item) => (dueOf(item) ?? now) < today);
  if (isOwn) return { items: await byDays(due, reading), isMore: false };
  const paused = await store.pauses.runningAt(now);
  const told = due.filter((item) => needsAttention(item) && !paused.has(item));
  return { items: await byDays(told, reading), isMore: false };
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

async function byDays(items: readonly Late[], { store, now }: Reading): Promise<readonly LateOne[]> {
  const lateness = await latenessIn(items, now, store);
  return items
    .map((item) => ({
      ...item,
      days: lateness.get(item.no)?.days ?? 0,
      rested: lateness.get(item.no)?.rested ?? 0,
    }))
    .sort(
      (one, other) => other.days - one.days || (dueOf(one) ?? 0) - (dueOf(other) ?? 0) || one.no - other.no,
    );
}

// What somebody is to reach in a time, beside what they have: with what is missing, and with the floor of a count.
import type { Store } from "../../../db/store.ts";
import { at, type Day, dayOf } from "../../domain/day.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import {
  holdsFloor,
  proratedOf,
  standingTargets,
  TARGET_KINDS,
  type Target,
  type TargetKind,
  type TargetOwner,
} from "../../domain/insight/target.ts";
import type { Results } from "./results.ts";

/** One target with how far it is. Fen, or opportunities: halves count. */
export interface Progress {
  readonly kind: TargetKind;
  readonly from: Day;
  readonly to: Day;
  readonly value: number;
  /** Of somebody new what is asked of them, from which day on; null where all of it is. */
  readonly prorated: { readonly value: number; readonly from: Day } | null;
  readonly reached: number;
  /** Null where it is reached. */
  readonly left: number | null;
  readonly complete: number | null;
  readonly sentBack: number | null;
  /** What was counted is so good; null where nothing was. */
  readonly completeNow: number | null;
  readonly sentBackNow: number | null;
  readonly holds: boolean;
  /** Months' targets added up, where the longer time has none of its own. */
  readonly isSum: boolean;
  readonly by: string;
  readonly at: number;
}

/** Those that hold, of exactly these days; where there are none of a kind, its parts' if they cover them. */
export function targetsFor(versions: readonly Target[], span: { readonly from: Day; readonly to: Day }) {
  const standing = standingTargets(versions);
  return TARGET_KINDS.flatMap((kind): readonly (Target & { readonly isSum: boolean })[] => {
    const ofKind = standing.filter((target) => target.kind === kind);
    const exact = ofKind.find(({ fromDay, toDay }) => fromDay === span.from && toDay === span.to);
    if (exact !== undefined) return [{ ...exact, isSum: false }];
    const parts = monthsCovering(ofKind, span);
    const [first] = parts;
    if (first === undefined) return [];
    const value = parts.reduce((sum, target) => sum + (target.value ?? 0), 0);
    return [{ ...first, fromDay: span.from, toDay: span.to, value, isSum: true }];
  });
}

/** Targets that follow each other from the first day to the last without a gap; none where they do not. */
export function monthsCovering(
  targets: readonly Target[],
  { from, to }: { readonly from: Day; readonly to: Day },
): readonly Target[] {
  const inside = targets
    .filter(({ fromDay, toDay }) => fromDay >= from && toDay <= to)
    .sort((one, other) => (one.fromDay < other.fromDay ? -1 : 1));
  const chain: Target[] = [];
  let next = from;
  for (const target of inside) {
    if (target.fromDay !== next) continue;
    chain.push(target);
    next = dayOf(at(target.toDay) + 86_400_000);
  }
  const last = chain.at(-1);
  return chain.length > 1 && last?.toDay === to ? chain : [];
}

export function progressOf(
  target: Target & { readonly isSum: boolean },
  { tally, counted }: Pick<Results, "tally" | "counted">,
  beganOn: Day | null,
): Progress {
  const { kind, fromDay, toDay, complete, sentBack, isSum, by, at: setAt } = target;
  const value = target.value ?? 0;
  const reached =
    kind === "signed"
      ? tally.signedFen
      : kind === "paid"
        ? tally.paidFen
        : Math.round((counted?.count ?? 0) / 100) / 100;
  const prorated = proratedOf(target, beganOn);
  const asked = kind === "opportunities" ? Math.ceil(prorated?.value ?? value) : (prorated?.value ?? value);
  const now = { complete: counted?.complete ?? null, sentBack: counted?.sentBack ?? null };
  return {
    kind,
    from: fromDay,
    to: toDay,
    value,
    prorated,
    reached,
    left: reached >= asked ? null : Math.round((asked - reached) * 100) / 100,
    complete,
    sentBack,
    completeNow: now.complete,
    sentBackNow: now.sentBack,
    holds: holdsFloor({ complete, sentBack }, now),
    isSum,
    by,
    at: setAt,
  };
}

/** The first day somebody was here, where the company had been here before; null where nobody can tell. */
export async function beganOn(
  { memberId }: TargetOwner,
  from: Day,
  store: Pick<Store, "results">,
): Promise<Day | null> {
  if (memberId === "") return null;
  const { own, all } = await store.results.beginnings(memberId);
  return own === null || all === null || all >= at(from) ? null : dayOf(own);
}

export function scopeOfTarget({ memberId, departmentId }: TargetOwner, below: readonly number[]): Scope {
  if (memberId !== "") return { kind: "member", memberId };
  return departmentId === 0 ? { kind: "company" } : { kind: "departments", ids: below };
}

// When 沉寂 and 淘汰 are proposed (rules.md 2, A42, A44). People decide; the clock only says what it has seen.
import { type Day, dayOf, daysBetween } from "../day.ts";
import type { Item } from "../item/item.ts";
import type { Rulebook } from "../rulebook.ts";

/** `days`: calendar days in the pool, counted anew from the end of a 静默. */
export type ArchiveReason =
  | { readonly why: "unqualified"; readonly days: number }
  | { readonly why: "unclaimed"; readonly days: number }
  | { readonly why: "returned"; readonly times: number; readonly days: number };

export interface PoolFacts {
  readonly today: Day;
  /** Since it was last woken (returnsIn). */
  readonly returns: number;
  /** When the customer's last 静默 ended (ms); null where there was none. Nobody could call in that time. */
  readonly quietUntil: number | null;
  readonly rules: Pick<Rulebook, "poolLife">;
}

/** 公司→沉寂 [L50]; empty while it may stay. An unqualified one has nowhere else to go. */
export function archiveReasons(
  item: Pick<Item, "place" | "pooledAt" | "unqualified">,
  { today, returns, quietUntil, rules }: PoolFacts,
): readonly ArchiveReason[] {
  if (item.place !== "pool" || item.pooledAt === null) return [];
  const { archiveDays, archiveReturns } = rules.poolLife;
  const days = Math.max(0, daysBetween(dayOf(Math.max(item.pooledAt, quietUntil ?? 0)), today));
  if (item.unqualified) return [{ why: "unqualified", days }];
  return [
    ...(days >= archiveDays ? [{ why: "unclaimed", days } as const] : []),
    ...(returns >= archiveReturns ? [{ why: "returned", times: returns, days } as const] : []),
  ];
}

/** What somebody wrote when they gave it up, or put it to sleep, that ends a customer. */
export type Ended = "dead-number" | "closed" | "duplicate";

export type EliminateReason =
  | { readonly why: "asleep"; readonly days: number; readonly activations: number }
  /** `said`: the words it was read from. */
  | { readonly why: Ended; readonly said: string };

export interface SleepFacts {
  readonly today: Day;
  /** When it fell asleep (ms). */
  readonly since: number;
  readonly failedActivations: number;
  readonly ended: { readonly why: Ended; readonly said: string } | null;
  readonly rules: Pick<Rulebook, "poolLife">;
}

/** 沉寂→淘汰 [L52]; empty while it may sleep on. */
export function eliminateReasons(item: Pick<Item, "place">, facts: SleepFacts): readonly EliminateReason[] {
  if (item.place !== "dormant") return [];
  const { today, since, failedActivations, ended, rules } = facts;
  const { eliminateDays, eliminateActivations } = rules.poolLife;
  const days = daysBetween(dayOf(since), today);
  const isWorn = days >= eliminateDays && failedActivations >= eliminateActivations;
  return [
    ...(ended === null ? [] : [ended]),
    ...(isWorn ? [{ why: "asleep", days, activations: failedActivations } as const] : []),
  ];
}

/** Whether it is proposed again: at first, and then once a month. `told`: when it was (ms). */
export function isDueAgain(
  told: readonly number[],
  { today, rules }: { readonly today: Day; readonly rules: Pick<Rulebook, "poolLife"> },
): boolean {
  const last = Math.max(0, ...told);
  return last === 0 || daysBetween(dayOf(last), today) >= rules.poolLife.eliminateAgainDays;
}

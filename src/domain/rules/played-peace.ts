// 静默 and 已推送 of the past under other numbers: which would have been refused, put to the head, or come too soon (rules.md 9.2, 10).
import { dayOf } from "../day.ts";
import { nextPushDay } from "../peace/pushes.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Played } from "./played.ts";

export interface PastQuiet {
  readonly by: string;
  readonly departmentId: number;
  readonly no: number;
  readonly days: number;
}

export interface PastPush {
  readonly by: string;
  readonly departmentId: number;
  readonly customerId: number;
  readonly at: number;
}

/** Asked for with its days: too short or too long for the rule. */
export function refusedQuiets(quiets: readonly PastQuiet[], { peace }: Rulebook): Played {
  const stopped = quiets.filter(({ days }) => days < peace.quietLeastDays || days > peace.quietMostDays);
  return { of: quiets.length, stopped: stopped.map(({ no }) => no) };
}

/** Long enough that the head agrees first. */
export function quietsForHeads(quiets: readonly PastQuiet[], { peace }: Rulebook): Played {
  const stopped = quiets.filter(({ days }) => days > peace.quietAloneDays && days <= peace.quietMostDays);
  return { of: quiets.length, stopped: stopped.map(({ no }) => no) };
}

/** Of customers that were won by then, by everybody together: one that comes too soon is not sent, and not counted by the next. */
export function earlyPushes(
  pushes: readonly PastPush[],
  { from, rules }: { readonly from: number; readonly rules: Rulebook },
): readonly PastPush[] {
  const sent = new Map<number, number[]>();
  const early: PastPush[] = [];
  for (const push of [...pushes].sort((one, other) => one.at - other.at)) {
    const times = sent.get(push.customerId) ?? [];
    const next = nextPushDay(times, rules);
    if (push.at >= from && next !== null && next > dayOf(push.at)) early.push(push);
    else sent.set(push.customerId, [push.at, ...times]);
  }
  return early;
}

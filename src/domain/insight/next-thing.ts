// Of all that waits, the one thing to do first: what is nearest to a signature, then what has been left longest (rules.md 5).
import { dueOf } from "../clock/cadence.ts";
import { at, type Day } from "../day.ts";
import type { Item } from "../item/item.ts";

/**
 * A signing planned by then; late from stage 2 on; moved on without a day for the next step; signed without a plan for the
 * money; else what is due first.
 */
export type Reason = "signing" | "late" | "no-day" | "no-plan" | "due";

export interface NextThing {
  readonly item: Item;
  readonly reason: Reason;
}

/** `waits`: what is due by the day `next`; `touched`: what moved on or was signed. Null where there is nothing of the kind. */
export function nextThing({
  waits,
  touched,
  today,
  next,
}: {
  readonly waits: readonly Item[];
  readonly touched: readonly Item[];
  readonly today: Day;
  readonly next: Day;
}): NextThing | null {
  const due = (item: Item) => dueOf(item) ?? Number.MAX_SAFE_INTEGER;
  const byDue = (a: Item, b: Item) => due(a) - due(b) || a.no - b.no;
  const byStage = (a: Item, b: Item) => (b.stage ?? 0) - (a.stage ?? 0) || byDue(a, b);
  const all = [...new Map([...waits, ...touched].map((item) => [item.no, item])).values()];
  const open = all.filter(({ outcome }) => outcome === "open");
  const isSigned = ({ stage, plannedSigningOn: day }: Item) => stage === 5 && day !== null && day <= next;
  const isLate = (item: Item) => (item.stage ?? 0) >= 2 && due(item) < at(today);
  const sorts: readonly (readonly [Reason, readonly Item[]])[] = [
    ["signing", open.filter(isSigned).sort(byDue)],
    ["late", open.filter(isLate).sort(byStage)],
    [
      "no-day",
      touched.filter(({ outcome, nextDay }) => outcome === "open" && nextDay === null).sort(byStage),
    ],
    ["no-plan", touched.filter(({ outcome, nextDay }) => outcome === "won" && nextDay === null).sort(byDue)],
    ["due", [...waits].sort(byDue)],
  ];
  for (const [reason, [item]] of sorts) if (item !== undefined) return { item, reason };
  return null;
}

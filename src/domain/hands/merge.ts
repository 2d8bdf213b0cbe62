// 合并: two items of one customer become one; the union of what was done stays, nothing is deleted (rules.md 4).
import type { Change } from "../item/change.ts";
import type { Item } from "../item/item.ts";
import { NOTHING_GRANTED } from "../item/places.ts";
import { RuleError } from "../rule-error.ts";

/** An item with what would be lost or doubled if it went into another one. */
export interface MergeSide {
  readonly item: Item;
  /** A contract, payments or a plan of them, shares in force, profit, mentors: kept where it is. */
  readonly isBound: boolean;
  /** What is being talked about and has to be ended first. */
  readonly open: "split" | "transfer" | null;
}

export interface MergePlan {
  readonly kept: Item;
  readonly gone: Item;
  /** Why the second one stays and not the first; null where the first does. */
  readonly swapped: "bound" | "held" | null;
}

/** Which of the two stays: the one with contract or money, else the one in somebody's hands, else the first. @throws RuleError */
export function planMerge(first: MergeSide, second: MergeSide): MergePlan {
  const facts = { item: first.item, other: second.item };
  if (first.item.no === second.item.no) throw new RuleError("merge-itself", facts);
  for (const { item, open } of [first, second]) {
    if (item.place === "eliminated") throw new RuleError("merge-eliminated", { ...facts, gone: item });
    if (open !== null) throw new RuleError("merge-open", { ...facts, busy: item, open });
  }
  if (first.isBound && second.isBound) throw new RuleError("merge-two-deals", facts);
  if (standing(second) <= standing(first)) return { kept: first.item, gone: second.item, swapped: null };
  return { kept: second.item, gone: first.item, swapped: second.isBound ? "bound" : "held" };
}

/** How much speaks for keeping an item: more than all that follows, each. */
function standing({ item, isBound }: MergeSide): number {
  return (
    Number(isBound) * 8 +
    Number(item.place === "owned") * 4 +
    Number(item.kind === "opportunity") * 2 +
    Number(item.outcome === "open")
  );
}

/** What the kept item takes over where it says nothing itself. */
const FILLED = [
  "need",
  "fit",
  "solution",
  "source",
  "expectedFen",
  "quotedFen",
  "quotedOn",
  "competitors",
  "meeting",
  "openPoints",
  "decisionMaker",
  "plannedSigningOn",
  "begunOn",
] as const satisfies readonly (keyof Item)[];

/** Both as they are afterwards: the kept one with what it lacked; its hands, its stage and its clock stay. */
export function merged({ kept, gone }: MergePlan): { readonly kept: Change; readonly gone: Change } {
  const filled = Object.fromEntries(
    FILLED.filter((field) => kept[field] === null && gone[field] !== null).map((field) => [
      field,
      gone[field],
    ]),
  ) as Partial<Item>;
  const next =
    kept.nextDay === null && kept.place === "owned" && kept.outcome === "open"
      ? { nextDay: gone.nextDay, nextMinute: gone.nextMinute, nextText: gone.nextText }
      : {};
  const lastFollowUpAt = latest(kept.lastFollowUpAt, gone.lastFollowUpAt);
  return {
    kept: { item: { ...kept, ...filled, ...next, lastFollowUpAt }, what: "merged", text: `#${gone.no}` },
    gone: {
      item: {
        ...gone,
        ...NOTHING_GRANTED,
        place: "eliminated",
        ownerId: null,
        pooledAt: null,
        mergedInto: kept.no,
      },
      what: "merged",
      text: `#${kept.no}`,
      ends: "merged",
    },
  };
}

function latest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

// 撤销: a person's last act taken back by a compensating event; nothing is deleted (rules.md 12, "own").
import type { Change } from "../item/change.ts";
import type { What } from "../item/history.ts";
import type { Item } from "../item/item.ts";
import type { Verb } from "../people/rights.ts";
import { RuleError } from "../rule-error.ts";

/** Acts that can be taken back, with the right that is asked for again. */
export const REVERSIBLE: Readonly<Partial<Record<What, Verb>>> = {
  "followed-up": "follow-up",
  advanced: "advance",
  "moved-back": "move-back",
  won: "win",
  lost: "lose",
  paid: "payment",
  restarted: "restart",
  edited: "edit",
  returned: "return",
  claimed: "claim",
  archived: "archive",
  reactivated: "reactivate",
  awaiting: "judge",
  "no-change": "no-change",
  extended: "grace",
  "taken-over": "take-over",
  merged: "merge",
  verified: "verify",
  pictured: "follow-up",
  audited: "audit",
};

/** Fields of the item itself; customers and contacts belong to other items too. */
const OWN_FIELDS: readonly string[] = [
  "amount",
  "expected",
  "quoted",
  "contract",
  "need",
  "product",
  "source",
  "solution",
  "planned-signing",
  "next",
  "decision-maker",
];

export interface Act {
  readonly what: What;
  readonly field: string | null;
  readonly version: number;
  readonly at: number;
}

/** The item as it was before; refused when the act is too old, not reversible, or somebody has gone on from there. */
export function undo(item: Item, given: { act: Act; before: Item; now: number; minutes: number }): Change {
  const { act, before, now, minutes } = given;
  const facts = { item, what: act.what };
  if (now - act.at > minutes * 60_000) throw new RuleError("undo-too-late", { ...facts, minutes });
  const isOwn = act.what !== "edited" || (act.field !== null && OWN_FIELDS.includes(act.field));
  if (REVERSIBLE[act.what] === undefined || !isOwn) throw new RuleError("not-undoable", facts);
  if (item.version !== act.version) throw new RuleError("undo-overtaken", facts);
  const change = {
    item: { ...item, ...before, version: item.version },
    what: "undone",
    text: act.what,
  } as const;
  if (before.ownerId === item.ownerId) return change;
  return before.ownerId === null ? { ...change, ends: "undone" } : { ...change, begins: "undone" };
}

// What happened to an item, one row a change: actor, server time, the rule's version, and the state it left behind.
import type { Kind, Outcome, Place, Stage } from "./item.ts";

/** The words of contract.md ("what is one of …"). */
export type What =
  | "created"
  | "cleaned"
  | "rejected"
  | "awaiting"
  | "claimed"
  | "assigned"
  | "reassigned"
  | "advanced"
  | "moved-back"
  | "quoted"
  | "won"
  | "lost"
  | "restarted"
  | "returned"
  | "transferred"
  | "joined"
  | "archived"
  | "reactivated"
  | "eliminated"
  | "followed-up"
  | "edited"
  | "noted"
  | "paid"
  | "refunded"
  | "payment-planned"
  | "returned-to-cleaning"
  | "escalated"
  | "acknowledged"
  /** Whoever leads its owner asked how it stands, or said when they go along. */
  | "asked"
  | "visit-planned"
  | "extended"
  | "taken-over"
  | "handed-back"
  | "appealed"
  | "no-change"
  | "split-proposed"
  | "split-agreed"
  | "split-declined"
  | "split-expired"
  | "split-decided"
  | "split-in-force"
  | "split-ended"
  | "mentor-asked"
  | "mentor-answered"
  | "mentor-dismissed"
  | "talk-confirmed"
  | "profit-entered"
  | "quieted"
  | "valued"
  | "erased"
  | "overridden"
  | "merged"
  /** 核实, by somebody who is not the owner. */
  | "verified"
  /** A picture was sent beside a report. */
  | "pictured"
  /** What an audit found; its words in `text`. */
  | "audited"
  /** The freeze of a failed audit was taken away, or stays after an appeal. */
  | "thawed"
  | "upheld"
  | "undone";

export interface HistoryEntry {
  readonly id: number;
  readonly no: number;
  readonly at: number;
  readonly by: string;
  readonly what: What;
  /** The person's own words: a mark, a reason, a note. Never contact data. */
  readonly text: string | null;
  /** For an edit: the field and its values before and after, as the field's own text form. */
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
  /** The state after this change: replaying the history gives the item (rules.md 2, invariants). */
  readonly kind: Kind;
  readonly place: Place;
  readonly stage: Stage | null;
  readonly outcome: Outcome;
  readonly ownerId: string | null;
  readonly ruleVersion: number;
}

/** `text` is what stood after the item's reference, unaltered (contract.md, export). */
export interface FollowUp {
  readonly id: number;
  readonly no: number;
  readonly at: number;
  readonly by: string;
  readonly text: string;
  /** Moves the clock (rules.md 5). */
  readonly counts: boolean;
  readonly attempt: boolean;
  readonly nextDay: string | null;
  readonly nextText: string | null;
  readonly undoneAt: number | null;
}

/** A refund is a negative amount. */
export interface Payment {
  readonly id: number;
  readonly no: number;
  readonly at: number;
  readonly by: string;
  readonly amountFen: number;
  readonly text: string | null;
}

export interface PlannedPayment {
  readonly id: number;
  readonly no: number;
  readonly amountFen: number;
  readonly day: string | null;
  /** What it waits for, where no day is known (验收后). */
  readonly condition: string | null;
}

/** One spell of one person holding one item; quotas and the cool-off are counted from these (rules.md 7, Appendix B). */
export interface Holding {
  readonly id: number;
  readonly no: number;
  readonly ownerId: string;
  readonly beganAt: number;
  readonly how:
    | "claimed"
    | "assigned"
    | "reassigned"
    | "created"
    | "cleaned"
    | "transferred"
    | "imported"
    | "undone";
  readonly endedAt: number | null;
  readonly endedBy:
    | "undone"
    | "returned"
    | "auto-returned"
    | "reassigned"
    | "transferred"
    | "lost"
    | "merged"
    | null;
}

// How soon somebody who leads helps those who ask: told to themselves alone, beside nobody else (rules.md 11; A57, A58). [L68, L69]
import type { EscalationKind } from "../hands/escalation.ts";
import type { What } from "../item/history.ts";
import type { Exposure } from "./ages.ts";
import { survivalOf } from "./survival.ts";

/** 求助 or 上调, as it came to one person; instants in ms. */
export interface AskedFor {
  readonly kind: "ticket" | EscalationKind;
  readonly no: number;
  /** The ticket's; null for an 上调. */
  readonly ticketId: number | null;
  readonly askedAt: number;
  /** When they answered, by whatever answer. */
  readonly answeredAt: number | null;
  /** When it needed them no more: its owner has spoken with the customer, or somebody else has answered. */
  readonly overAt: number | null;
}

/** What tells that somebody took an item up: a note or an edit does not. */
const HELP: ReadonlySet<What> = new Set([
  "acknowledged",
  "asked",
  "visit-planned",
  "extended",
  "taken-over",
  "reassigned",
  "transferred",
  "returned",
  "joined",
  "followed-up",
  "advanced",
  "moved-back",
  "won",
  "lost",
  "paid",
  "payment-planned",
  "no-change",
  "quieted",
]);

/** The first of somebody's acts on an item that helped, from its asking until its end; null where there was none. */
export function helpedAt(
  acts: readonly { readonly at: number; readonly what: What }[],
  { askedAt, endedAt }: { readonly askedAt: number; readonly endedAt: number | null },
): number | null {
  const isWithin = (at: number) => at >= askedAt && (endedAt === null || at <= endedAt);
  return acts.find(({ at, what }) => HELP.has(what) && isWithin(at))?.at ?? null;
}

export interface Helped {
  readonly asked: number;
  readonly tickets: number;
  readonly escalations: number;
  readonly answered: number;
  /** Without their answer, and over. */
  readonly over: number;
  /** Working time until the answer, with those counted that have none yet; null where half of them have none. */
  readonly medianMs: number | null;
  /** Of those answered; null where none was. */
  readonly longestMs: number | null;
}

/** @param waitedMs working time in which they could answer, from the asking until an answer, its end, or now */
export function helpedOf(asked: readonly AskedFor[], waitedMs: (one: AskedFor) => number): Helped {
  const answered = asked.filter(({ answeredAt }) => answeredAt !== null);
  const tickets = asked.filter(({ kind }) => kind === "ticket").length;
  const watched = asked.map(
    (one): Exposure => ({ fromMs: 0, toMs: waitedMs(one), ended: one.answeredAt !== null }),
  );
  return {
    asked: asked.length,
    tickets,
    escalations: asked.length - tickets,
    answered: answered.length,
    over: asked.filter(({ answeredAt, overAt }) => answeredAt === null && overAt !== null).length,
    medianMs: survivalOf(watched).quantileMs(0.5),
    longestMs: answered.length === 0 ? null : Math.max(...answered.map(waitedMs)),
  };
}

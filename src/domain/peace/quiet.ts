// 静默: a customer without a need is left in peace for some days, by everybody (rules.md 10; article L60).
import { addDays, at, type Day, dayOf } from "../day.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";

export type QuietState =
  /** Somebody's yes is still missing. */
  | "asked"
  /** In force, as long as its end lies ahead. */
  | "quiet"
  /** It ended by itself, and the owners have been told. */
  | "over"
  /** The customer came, or it was taken back, or a later one took its place. */
  | "ended"
  | "refused"
  | "expired";

/** Why one that was in force, or was asked for, is over before its time. */
export type QuietEnd = "customer" | "taken-back" | "replaced";

export interface Quiet {
  readonly id: number;
  readonly customerId: number;
  /** The item it was asked for with. */
  readonly no: number;
  readonly days: number;
  readonly reason: string | null;
  readonly by: string;
  readonly state: QuietState;
  readonly askedAt: number;
  /** Without everybody's yes by then (ms) it is off. */
  readonly expiresAt: number;
  /** Null before it is in force. */
  readonly beganAt: number | null;
  readonly endsAt: number | null;
  readonly endedAt: number | null;
  readonly endedBy: string | null;
  readonly why: QuietEnd | null;
  /** When the owners heard that it is over; null where they still have to. */
  readonly toldAt: number | null;
  readonly version: number;
}

/** Whose yes it needs: another owner's, or the head's where it is long or follows another. */
export interface Consent {
  readonly quietId: number;
  readonly memberId: string;
  readonly role: "owner" | "head";
  readonly answer: "agreed" | "refused" | null;
  readonly answeredBy: string | null;
  readonly answeredAt: number | null;
}

export interface Wish {
  readonly customerId: number;
  readonly no: number;
  readonly days: number;
  readonly reason: string | null;
  readonly by: string;
  readonly now: number;
  /** Until when it may be answered, ms. */
  readonly expiresAt: number;
}

/** Nobody has been asked yet. @throws RuleError for a time that is too short or too long */
export function askFor(wish: Wish, { peace }: Rulebook): Omit<Quiet, "id" | "version"> {
  const { now, expiresAt, ...given } = wish;
  if (wish.days < peace.quietLeastDays || wish.days > peace.quietMostDays)
    throw new RuleError("quiet-days", {
      no: wish.no,
      least: peace.quietLeastDays,
      most: peace.quietMostDays,
    });
  return {
    ...given,
    state: "asked",
    askedAt: now,
    expiresAt,
    beganAt: null,
    endsAt: null,
    endedAt: null,
    endedBy: null,
    why: null,
    toldAt: null,
  };
}

/** In force from now on; the last day is the one before the day on which the customer may be spoken to again. */
export function inForce<Some extends Omit<Quiet, "id" | "version">>(quiet: Some, now: number): Some {
  return { ...quiet, state: "quiet", beganAt: now, endsAt: at(addDays(dayOf(now), quiet.days)) };
}

export function isInForce(quiet: Pick<Quiet, "state" | "endsAt">, now: number): boolean {
  return quiet.state === "quiet" && now < (quiet.endsAt ?? 0);
}

/** The first day on which the customer may be spoken to again. */
export function wakesOn({ endsAt }: Pick<Quiet, "endsAt">): Day {
  return dayOf(endsAt ?? 0);
}

/**
 * A long one asks the head, and so does one right after another: nobody has spoken with the customer since that ended.
 * `lastWord`: when a follow-up of the customer's items last counted, or null.
 */
export function needsHead(
  wish: Pick<Wish, "days" | "now">,
  given: { readonly last: Quiet | null; readonly lastWord: number | null; readonly rules: Rulebook },
): boolean {
  const { last, lastWord, rules } = given;
  if (wish.days > rules.peace.quietAloneDays) return true;
  if (last?.beganAt == null || last.why === "customer") return false;
  if (isInForce(last, wish.now)) return true;
  return (lastWord ?? 0) < (last.endedAt ?? last.endsAt ?? 0);
}

/** What has become of one that was asked for: one no ends it, and all have to agree. */
export function outcomeOf(consents: readonly Pick<Consent, "answer">[]): "agreed" | "refused" | "open" {
  if (consents.some(({ answer }) => answer === "refused")) return "refused";
  return consents.every(({ answer }) => answer === "agreed") ? "agreed" : "open";
}

// 改规则: proposed with a reason, open for voices for some working days, decided, and begun at a stated time (rules.md 9; article L65, L66).
import type { Calendar } from "../calendar.ts";
import type { Actor } from "../people/rights.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";
import { numberOf } from "./catalogue.ts";
import { looserOf, type NumberPath, numberAt, type RuleKey } from "./number.ts";
import type { Edition } from "./version.ts";

export interface Proposal {
  readonly id: number;
  readonly rule: RuleKey;
  /** Null for the whole company. */
  readonly departmentId: number | null;
  readonly path: NumberPath;
  readonly value: number | null;
  readonly byId: string;
  readonly at: number;
  readonly reason: string;
  /** Until then (ms) everybody it concerns may say what they think of it. */
  readonly closesAt: number;
  readonly state: "open" | "adopted" | "refused" | "withdrawn" | "lapsed";
  /** Who was asked to decide, once it was closed. */
  readonly askedId: string | null;
  readonly decidedBy: string | null;
  readonly endedAt: number | null;
}

/** One a person; said again it is another one. */
export interface Voice {
  readonly proposalId: number;
  readonly memberId: string;
  readonly stance: "for" | "against" | "word";
  readonly text: string;
  /** Their name is shown to nobody. */
  readonly anonymous: boolean;
  readonly at: number;
}

const VOICE_WORKING_DAYS = 3;
/** So long whoever is asked may take to decide. */
const DECIDE_WORKING_DAYS = 5;
const BETWEEN_CHANGES_DAYS = 30;
/** 磨合期: in its first days a company may change its rules as it learns. */
const SETTLING_DAYS = 60;
const DAY_MS = 86_400_000;
/** From so many changes on something else may help more than another one. */
const PATCHES = 2;

export interface Wish {
  readonly rule: RuleKey;
  readonly departmentId: number | null;
  readonly path: NumberPath;
  readonly value: number | null;
}

/** The department whose rules somebody may change: their own, else the highest they lead; null is the company, undefined none. */
export function scopeLed({
  leads,
  department,
}: Pick<Actor, "leads" | "department">): number | null | undefined {
  const own = leads.find(({ id }) => id === department.id);
  const led = own ?? [...leads].sort((a, b) => a.path.length - b.path.length)[0];
  if (led === undefined) return undefined;
  // The root is the company.
  return led.path.split("/").length <= 3 ? null : led.id;
}

/** What holds now for whom it is wished. @throws RuleError where it is no change, or beyond what makes sense */
export function mustChange({ rule, path, value }: Wish, book: Rulebook): void {
  const { least, most, mayBeNone, unit } = numberOf(path);
  if (value === null ? mayBeNone !== true : value < least || value > most)
    throw new RuleError("rule-bounds", { rule, path, unit, least, most });
  if (value === numberAt(book, path)) throw new RuleError("rule-same", { rule, path, unit, value });
}

/** @throws RuleError before 30 days are over since the last change of this rule, but in the first 60 days of all */
export function mustHaveRested(
  { rule, departmentId }: Wish,
  given: { readonly editions: readonly Edition[]; readonly beganAt: number; readonly now: number },
): void {
  const { editions, beganAt, now } = given;
  if (now - beganAt < SETTLING_DAYS * DAY_MS) return;
  const last = Math.max(
    0,
    ...editions
      .filter((one) => one.rule === rule && one.departmentId === departmentId && !one.emergency)
      .map(({ startsAt }) => startsAt),
  );
  const until = last + BETWEEN_CHANGES_DAYS * DAY_MS;
  if (last > 0 && now < until) throw new RuleError("rule-changed-lately", { rule, until });
}

/** How often it was changed already, where that is often enough to think of an incentive instead. */
export function patchesOf({ rule, departmentId }: Wish, editions: readonly Edition[]): number | null {
  const count = editions.filter((one) => one.rule === rule && one.departmentId === departmentId).length;
  return count >= PATCHES ? count : null;
}

export function closesAt(now: number, calendar: Calendar): number {
  return calendar.addWorkingDaysTo(now, VOICE_WORKING_DAYS);
}

/** When what nobody has decided is over. */
export function lapsesAt({ closesAt: closed }: Proposal, calendar: Calendar): number {
  return calendar.addWorkingDaysTo(closed, DECIDE_WORKING_DAYS);
}

/** Silence is no consent, and an open question is not decided. @throws RuleError */
export function mustBeDecidable(proposal: Proposal, now: number): void {
  if (proposal.state !== "open") throw new RuleError("proposal-over", { proposal });
  if (now < proposal.closesAt) throw new RuleError("proposal-open", { proposal, until: proposal.closesAt });
}

/** 急停: at once, and never but looser. @throws RuleError */
export function mustLoosen({ rule, path, value }: Wish, book: Rulebook): void {
  const number = numberOf(path);
  const before = numberAt(book, path);
  if (number.looser === null || looserOf(number, value, before) !== value)
    throw new RuleError("stop-tightens", { rule, path, unit: number.unit, value: before });
}

// 团队经费: a ledger per department, only added to; the bot keeps the record and pays nothing (rules.md 8; article L41).
import { addDays, type Day, dayOf, lastDayOfMonth, partsOf } from "../day.ts";
import type { Fen } from "../money.ts";
import { RuleError } from "../rule-error.ts";

export type FundKind =
  /** A mentor's share of a deal's profit. */
  | "share"
  /** The same taken back, with a refund or a correction. */
  | "reversal"
  | "spent"
  /** What was not spent after all. */
  | "given-back";

export interface FundEntry {
  readonly id: number;
  readonly departmentId: number;
  readonly kind: FundKind;
  /** The deal and the mentor it came by; null for what was spent. */
  readonly no: number | null;
  readonly mentorId: string | null;
  /** Negative for what went out. */
  readonly amountFen: Fen;
  readonly at: number;
  readonly by: string;
  readonly reason: string | null;
}

export type NewFundEntry = Omit<FundEntry, "id">;

/** A calendar month. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

export interface Statement {
  readonly openingFen: Fen;
  readonly inFen: Fen;
  readonly outFen: Fen;
  readonly closingFen: Fen;
  readonly entries: readonly FundEntry[];
}

/** What moved in a month, and what stood there before and after it. `entries` are all of the department's. */
export function statementOf(entries: readonly FundEntry[], month: Month): Statement {
  const { first, last } = daysOf(month);
  const before = entries.filter(({ at }) => dayOf(at) < first);
  const within = entries.filter(({ at }) => dayOf(at) >= first && dayOf(at) <= last);
  const openingFen = balanceOf(before);
  return {
    openingFen,
    inFen: balanceOf(within.filter(({ amountFen }) => amountFen > 0)),
    outFen: -balanceOf(within.filter(({ amountFen }) => amountFen < 0)),
    closingFen: openingFen + balanceOf(within),
    entries: within,
  };
}

export function balanceOf(entries: readonly Pick<FundEntry, "amountFen">[]): Fen {
  return entries.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

/** Only what is there can be spent. @throws RuleError */
export function mustBeThere(
  amountFen: Fen,
  { entries, department }: { readonly entries: readonly FundEntry[]; readonly department: object },
): void {
  const balanceFen = balanceOf(entries);
  if (amountFen > balanceFen) throw new RuleError("fund-too-little", { department, balanceFen });
}

/** Only what was spent can be given back. @throws RuleError */
export function mustBeSpent(
  amountFen: Fen,
  { entries, department }: { readonly entries: readonly FundEntry[]; readonly department: object },
): void {
  const spentFen = -balanceOf(entries.filter(({ kind }) => kind === "spent" || kind === "given-back"));
  if (amountFen > spentFen) throw new RuleError("fund-not-spent", { department, spentFen });
}

/** What has to be booked so that a deal's shares stand where they now should; nothing where they do. */
export function shareEntries(given: {
  readonly no: number;
  /** What was booked for the deal so far. */
  readonly booked: readonly FundEntry[];
  readonly due: readonly {
    readonly mentorId: string;
    readonly departmentId: number;
    readonly amountFen: Fen;
  }[];
  readonly at: number;
  readonly by: string;
}): readonly NewFundEntry[] {
  const { no, booked, due, at, by } = given;
  const places = new Map<string, { mentorId: string; departmentId: number; differenceFen: Fen }>();
  const add = (mentorId: string, departmentId: number, amountFen: Fen) => {
    const key = `${departmentId}/${mentorId}`;
    const differenceFen = (places.get(key)?.differenceFen ?? 0) + amountFen;
    places.set(key, { mentorId, departmentId, differenceFen });
  };
  for (const { mentorId, departmentId, amountFen } of due) add(mentorId, departmentId, amountFen);
  for (const { mentorId, departmentId, amountFen } of booked) add(mentorId ?? "", departmentId, -amountFen);
  return [...places.values()]
    .filter(({ differenceFen }) => differenceFen !== 0)
    .map(({ mentorId, departmentId, differenceFen }) => ({
      departmentId,
      kind: differenceFen > 0 ? "share" : "reversal",
      no,
      mentorId,
      amountFen: differenceFen,
      at,
      by,
      reason: null,
    }));
}

/** The month a day lies in. */
export function monthOf(day: Day): Month {
  const { year, month } = partsOf(day);
  return { year, month };
}

/** As `2026-03`. */
export function monthWritten({ year, month }: Month): string {
  return `${year}-${String(month).padStart(2, "0")}`;
}

/** The month before the one a day lies in. */
export function monthBefore(day: Day): Month {
  return monthOf(addDays(day, -partsOf(day).date));
}

function daysOf({ year, month }: Month): { readonly first: Day; readonly last: Day } {
  const last = lastDayOfMonth(year, month);
  return { first: addDays(last, 1 - partsOf(last).date), last };
}

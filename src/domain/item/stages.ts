// The six stages and their marks (rules.md 3): entered by an act of the customer, never by a feeling.
import type { Day } from "../day.ts";
import type { Fen } from "../money.ts";
import { RuleError } from "../rule-error.ts";
import type { Change } from "./change.ts";
import { amountOf, type Item, type Stage } from "./item.ts";
import { mustBeOwned } from "./places.ts";

/** What a person says in evidence of a stage; null where not said. */
export interface Marks {
  readonly need: string | null;
  readonly meeting: string | null;
  readonly quotedFen: Fen | null;
  /** Today where a quote is named without its day. */
  readonly quotedOn: Day | null;
  readonly competitors: string | null;
  readonly openPoints: string | null;
  readonly decisionMaker: string | null;
  readonly plannedSigningOn: Day | null;
  readonly contractFen: Fen | null;
  readonly signedOn: Day | null;
}

export const NO_MARKS: Marks = {
  need: null,
  meeting: null,
  quotedFen: null,
  quotedOn: null,
  competitors: null,
  openPoints: null,
  decisionMaker: null,
  plannedSigningOn: null,
  contractFen: null,
  signedOn: null,
};

/** A forward move as asked for: the target, its marks, and why stages in between may be skipped without theirs. */
export interface Advance {
  readonly to: Stage;
  readonly marks: Marks;
  readonly skipReason: string | null;
  /** The person's whole sentence, kept in the history. */
  readonly text: string;
  readonly today: Day;
  /** Minutes since midnight now: an appointment at 15:00 outlives a move at 10:00. */
  readonly minute?: number;
  /** What the very sentence agrees on; null where nothing. */
  readonly next?: Appointed | null;
}

export interface Appointed {
  readonly day: Day;
  readonly minute: number | null;
  readonly text: string | null;
}

/**
 * Forward: asks for the mark of the target and of every stage skipped, or a reason for skipping. A stage entered again
 * after a move back asks for its mark anew: what the customer did before is what did not hold. [L33–L38, L45]
 */
export function advance(item: Item, given: Advance): Change {
  const from = mustBeInPlay(item);
  if (given.to === from) throw new RuleError("already-there", { item });
  if (given.to < from) throw new RuleError("use-back", { item, to: given.to });
  const marked = withMarks(item, given);
  const isOutdated = (stage: Stage) => isStale(item, stage) && !isSaid(given, stage);
  const lacking = stagesBetween(from, given.to).filter(
    (stage) => !hasMark(marked, stage) || isOutdated(stage),
  );
  const unexcused = given.skipReason === null ? lacking : lacking.filter((stage) => stage === given.to);
  if (unexcused.length > 0)
    throw new RuleError("mark-missing", {
      item,
      to: given.to,
      stages: unexcused,
      again: unexcused.some((stage) => hasMark(marked, stage)),
    });
  if (given.to === 6) return { item: { ...marked, stage: 6, outcome: "won" }, what: "won", text: given.text };
  return { item: { ...marked, stage: given.to }, what: "advanced", text: given.text };
}

/** Back, with a reason; marks and history stay as they are, to be read. Paid contracts do not go back. */
export function moveBack(item: Item, given: { to: Stage; reason: string; paidFen: Fen }): Change {
  mustBeOwned(item);
  const from = item.stage;
  if (from === null) throw new RuleError("still-a-lead", { item });
  if (item.outcome === "lost") throw new RuleError("lost-restart-first", { item });
  if (given.to >= from) throw new RuleError("not-back", { item, to: given.to });
  if (given.paidFen > 0) throw new RuleError("paid-stays-won", { item, paidFen: given.paidFen });
  const markedUpTo = item.markedUpTo !== null && item.markedUpTo < given.to ? item.markedUpTo : given.to;
  return {
    item: { ...item, stage: given.to, outcome: "open", markedUpTo },
    what: "moved-back",
    text: given.reason,
  };
}

/** Lost, from stages 1–5: a reason, and from stage 3 on also who won it ("the customer dropped it" is an answer). */
export function lose(item: Item, given: { reason: string; lostTo: string | null; text: string }): Change {
  const from = mustBeInPlay(item);
  if (from >= 3 && given.lostTo === null) throw new RuleError("lost-to-whom", { item });
  return {
    item: { ...item, outcome: "lost", lostReason: given.reason, lostTo: given.lostTo },
    what: "lost",
    text: given.text,
  };
}

/** Back to the stage in which it was lost. */
export function restart(item: Item, given: { reason: string; now: number }): Change {
  mustBeOwned(item);
  if (item.outcome === "won") throw new RuleError("won-not-restarted", { item });
  if (item.outcome !== "lost") throw new RuleError("not-lost", { item });
  return {
    item: { ...item, outcome: "open", lostReason: null, lostTo: null, receivedAt: given.now },
    what: "restarted",
    text: given.reason,
  };
}

/** Whether the item holds what a stage's mark asks for. */
export function hasMark(item: Item, stage: Stage): boolean {
  switch (stage) {
    case 1:
      return item.need !== null;
    case 2:
      return item.meeting !== null;
    case 3:
      return item.quotedFen !== null;
    case 4:
      return item.openPoints !== null;
    case 5:
      return item.plannedSigningOn !== null;
    case 6:
      return item.contractFen !== null;
  }
}

/** Marked before the item was moved back to an earlier stage. */
function isStale({ markedUpTo }: Item, stage: Stage): boolean {
  return markedUpTo !== null && stage > markedUpTo;
}

/** Whether this very move says the mark of a stage; a signed contract says those of 3 to 5. */
function isSaid({ marks, to }: Pick<Advance, "marks" | "to">, stage: Stage): boolean {
  if (to === 6 && stage >= 3 && marks.contractFen !== null) return true;
  return SAID[stage].some((mark) => marks[mark] !== null);
}

const SAID: Readonly<Record<Stage, readonly (keyof Marks)[]>> = {
  1: ["need"],
  2: ["meeting"],
  3: ["quotedFen"],
  4: ["openPoints"],
  5: ["plannedSigningOn"],
  6: ["contractFen"],
};

/** A signed contract itself proves the quote, the bargaining and the date; it proves no meeting. */
function withMarks(item: Item, given: Advance): Item {
  const { marks, to, today, text } = given;
  const quotedFen = marks.quotedFen ?? item.quotedFen;
  const marked: Item = {
    ...item,
    need: marks.need ?? item.need,
    meeting: marks.meeting ?? item.meeting,
    quotedFen,
    quotedOn: quotedFen === item.quotedFen ? item.quotedOn : (marks.quotedOn ?? today),
    competitors: marks.competitors ?? item.competitors,
    openPoints: marks.openPoints ?? item.openPoints,
    decisionMaker: marks.decisionMaker ?? item.decisionMaker,
    plannedSigningOn: marks.plannedSigningOn ?? item.plannedSigningOn,
    markedUpTo: item.markedUpTo === null ? null : to,
    ...appointmentAfter(item, given),
  };
  if (to !== 6) return marked;
  const contractFen = marks.contractFen ?? item.contractFen;
  const signedOn = marks.signedOn ?? today;
  return {
    ...marked,
    contractFen,
    signedOn,
    quotedFen: marked.quotedFen ?? contractFen,
    openPoints: marked.openPoints ?? text,
    plannedSigningOn: marked.plannedSigningOn ?? signedOn,
  };
}

const NO_APPOINTMENT = { nextDay: null, nextMinute: null, nextText: null };

/** A date agreed with the customer outlives a move while it lies ahead; a signed contract runs on its payment plan. */
function appointmentAfter(item: Item, given: Advance): Partial<Item> {
  const { to, next } = given;
  if (to === 6) return NO_APPOINTMENT;
  if (next !== undefined && next !== null)
    return { nextDay: next.day, nextMinute: next.minute, nextText: next.text };
  return isAppointmentAhead(item, given) ? {} : NO_APPOINTMENT;
}

/** Whether what was agreed on is still to come. */
export function isAppointmentAhead(
  { nextDay, nextMinute }: Item,
  { today, minute = 1440 }: { readonly today: Day; readonly minute?: number },
): boolean {
  if (nextDay === null) return false;
  return nextDay > today || (nextDay === today && nextMinute !== null && nextMinute > minute);
}

function stagesBetween(from: Stage, to: Stage): Stage[] {
  return ([1, 2, 3, 4, 5, 6] as const).filter((stage) => stage > from && stage <= to);
}

function mustBeInPlay(item: Item): Stage {
  mustBeOwned(item);
  if (item.stage === null) throw new RuleError("still-a-lead", { item });
  if (item.outcome === "lost") throw new RuleError("lost-restart-first", { item });
  if (item.outcome === "won") throw new RuleError("already-won", { item, amountFen: amountOf(item) });
  return item.stage;
}

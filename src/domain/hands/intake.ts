// How an item comes into being: marketing's lead, a rep's own lead, or a complete self-developed opportunity (rules.md 2).
import { type Clockwork, deadlineOf, nextDueOf } from "../clock/cadence.ts";
import type { Intake, Item } from "../item/item.ts";
import type { Fen } from "../money.ts";
import type { Actor } from "../people/rights.ts";

export type NewItem = Omit<Item, "no" | "version">;

export interface FirstFacts {
  readonly customerId: number;
  readonly intake: Extract<Intake, "marketing" | "reported" | "self-developed">;
  readonly actor: Actor;
  readonly need: string | null;
  readonly expectedFen: Fen | null;
  readonly source: string | null;
  readonly now: number;
  /** Marketing's, but a member has it already: whom the customer has added in WeChat. */
  readonly assigned?: boolean;
}

/** Marketing's goes into the cleaning queue, unless a member has it already; what a rep found stays with its finder, complete as an opportunity. */
export function newItem(facts: FirstFacts, clockwork: Clockwork): NewItem {
  const { actor, intake, now } = facts;
  const isTheirs = intake !== "marketing" || facts.assigned === true;
  const isOpportunity = intake === "self-developed";
  const item: NewItem = {
    customerId: facts.customerId,
    kind: isOpportunity ? "opportunity" : "lead",
    place: isTheirs ? "owned" : "cleaning",
    stage: isOpportunity ? 1 : null,
    outcome: "open",
    intake,
    source: facts.source,
    finderId: actor.userId,
    ownerId: isTheirs ? actor.userId : null,
    departmentId: isTheirs ? actor.department.id : null,
    largeDepartmentId: actor.largeDepartmentId,
    need: facts.need,
    fit: null,
    selfCleaned: false,
    unqualified: false,
    awaiting: null,
    solution: null,
    expectedFen: facts.expectedFen,
    quotedFen: null,
    contractFen: null,
    quotedOn: null,
    competitors: null,
    meeting: null,
    openPoints: null,
    decisionMaker: null,
    plannedSigningOn: null,
    signedOn: null,
    begunOn: null,
    lostReason: null,
    lostTo: null,
    createdAt: now,
    receivedAt: now,
    lastFollowUpAt: null,
    attemptsInARow: 0,
    pooledAt: null,
    timesReturned: 0,
    reactivated: false,
    nextDay: null,
    nextMinute: null,
    nextText: null,
    nextDueAt: null,
    deadlineAt: null,
    ruleVersion: clockwork.rules.version,
    graceUntil: null,
    ownGraceUsed: false,
    noChangeInARow: 0,
    actingId: null,
    silentUntil: null,
    markedUpTo: null,
    mergedInto: null,
  };
  return { ...item, nextDueAt: nextDueOf(item, clockwork), deadlineAt: deadlineOf(item, clockwork) };
}

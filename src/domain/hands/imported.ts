// What a list tells of a customer, as an item: looked at only, for its first days, and with the past it has (rules.md 5).
import { type Clockwork, deadlineOf, nextDueOf } from "../clock/cadence.ts";
import { at, type Day, dayOf } from "../day.ts";
import type { Stage } from "../item/item.ts";
import type { Fen } from "../money.ts";
import type { Actor } from "../people/rights.ts";
import { type NewItem, newItem } from "./intake.ts";

/** What a list's word for a stage says. */
export type StageMeaning = Stage | "won" | "lost" | "lead";

/** Whoever imports on the command line; no member. */
export const BY_COMMAND_LINE = "import";

export interface ImportedFacts {
  readonly customerId: number;
  /** Whoever it will belong to; null: the pool's once it is an opportunity, else the cleaning's. */
  readonly owner: Actor | null;
  /** Whose pool it is where nobody has it. */
  readonly largeDepartmentId: number;
  readonly byId: string;
  readonly meaning: StageMeaning;
  readonly need: string | null;
  readonly source: string | null;
  readonly expectedFen: Fen | null;
  readonly quotedFen: Fen | null;
  readonly contractFen: Fen | null;
  readonly plannedSigningOn: Day | null;
  readonly signedOn: Day | null;
  readonly begunOn: Day | null;
  readonly lostReason: string | null;
  readonly lastDay: Day | null;
  /** Not one that has passed. */
  readonly nextDay: Day | null;
  readonly nextText: string | null;
  readonly now: number;
}

/** The middle of the day: nobody noted the hour. */
const NOON_MINUTE = 720;

/**
 * Its clock begins with the import, whatever the list tells of the time before: nothing is late for what nobody was told.
 * What is won or lost has an owner: whoever calls has asked.
 */
export function importedItem(facts: ImportedFacts, clockwork: Clockwork): NewItem {
  const { owner, meaning, now, largeDepartmentId } = facts;
  const isClosed = meaning === "won" || meaning === "lost";
  if (isClosed && owner === null) throw new Error("what is won or lost has an owner");
  const first = newItem(
    {
      customerId: facts.customerId,
      intake: owner === null ? "marketing" : "reported",
      actor: owner ?? { ...NOBODY, largeDepartmentId },
      need: facts.need,
      expectedFen: facts.expectedFen,
      source: facts.source,
      now,
    },
    clockwork,
  );
  const stage = stageOf(meaning);
  const isPooled = owner === null && stage !== null;
  const lastAt = facts.lastDay === null ? null : Math.min(at(facts.lastDay, NOON_MINUTE), now);
  const worth = facts.contractFen ?? facts.quotedFen ?? facts.expectedFen;
  const item: NewItem = {
    ...first,
    intake: "imported",
    finderId: facts.byId === BY_COMMAND_LINE ? null : facts.byId,
    kind: stage === null ? "lead" : "opportunity",
    stage,
    outcome: isClosed ? meaning : "open",
    place: isPooled ? "pool" : first.place,
    pooledAt: isPooled ? now : null,
    quotedFen: facts.quotedFen,
    contractFen: meaning === "won" ? worth : facts.contractFen,
    plannedSigningOn: facts.plannedSigningOn,
    signedOn: meaning === "won" ? (facts.signedOn ?? facts.lastDay ?? dayOf(now)) : facts.signedOn,
    begunOn: facts.begunOn,
    lostReason: meaning === "lost" ? facts.lostReason : null,
    receivedAt: now,
    lastFollowUpAt: lastAt,
    nextDay: isClosed ? null : facts.nextDay,
    nextText: isClosed ? null : facts.nextText,
  };
  return { ...item, nextDueAt: nextDueOf(item, clockwork), deadlineAt: deadlineOf(item, clockwork) };
}

function stageOf(meaning: StageMeaning): Stage | null {
  if (meaning === "lead") return null;
  if (meaning === "won") return 6;
  return meaning === "lost" ? 1 : meaning;
}

const NOBODY: Omit<Actor, "largeDepartmentId"> = {
  userId: BY_COMMAND_LINE,
  name: "",
  department: { id: 0, path: "/" },
  leads: [],
  roles: new Set(),
};

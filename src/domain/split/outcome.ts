// How a split ends: in force once all have agreed, approved where that is asked for, picked by the manager, or not at all.
import type { Item } from "../item/item.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";
import { shareOf } from "./shares.ts";
import {
  answerOf,
  currentOf,
  isOpen,
  isParty,
  lastOffersOf,
  type Meant,
  mustBeMeant,
  type Split,
  type SplitEnd,
  silentOn,
  type Version,
  withAnswer,
} from "./split.ts";

/** What decides who has the last word. */
export interface Arbitration {
  readonly rules: Rulebook;
  readonly now: number;
  /** The contract is signed: only all parties and the manager together change what holds. */
  readonly amends: boolean;
  /** Who may decide for the large department and is no party; null where there is nobody. */
  readonly managerId: string | null;
}

export type Approval = "none" | "head" | "manager";

/** Whose approval an agreement of all parties still needs (rules.md 8). */
export function approvalFor(
  split: Split,
  given: {
    readonly item: Pick<Item, "outcome">;
    /** What holds until then. */
    readonly inForce: Split | null;
    /** Path of the owner's department, and of each party's. */
    readonly departmentPath: string;
    readonly paths: ReadonlyMap<string, string>;
  },
): Approval {
  if (given.item.outcome === "won" || split.parties.some(({ left }) => left)) return "manager";
  const next = currentOf(split);
  const held = given.inForce === null ? null : currentOf(given.inForce);
  const leaves = (next?.ledgers.ownership ?? []).some(
    ({ memberId, basisPoints }) =>
      !(given.paths.get(memberId) ?? "").startsWith(given.departmentPath) &&
      basisPoints > shareOf(held?.ledgers.ownership ?? [], memberId),
  );
  return leaves ? "head" : "none";
}

/** The next state once everybody has agreed; until then the very same split. */
export function settle(
  split: Split,
  given: { readonly approval: Approval; readonly approverId: string | null; readonly now: number },
): Split {
  const version = currentOf(split);
  const isAgreed = version !== null && split.state === "open" && silentOn(split, version).length === 0;
  if (!isAgreed) return split;
  if (given.approval === "none") return inForce(split, given.now);
  return {
    ...split,
    state: given.approval === "head" ? "awaiting-head" : "awaiting-manager",
    askedId: given.approverId,
    askedAt: given.now,
  };
}

/** The only way into force: every party's yes to this very version, or the manager's pick of a last offer. */
function inForce(split: Split, now: number): Split {
  const version = currentOf(split);
  const isDecided = split.state === "last-offers" && split.decidedBy !== null;
  if (version === null || !(isDecided || isAgreedByAll(split, version)))
    throw new Error(`the split ${split.id} is not agreed`);
  return { ...split, state: "in-force", inForceAt: now };
}

function isAgreedByAll({ parties }: Split, version: Version): boolean {
  return parties.every(({ memberId }) => answerOf(version, memberId) === "yes");
}

export interface Approving {
  readonly by: string;
  readonly meant: Meant;
  readonly now: number;
}

/**
 * 准分成. The manager's yes is also that of whoever has left the company. The very same split where the person had
 * approved it before. @throws RuleError
 */
export function approve(split: Split, { by, meant, now }: Approving): Split {
  if (split.state === "in-force" && split.decidedBy === by && isMeant(split, meant)) return split;
  const waiting = mustAwait(split, { by, meant });
  const answered = split.parties
    .filter(({ left }) => left)
    .reduce(
      (all, { memberId }) => withAnswer(all, waiting.number, { memberId, answer: "yes", at: now, by }),
      split,
    );
  return inForce({ ...answered, decidedBy: by }, now);
}

/** 不准分成. The same of a refusal. @throws RuleError */
export function refuse(split: Split, { by, meant, now }: Approving): Split {
  if (split.end === "refused" && split.decidedBy === by && isMeant(split, meant)) return split;
  mustAwait(split, { by, meant });
  return ended({ ...split, decidedBy: by }, { end: "refused", now });
}

function isMeant({ current }: Split, meant: Meant): boolean {
  return meant.length === 0 || (current !== null && meant.includes(current));
}

function mustAwait(split: Split, { by, meant }: Pick<Approving, "by" | "meant">): Version {
  mustBeMeant(split, meant);
  const version = currentOf(split);
  if (version === null || (split.state !== "awaiting-head" && split.state !== "awaiting-manager"))
    throw new RuleError("split-not-now", { split });
  if (isParty(split, by)) throw new RuleError("split-own-approval", { split });
  return version;
}

/** Rounds or days are used up: the manager picks; of a signed contract, or where there is nobody, all stays as it is. */
export function handOver(split: Split, { now, amends, managerId }: Arbitration): Split {
  const handed = { ...split, current: null };
  if (amends || lastOffersOf(split).length === 0) return ended(handed, { end: "expired", now });
  if (managerId === null) return ended(handed, { end: "undecided", now });
  return { ...handed, state: "last-offers", askedId: managerId, askedAt: now };
}

/**
 * 定分成: one of the last offers, by its version; null leaves everything as it is. The very same split where the person
 * had decided so before. @throws RuleError
 */
export function decide(
  split: Split,
  { by, pick, now }: { readonly by: string; readonly pick: number | null; readonly now: number },
): Split {
  const isRepeated =
    split.decidedBy === by && (split.end === "kept" ? pick === null : split.current === pick);
  if (isRepeated && (split.state === "in-force" || split.end === "kept")) return split;
  if (split.state !== "last-offers") throw new RuleError("split-nothing-to-decide", { split });
  if (isParty(split, by)) throw new RuleError("split-own-approval", { split });
  if (pick === null) return ended({ ...split, decidedBy: by }, { end: "kept", now });
  if (!lastOffersOf(split).some(({ number }) => number === pick))
    throw new RuleError("split-no-such-offer", { split, version: pick });
  return inForce({ ...split, current: pick, decidedBy: by }, now);
}

/** Over without force. What is over already stays as it is. */
export function ended(split: Split, { end, now }: { readonly end: SplitEnd; readonly now: number }): Split {
  return isOpen(split) ? { ...split, state: "ended", endedAt: now, end } : split;
}

/** The agreement that held until another one came into force. */
export function replaced(split: Split, now: number): Split {
  return { ...split, state: "ended", endedAt: now, end: "replaced" };
}

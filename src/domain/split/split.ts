// A split from its proposal to the agreement: its versions, who said what to which, and where it stands (rules.md 8).
import { RuleError } from "../rule-error.ts";
import type { Ledgers } from "./shares.ts";

/** 协商, or A 定 B 选 as long as B has not answered. */
export type SplitMode = "negotiation" | "choice";

export type SplitState =
  /** Somebody has to answer the version on the table, or to put one there. */
  | "open"
  /** B picks. */
  | "choosing"
  /** The manager picks one of the last two offers, or leaves everything as it is. */
  | "last-offers"
  /** All have agreed: the head approves, because the customer's ownership leaves the department … */
  | "awaiting-head"
  /** … or the manager, because the contract is signed. */
  | "awaiting-manager"
  | "in-force"
  | "ended";

/** Why one that is open no more is not in force. */
export type SplitEnd =
  | "replaced"
  | "kept"
  | "refused"
  | "expired"
  | "undecided"
  | "handed-on"
  | "released"
  | "lost"
  /** The contract was signed before the manager had picked: now only all parties together change what holds. */
  | "signed"
  | "party-left";

export interface Party {
  readonly memberId: string;
  /** Has left the company and has a part in the agreement in force: the manager's yes is theirs. */
  readonly left: boolean;
  /** Has taken a step in the chat where it is negotiated, and so reads it there. */
  readonly there: boolean;
}

export interface Answer {
  readonly memberId: string;
  readonly answer: "yes" | "no" | null;
  readonly at: number | null;
  /** Who gave it: themselves, or the manager for a leaver. */
  readonly by: string | null;
}

/** What somebody put on the table. Nothing of it changes afterwards but the answers. */
export interface Version {
  /** Counted through all splits of the item: a yes to 第2版 can mean no other. */
  readonly number: number;
  /** 1, 2, 3 of the negotiation; 0 for one of two shares to pick from. */
  readonly round: number;
  readonly by: string;
  readonly at: number;
  /** 甲 or 乙: what holds if B picks it. */
  readonly option: "first" | "second" | null;
  readonly ledgers: Ledgers;
  /** One for each party. */
  readonly answers: readonly Answer[];
}

export interface Split {
  readonly id: number;
  readonly no: number;
  readonly mode: SplitMode;
  readonly state: SplitState;
  /** Where it was proposed; it is negotiated there and in single chats. */
  readonly chatKind: "single" | "group";
  readonly chatId: string;
  readonly by: string;
  readonly at: number;
  /** Whose item it was when it was proposed. */
  readonly ownerId: string;
  /** The same from the first version to the last. */
  readonly parties: readonly Party[];
  readonly versions: readonly Version[];
  /** The number of the version on the table, of the one in force, or null where there is none. */
  readonly current: number | null;
  /** Since when (ms) it is negotiated: the working days count from here. */
  readonly since: number;
  /** Whom a decision or an approval waits for; null while nobody was found. */
  readonly askedId: string | null;
  readonly askedAt: number | null;
  readonly decidedBy: string | null;
  readonly inForceAt: number | null;
  readonly endedAt: number | null;
  readonly end: SplitEnd | null;
  /** Of the row, not of the shares. */
  readonly version: number;
}

/** A party to what is open, or whoever it was given to for a decision or an approval: a head, or who acts for one. */
export type SplitStanding = "negotiator" | "judge";

export type NewSplit = Omit<Split, "id" | "version">;

/** What was on the table when somebody spoke: the numbers they named or quoted; empty when they named none. */
export type Meant = readonly number[];

export function isOpen({ state }: Pick<Split, "state">): boolean {
  return state !== "in-force" && state !== "ended";
}

export function versionOf(split: Pick<Split, "versions">, number: number | null): Version | null {
  return split.versions.find((version) => version.number === number) ?? null;
}

/** The version on the table, or in force. */
export function currentOf(split: Pick<Split, "versions" | "current">): Version | null {
  return versionOf(split, split.current);
}

export function isParty(split: Pick<Split, "parties">, memberId: string): boolean {
  return split.parties.some((party) => party.memberId === memberId);
}

/** @throws RuleError */
export function mustBeParty(split: Split, memberId: string): void {
  if (!isParty(split, memberId)) throw new RuleError("split-not-party", { split });
}

/** Refuses words about a version that is not on the table any more. @throws RuleError */
export function mustBeMeant(split: Split, meant: Meant): void {
  if (meant.length > 0 && (split.current === null || !meant.includes(split.current)))
    throw new RuleError("split-version-gone", { split, version: meant[0] });
}

export function answerOf(version: Version, memberId: string): Answer["answer"] {
  return version.answers.find((answer) => answer.memberId === memberId)?.answer ?? null;
}

/** Whose answer is still missing; who has left the company does not answer. */
export function silentOn({ parties }: Pick<Split, "parties">, version: Version): readonly string[] {
  return parties
    .filter(({ memberId, left }) => !left && answerOf(version, memberId) === null)
    .map(({ memberId }) => memberId);
}

/** Whose turn it is; nobody's while a head or the manager has to speak. */
export function turnOf(split: Split): readonly string[] {
  if (split.state === "choosing") return split.parties.slice(1).map(({ memberId }) => memberId);
  const version = split.state === "open" ? currentOf(split) : null;
  return version === null ? [] : silentOn(split, version);
}

/** Rounds of negotiation so far. */
export function roundsOf({ versions }: Pick<Split, "versions">): number {
  return versions.filter(({ option }) => option === null).length;
}

/** What the manager picks from: the last two that were proposed, not picked from. */
export function lastOffersOf({ versions }: Pick<Split, "versions">): readonly Version[] {
  return versions.filter(({ option }) => option === null).slice(-2);
}

/** The split with somebody's answer to a version. */
export function withAnswer(split: Split, number: number, answer: Answer): Split {
  return {
    ...split,
    versions: split.versions.map((version) =>
      version.number === number
        ? {
            ...version,
            answers: version.answers.map((known) => (known.memberId === answer.memberId ? answer : known)),
          }
        : version,
    ),
  };
}

/** Empty answers of all parties, the author's yes given where they are one. */
export function answersTo(
  parties: readonly Party[],
  { by, at }: { readonly by: string; readonly at: number },
): readonly Answer[] {
  return parties.map(({ memberId }) =>
    memberId === by ? { memberId, answer: "yes", at, by } : { memberId, answer: null, at: null, by: null },
  );
}

/** The version that is spoken about: on the table, or the last that was. */
export function latestOf(split: Pick<Split, "versions" | "current">): Version | null {
  return currentOf(split) ?? split.versions.at(-1) ?? null;
}

/** Whether somebody still has to speak about a version. */
export function isAsked(
  split: Split,
  given: { readonly memberId: string; readonly number: number },
): boolean {
  const { memberId, number } = given;
  if (!isOpen(split) || latestOf(split)?.number !== number) return false;
  return turnOf(split).includes(memberId) || split.askedId === memberId;
}

/** What a card that asks about a split asks about. */
export function matterOf(split: Pick<Split, "no" | "versions" | "current">): string {
  return `split/${split.no}/${latestOf(split)?.number ?? 0}`;
}

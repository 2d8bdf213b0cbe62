// 协商: the first proposal and the counter-proposals (rules.md 8). Whoever proposes has said yes; all others say it anew.
import type { Item } from "../item/item.ts";
import { mustBeOwned } from "../item/places.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";
import { hasShare, isSame, type Ledgers, membersOf, mustBeWhole, spelledOut } from "./shares.ts";
import {
  answersTo,
  currentOf,
  type Meant,
  mustBeMeant,
  mustBeParty,
  type NewSplit,
  type Party,
  roundsOf,
  type Split,
  type Version,
} from "./split.ts";

export interface Proposal {
  readonly ledgers: Ledgers;
  readonly by: string;
  /** The next version number of the item. */
  readonly number: number;
  readonly now: number;
  readonly rules: Rulebook;
}

export interface Beginning {
  readonly chat: { readonly kind: "single" | "group"; readonly id: string };
  /** The agreement that holds until this one does; null for none. */
  readonly inForce: Split | null;
  /** Who has left the company, of those who have a part in it. */
  readonly leavers: readonly string[];
}

/** @throws RuleError */
export function propose(item: Item, given: Proposal & Beginning): NewSplit {
  const { by, number, now } = given;
  mustBeSplittable(item);
  mustBeWhole(given.ledgers, { item });
  const parties = partiesTo(given.ledgers, { item, ...given });
  const ledgers = spelledOut(
    given.ledgers,
    parties.map(({ memberId }) => memberId),
  );
  return {
    ...begun(item, { ...given, parties }),
    mode: "negotiation",
    state: "open",
    versions: [
      { number, round: 1, by, at: now, option: null, ledgers, answers: answersTo(parties, { by, at: now }) },
    ],
    current: number,
  };
}

/** What every new split starts from. */
export function begun(
  item: Item & { readonly ownerId: string },
  {
    chat,
    by,
    now,
    parties,
  }: Pick<Proposal & Beginning, "chat" | "by" | "now"> & { parties: readonly Party[] },
) {
  return {
    no: item.no,
    chatKind: chat.kind,
    chatId: chat.id,
    by,
    at: now,
    ownerId: item.ownerId,
    parties,
    since: now,
    askedId: null,
    askedAt: null,
    decidedBy: null,
    inForceAt: null,
    endedAt: null,
    end: null,
  } as const;
}

/** @throws RuleError */
export function mustBeSplittable(item: Item): asserts item is Item & { readonly ownerId: string } {
  mustBeOwned(item);
  if (item.outcome === "lost") throw new RuleError("lost-restart-first", { item });
}

/**
 * Who has to agree: everybody who is named, the owner among them, and everybody who would lose what they have now.
 * @throws RuleError
 */
export function partiesTo(
  ledgers: Ledgers,
  given: Pick<Beginning, "inForce" | "leavers"> & {
    readonly item: Item & { readonly ownerId: string };
    readonly rules: Rulebook;
  },
): readonly Party[] {
  const { item, inForce, leavers, rules } = given;
  const named = membersOf(ledgers);
  if (!named.includes(item.ownerId)) throw new RuleError("split-without-owner", { item });
  if (named.length < 2) throw new RuleError("split-alone", { item });
  const held = currentOf(inForce ?? { versions: [], current: null })?.ledgers;
  const holders = held === undefined ? [] : membersOf(held).filter((memberId) => hasShare(held, memberId));
  const forgotten = holders.find((memberId) => !named.includes(memberId) && !leavers.includes(memberId));
  if (forgotten !== undefined) throw new RuleError("split-forgets", { item, memberId: forgotten });
  // Whoever is to lose all they have is asked besides.
  mustBeFew(
    named.filter((memberId) => hasShare(ledgers, memberId) || !holders.includes(memberId)),
    { ownerId: item.ownerId, rules, facts: { item } },
  );
  const left = holders.filter((memberId) => leavers.includes(memberId));
  return [...new Set([...named, ...left])].map((memberId) => ({
    memberId,
    left: left.includes(memberId),
    there: false,
  }));
}

/** The owner and so many others (rules.md 8). @throws RuleError */
function mustBeFew(
  members: readonly string[],
  given: {
    readonly ownerId: string;
    readonly rules: Rulebook;
    readonly facts: Readonly<Record<string, unknown>>;
  },
): void {
  const { ownerId, rules, facts } = given;
  const most = rules.split.othersAtMost;
  if (members.filter((memberId) => memberId !== ownerId).length > most)
    throw new RuleError("split-too-many", { ...facts, most: most + 1 });
}

/**
 * Another version by one of the parties; the same people, everybody agrees anew. The very same by the same person
 * again changes nothing. @throws RuleError
 */
export function counter(split: Split, given: Proposal & { readonly meant: Meant }): Split {
  const { by, number, now, rules } = given;
  mustBeParty(split, by);
  const current = currentOf(split);
  if (split.state === "open" && current?.by === by && isSame(current.ledgers, given.ledgers)) return split;
  mustBeMeant(split, given.meant);
  if (split.state !== "open") throw new RuleError("split-not-now", { split });
  mustBeWhole(given.ledgers, { split });
  mustBeTheSamePeople(split, given.ledgers);
  const named = membersOf(given.ledgers).filter((memberId) => hasShare(given.ledgers, memberId));
  mustBeFew(named, { ownerId: split.ownerId, rules, facts: { split } });
  if (current !== null && isSame(current.ledgers, given.ledgers))
    throw new RuleError("split-same", { split });
  const round = roundsOf(split) + 1;
  if (round > rules.split.rounds) throw new RuleError("split-rounds", { split, rounds: rules.split.rounds });
  const ledgers = spelledOut(
    given.ledgers,
    split.parties.map(({ memberId }) => memberId),
  );
  const answers = answersTo(split.parties, { by, at: now });
  const version: Version = { number, round, by, at: now, option: null, ledgers, answers };
  return { ...split, versions: [...split.versions, version], current: number };
}

function mustBeTheSamePeople({ parties, ...split }: Split, ledgers: Ledgers): void {
  const named = membersOf(ledgers);
  const missing = parties.find(({ memberId, left }) => !left && !named.includes(memberId));
  if (missing !== undefined)
    throw new RuleError("split-party-missing", { split: { ...split, parties }, memberId: missing.memberId });
  const stranger = named.find((memberId) => !parties.some((party) => party.memberId === memberId));
  if (stranger !== undefined)
    throw new RuleError("split-party-new", { split: { ...split, parties }, memberId: stranger });
}

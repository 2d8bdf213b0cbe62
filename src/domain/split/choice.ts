// 二选一: A writes two shares that make up the whole between them, B picks first, A has the other (rules.md 8; article L59).
import type { Item } from "../item/item.ts";
import { RuleError } from "../rule-error.ts";
import { type Beginning, begun, mustBeSplittable, type Proposal, partiesTo } from "./propose.ts";
import {
  type BasisPoints,
  LEDGERS,
  type Ledger,
  type Ledgers,
  mustBeWhole,
  shareOf,
  WHOLE,
} from "./shares.ts";
import {
  answerOf,
  answersTo,
  type Meant,
  mustBeParty,
  type NewSplit,
  type Split,
  type Version,
  withAnswer,
} from "./split.ts";

/** What one of the two gets who takes it. */
export type Portion = Readonly<Record<Ledger, BasisPoints>>;

export interface Offer {
  readonly first: Portion;
  readonly second: Portion;
}

export interface Offering extends Omit<Proposal, "ledgers">, Beginning {
  readonly offer: Offer;
  /** Who wrote them, or for whom; and who picks. */
  readonly writer: string;
  readonly picker: string;
}

/** Two versions, 甲 and 乙 as B picks them; they cannot be edited. @throws RuleError */
export function offerChoice(item: Item, given: Offering): NewSplit {
  const { offer, writer, picker, by, number, now } = given;
  mustBeSplittable(item);
  if (writer === picker) throw new RuleError("split-alone", { item });
  for (const ledger of LEDGERS) {
    const sum = offer.first[ledger] + offer.second[ledger];
    if (offer.first[ledger] < 0 || offer.second[ledger] < 0)
      throw new RuleError("choice-negative", { item, ledger });
    if (sum !== WHOLE) throw new RuleError("choice-not-whole", { item, ledger, sum });
  }
  const ledgers = (taken: Portion, left: Portion): Ledgers => {
    const shares = (ledger: Ledger) => [
      { memberId: writer, basisPoints: left[ledger] },
      { memberId: picker, basisPoints: taken[ledger] },
    ];
    return { performance: shares("performance"), ownership: shares("ownership"), income: shares("income") };
  };
  const first = ledgers(offer.first, offer.second);
  mustBeWhole(first, { item });
  const parties = partiesTo(first, { item, ...given });
  if (parties.length > 2) throw new RuleError("choice-of-two", { item });
  const version = (option: "first" | "second", at: number): Version => ({
    number: number + at,
    round: 0,
    by,
    at: now,
    option,
    ledgers: at === 0 ? first : ledgers(offer.second, offer.first),
    answers: answersTo(parties, { by, at: now }),
  });
  return {
    ...begun(item, { ...given, parties }),
    mode: "choice",
    state: "choosing",
    versions: [version("first", 0), version("second", 1)],
    current: null,
  };
}

/**
 * B's pick: a yes to that version. A has said yes to both by writing them; where somebody else wrote for them, A's own
 * yes is still asked for. The very same split where B had picked this one before. @throws RuleError
 */
export function choose(
  split: Split,
  given: {
    readonly by: string;
    readonly option: "first" | "second";
    readonly meant: Meant;
    readonly now: number;
  },
): Split {
  const { by, option, meant, now } = given;
  mustBeParty(split, by);
  const version = split.versions.find((one) => one.option === option);
  const isMeant = version !== undefined && (meant.length === 0 || meant.includes(version.number));
  const picked = split.mode === "choice" && split.state !== "choosing" && split.state !== "ended";
  if (
    picked &&
    isMeant &&
    split.current === version.number &&
    answerOf(version, by) === "yes" &&
    by === pickerOf(split)
  )
    return split;
  if (split.state !== "choosing") throw new RuleError("split-nothing-to-pick", { split });
  if (by !== pickerOf(split)) throw new RuleError("split-picked-by-other", { split });
  if (!isMeant) throw new RuleError("split-version-gone", { split, version: meant[0] });
  return {
    ...withAnswer(split, version.number, { memberId: by, answer: "yes", at: now, by }),
    state: "open",
    current: version.number,
    since: now,
  };
}

/** B. */
export function pickerOf({ parties }: Pick<Split, "parties">): string | undefined {
  return parties[1]?.memberId;
}

/** Which of the two is worse for whoever takes it: nowhere more, somewhere less; null where each has something for it. */
export function worseOf({ first, second }: Offer): "first" | "second" | null {
  const less = (one: Portion, other: Portion) =>
    LEDGERS.every((ledger) => one[ledger] <= other[ledger]) &&
    LEDGERS.some((ledger) => one[ledger] < other[ledger]);
  return less(first, second) ? "first" : less(second, first) ? "second" : null;
}

/** The two shares as they were written. */
export function offerOf(split: Pick<Split, "versions" | "parties">): Offer | null {
  const picker = pickerOf(split);
  const portion = (option: "first" | "second"): Portion | null => {
    const version = split.versions.find((one) => one.option === option);
    if (version === undefined || picker === undefined) return null;
    const { performance, ownership, income } = version.ledgers;
    return {
      performance: shareOf(performance, picker),
      ownership: shareOf(ownership, picker),
      income: shareOf(income, picker),
    };
  };
  const first = portion("first");
  const second = portion("second");
  return first === null || second === null ? null : { first, second };
}

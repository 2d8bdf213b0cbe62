// Contracts as they were signed: for which day, for how much, and who held the item then. What is known of one changes (an
// amount is corrected, a signing falls through): each version stays, so that results can be read as of any day (rules.md 8).
import type { Day } from "../day.ts";
import type { HistoryEntry, What } from "../item/history.ts";
import type { Item } from "../item/item.ts";
import { standingOf } from "../item/past.ts";
import type { Fen } from "../money.ts";

export interface Signing {
  readonly id: number;
  readonly no: number;
  readonly signedOn: Day;
  /** Null where a list told of a won deal without its amount. */
  readonly amountFen: Fen | null;
  /** Who held it when it was booked, and in which department. */
  readonly ownerId: string;
  readonly departmentId: number | null;
  /** When it was booked, ms: the shares that held then are the ones it is credited by. */
  readonly signedAt: number;
  /** From when until when this version was what we knew, ms. A list tells of days before we were there: known ever since. */
  readonly knownFrom: number;
  readonly knownUntil: number | null;
  readonly imported: boolean;
}

/** Before it is stored. */
export type NewSigning = Omit<Signing, "id">;

type Deal = Pick<
  Item,
  "no" | "outcome" | "contractFen" | "signedOn" | "ownerId" | "departmentId" | "intake" | "mergedInto"
>;

export interface SigningStep {
  /** Null for one that has just been made. */
  readonly before: Deal | null;
  readonly after: Deal;
  readonly what: What;
  /** ms */
  readonly at: number;
}

/** What a change does to the versions of an item's signing: the one that held is over, another one begins. */
export interface SigningChange {
  readonly closes: boolean;
  readonly opens: NewSigning | null;
}

export function touchesSigning({ before, after }: Pick<SigningStep, "before" | "after">): boolean {
  return before === null ? isSigned(after) : isSigned(before) !== isSigned(after) || !isSame(before, after);
}

/** `last`: the version that was opened last, over or not. What is taken up again keeps the shares of its first booking. */
export function signingAfter(last: Signing | null, { before, after, what, at }: SigningStep): SigningChange {
  const closes = last !== null && last.knownUntil === null;
  const { no, signedOn, contractFen, ownerId, departmentId } = after;
  if (!isSigned(after) || signedOn === null) return { closes, opens: null };
  const imported = before === null && after.intake === "imported";
  const first = { ownerId: ownerId ?? "", departmentId, signedAt: at, imported };
  const goesOn = last !== null && (closes || what === "undone");
  const kept = goesOn
    ? {
        ownerId: last.ownerId,
        departmentId: last.departmentId,
        signedAt: last.signedAt,
        imported: last.imported,
      }
    : first;
  const knownFrom = imported ? 0 : at;
  return { closes, opens: { no, signedOn, amountFen: contractFen, ...kept, knownFrom, knownUntil: null } };
}

function isSigned({ outcome, signedOn, mergedInto }: Deal): boolean {
  return outcome === "won" && signedOn !== null && mergedInto === null;
}

function isSame(one: Deal, other: Deal): boolean {
  return one.signedOn === other.signedOn && one.contractFen === other.contractFen;
}

/**
 * The versions of an item of which none were kept, from its history (oldest first) and what it is today. An amount that was
 * signed anew after a move back is not told by a history: the last one stands for all.
 */
export function signingsPlayed(item: Item, history: readonly HistoryEntry[]): readonly NewSigning[] {
  const stands = standingOf(history);
  const versions: NewSigning[] = [];
  let known: Pick<Deal, "contractFen" | "signedOn"> = item;
  let until: number | null = null;
  for (const [index, entry] of [...stands.entries()].reverse()) {
    const wasSigned = stands[index - 1]?.outcome === "won";
    const isNow = entry.outcome === "won";
    const edited = isNow && entry.what === "edited" ? editOf(entry) : null;
    const begins = isNow && (!wasSigned || edited !== null);
    if (begins && known.signedOn !== null) {
      const first = stands.slice(0, index + 1).findLastIndex((one) => one.outcome !== "won") + 1;
      const booked = stands[first] ?? entry;
      const imported = item.intake === "imported" && first === 0;
      versions.unshift({
        no: item.no,
        signedOn: known.signedOn,
        amountFen: known.contractFen,
        ownerId: booked.ownerId ?? "",
        departmentId: item.departmentId,
        signedAt: booked.at,
        knownFrom: imported && index === first ? 0 : entry.at,
        knownUntil: until,
        imported,
      });
      until = entry.at;
    }
    if (edited !== null) known = { ...known, ...edited };
    if (!isNow && wasSigned) until = entry.at;
  }
  return versions;
}

/** What stood there before it, as far as it is about the contract. */
function editOf({ field, before }: HistoryEntry): Partial<Pick<Deal, "contractFen" | "signedOn">> | null {
  if (field === "amount" || field === "contract")
    return { contractFen: before === null ? null : Number(before) };
  return field === "planned-signing" ? { signedOn: before } : null;
}

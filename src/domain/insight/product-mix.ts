// What was asked for: 灯塔 or 基石 product by 标准 or 定制, whatever has become of it; lost and dormant demand is demand, or the
// trend is blind (rules.md 4, Appendix A19). [L29]
import type { InsightRules } from "../insight-rules.ts";
import type { Item } from "../item/item.ts";
import type { Fen } from "../money.ts";
import type { BasisPoints } from "../split/shares.ts";
import type { ProductKind } from "../value/products.ts";

export type Solution = NonNullable<Item["solution"]>;
export type Fate = "open" | "won" | "lost" | "asleep";

/** One item as it is asked for. */
export interface Wanted {
  readonly no: number;
  /** Of the first of our products that its need names; null where it names none. */
  readonly kind: ProductKind | null;
  readonly solution: Solution | null;
  readonly fate: Fate;
  readonly amountFen: Fen | null;
}

export interface Cell {
  readonly kind: ProductKind;
  readonly solution: Solution;
  readonly count: number;
  /** Of those whose amount is known. */
  readonly amountFen: Fen;
  readonly fates: Readonly<Record<Fate, number>>;
}

/** How many of those of which it is known. */
export interface Part {
  readonly count: number;
  readonly of: number;
  /** Null of none. */
  readonly share: BasisPoints | null;
}

export interface ProductMix {
  readonly count: number;
  readonly cells: readonly Cell[];
  readonly custom: Part;
  readonly lighthouse: Part;
  /** Numbers of those that are in no cell, for want of a product, of 标准 or 定制; one may lack both. */
  readonly withoutProduct: readonly number[];
  readonly withoutSolution: readonly number[];
}

export function fateOf({ outcome, place }: Pick<Item, "outcome" | "place">): Fate {
  if (outcome !== "open") return outcome;
  return place === "dormant" ? "asleep" : "open";
}

export function productMixOf(all: readonly Wanted[]): ProductMix {
  const cells = (["lighthouse", "cornerstone"] as const).flatMap((kind) =>
    (["standard", "custom"] as const).map((solution) => cellOf(all, { kind, solution })),
  );
  return {
    count: all.length,
    cells,
    custom: partOf(all, (one) => (one.solution === null ? null : one.solution === "custom")),
    lighthouse: partOf(all, (one) => (one.kind === null ? null : one.kind === "lighthouse")),
    withoutProduct: all.filter(({ kind }) => kind === null).map(({ no }) => no),
    withoutSolution: all.filter(({ solution }) => solution === null).map(({ no }) => no),
  };
}

/** What it says: nothing of fewer than so many, and no trend where either time has fewer. */
export interface MixReading {
  /** Quick standard deals, long cooperation, or both. */
  readonly length: "short" | "long" | "both" | null;
  readonly towards: "lighthouse" | "cornerstone" | null;
  /** The cell of which half or more was lost or sleeps: the most of them first. */
  readonly leak: Cell | null;
}

export function readMix(
  mix: ProductMix,
  before: ProductMix,
  { fewest, mix: limits }: Pick<InsightRules["insight"], "fewest" | "mix">,
): MixReading {
  const { custom, lighthouse } = mix;
  const customShare = custom.of < fewest ? null : custom.share;
  const isKnown = Math.min(lighthouse.of, before.lighthouse.of) >= fewest;
  const shift = isKnown ? (lighthouse.share ?? 0) - (before.lighthouse.share ?? 0) : 0;
  const gone = ({ fates }: Cell) => fates.lost + fates.asleep;
  const [leak] = mix.cells
    .filter((cell) => cell.count >= fewest && 2 * gone(cell) >= cell.count)
    .sort((one, other) => gone(other) - gone(one));
  return {
    length:
      customShare === null
        ? null
        : customShare >= limits.mostly
          ? "long"
          : customShare <= 10_000 - limits.mostly
            ? "short"
            : "both",
    towards: shift >= limits.shift ? "lighthouse" : shift <= -limits.shift ? "cornerstone" : null,
    leak: leak ?? null,
  };
}

function cellOf(all: readonly Wanted[], { kind, solution }: Pick<Cell, "kind" | "solution">): Cell {
  const some = all.filter((one) => one.kind === kind && one.solution === solution);
  const fates: Record<Fate, number> = { open: 0, won: 0, lost: 0, asleep: 0 };
  for (const { fate } of some) fates[fate]++;
  const amountFen = some.reduce((sum, one) => sum + (one.amountFen ?? 0), 0);
  return { kind, solution, count: some.length, amountFen, fates };
}

function partOf(all: readonly Wanted[], isIn: (one: Wanted) => boolean | null): Part {
  const known = all.map(isIn).filter((one) => one !== null);
  const count = known.filter(Boolean).length;
  const share = known.length === 0 ? null : Math.round((count * 10_000) / known.length);
  return { count, of: known.length, share };
}

// The pyramid of order amounts: few large on top, many quick ones below (rules.md 4). [L28]
import type { InsightRules } from "../insight-rules.ts";
import type { Fen } from "../money.ts";
import type { BasisPoints } from "../split/shares.ts";

/** 0 is the base; an amount on the border belongs to the lower tier. Fen. */
export function tierOf(amountFen: Fen, tiersFen: readonly Fen[]): number {
  const tier = tiersFen.findIndex((top, index) => (index === 0 ? amountFen < top : amountFen <= top));
  return tier < 0 ? tiersFen.length : tier;
}

export interface Tier {
  /** 0 is the base. */
  readonly tier: number;
  readonly count: number;
  readonly amountFen: Fen;
  readonly shareOfCount: BasisPoints;
  readonly shareOfAmount: BasisPoints;
}

export interface Pyramid {
  /** From the base up. */
  readonly tiers: readonly Tier[];
  readonly count: number;
  readonly amountFen: Fen;
  /** Without an amount, so in none of them. */
  readonly unknown: number;
  /** Where it is no pyramid: too little below, or too much on top; null where it is one, or too few to say. */
  readonly broken: "thin-base" | "heavy-top" | null;
}

export function pyramidOf(
  amounts: readonly (Fen | null)[],
  { tiersFen, fewest, pyramid }: Pick<InsightRules["insight"], "tiersFen" | "fewest" | "pyramid">,
): Pyramid {
  const known = amounts.flatMap((fen) => (fen === null ? [] : [fen]));
  const total = known.reduce((sum, fen) => sum + fen, 0);
  const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part * 10_000) / whole));
  const tiers = [...tiersFen.keys(), tiersFen.length].map((tier) => {
    const some = known.filter((fen) => tierOf(fen, tiersFen) === tier);
    const amountFen = some.reduce((sum, fen) => sum + fen, 0);
    return {
      tier,
      count: some.length,
      amountFen,
      shareOfCount: share(some.length, known.length),
      shareOfAmount: share(amountFen, total),
    };
  });
  const base = tiers[0]?.shareOfCount ?? 0;
  const top = tiers.at(-1)?.shareOfAmount ?? 0;
  const isThin = base < pyramid.baseAtLeast;
  const isHeavy = top > pyramid.topAtMost;
  const broken = known.length < fewest ? null : isThin ? "thin-base" : isHeavy ? "heavy-top" : null;
  return { tiers, count: known.length, amountFen: total, unknown: amounts.length - known.length, broken };
}

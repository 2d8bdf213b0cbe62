// The pyramid of order amounts: few large on top, many quick ones below (rules.md 4). [L28]
import type { InsightRules } from "../insight-rules.ts";
import type { Fen } from "../money.ts";
import type { BasisPoints } from "../split/shares.ts";
import { isHeld } from "./held.ts";
import { type Running, running } from "./running.ts";
import type { Window } from "./seen.ts";

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

type Rules = Pick<InsightRules["insight"], "tiersFen" | "fewest" | "pyramid">;

/** What is in hand on the way to a contract, as every list counts it and the pool does not; and what was won in the window. */
export function runningPyramids(
  { from }: Pick<Window, "from">,
  rules: Rules,
): Running<{ readonly open: Pyramid; readonly won: Pyramid }> {
  const [open, won] = [nothing(rules), nothing(rules)];
  return running(
    (seen, by) => {
      for (const { stay, left } of seen) {
        const { stage, amountFen, enteredAt } = stay;
        if (left === null && stage >= 1 && stage <= 5 && isHeld(stay)) count(open, amountFen, by);
        if (stage === 6 && enteredAt >= from) count(won, amountFen, by);
      }
    },
    () => ({ open: pyramidOf(open, rules), won: pyramidOf(won, rules) }),
  );

  function count(amounts: Amounts, fen: Fen | null, by: 1 | -1): void {
    const tier = fen === null ? amounts.unknown : amounts.tiers[tierOf(fen, rules.tiersFen)];
    if (tier === undefined) return;
    tier.count += by;
    tier.fen += by * (fen ?? 0);
  }
}

interface Sum {
  count: number;
  fen: Fen;
}

/** Counted by tier. */
interface Amounts {
  readonly tiers: readonly Sum[];
  readonly unknown: Sum;
}

function nothing({ tiersFen }: Pick<Rules, "tiersFen">): Amounts {
  const none = () => ({ count: 0, fen: 0 });
  return { tiers: [...tiersFen.map(none), none()], unknown: none() };
}

function pyramidOf({ tiers: sums, unknown }: Amounts, { fewest, pyramid }: Rules): Pyramid {
  const all = sums.reduce((one, other) => ({ count: one.count + other.count, fen: one.fen + other.fen }));
  const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part * 10_000) / whole));
  const tiers = sums.map(({ count, fen }, tier) => ({
    tier,
    count,
    amountFen: fen,
    shareOfCount: share(count, all.count),
    shareOfAmount: share(fen, all.fen),
  }));
  const base = tiers[0]?.shareOfCount ?? 0;
  const top = tiers.at(-1)?.shareOfAmount ?? 0;
  const isThin = base < pyramid.baseAtLeast;
  const isHeavy = top > pyramid.topAtMost;
  const broken = all.count < fewest ? null : isThin ? "thin-base" : isHeavy ? "heavy-top" : null;
  return { tiers, count: all.count, amountFen: all.fen, unknown: unknown.count, broken };
}

// 找原因, in the article's order: are there too few opportunities, and if so who would have to find, clean or bring more; does less
// of a stage move on; does it take longer. Always beside what is usual, with how many it is said of (rules.md 11; A55, A56).
// [L61–L63]
import type { InsightRules } from "../insight-rules.ts";
import type { BasisPoints } from "../split/shares.ts";
import { type Comers, type Coming, comingIn } from "./coming.ts";
import type { Comparable } from "./comparable.ts";
import { insideOf, type Scope } from "./scope.ts";
import { type Unlike, unlikeIn } from "./unusual.ts";

export interface Diagnosis {
  /** All basic opportunities. */
  readonly coming: Coming;
  /** 识别: those that they found themselves (报备, 自拓). */
  readonly found: Coming;
  /** 清洗: of those given to them after cleaning, how many went back. */
  readonly cleaning: {
    readonly given: number;
    readonly sentBack: number;
    readonly usualShare: BasisPoints | null;
  };
  /** 市场产出: leads of the company's marketing in the window, and in as long a time before it. */
  readonly marketing: { readonly now: number; readonly before: number };
  /** Stages of which less moves on, or that take longer, as far as is worth a look; the farthest off first. */
  readonly worth: readonly Unlike[];
  /** Of so many stages there is enough to be compared; of none, nothing can be said for or against them. */
  readonly compared: number;
}

interface Given {
  /** Everybody's. */
  readonly all: readonly Comers[];
  /** Theirs, and of those that they are compared with. */
  readonly own: Comparable;
  readonly others: Comparable;
  readonly scope: Scope;
  readonly rules: InsightRules["insight"];
}

export function diagnosisOf({ all, own, others, scope, rules }: Given): Diagnosis {
  const isInside = insideOf(scope);
  const here = sumsOf(all.filter(isInside));
  const elsewhere = sumsOf(all.filter((comers) => !isInside(comers)));
  const unlike = unlikeIn(own, others, rules).filter(({ stage }) => stage > 0);
  return {
    coming: comingIn(all, { scope, rules }),
    found: comingIn(all, { scope, rules, of: ({ found }) => found }),
    cleaning: {
      given: here.given,
      sentBack: here.sentBack,
      usualShare:
        elsewhere.given < rules.fewest ? null : Math.round((elsewhere.sentBack * 10_000) / elsewhere.given),
    },
    marketing: {
      now: here.leads + elsewhere.leads,
      before: here.leadsBefore + elsewhere.leadsBefore,
    },
    worth: unlike.filter(({ shortfall, isUnusual }) => isUnusual || shortfall >= rules.unusual.worthALook),
    compared: new Set(unlike.map(({ stage }) => stage)).size,
  };
}

function sumsOf(some: readonly Comers[]) {
  const sum = (of: (comers: Comers) => number) => some.reduce((total, comers) => total + of(comers), 0);
  return {
    given: sum(({ given }) => given),
    sentBack: sum(({ sentBack }) => sentBack),
    leads: sum(({ leads }) => leads),
    leadsBefore: sum(({ leadsBefore }) => leadsBefore),
  };
}

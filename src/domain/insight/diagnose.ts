// 找原因, in the article's order: are there too few opportunities, and if so who would have to find, clean or bring more; does less
// of a stage move on; does it take longer. Always beside what is usual, with how many it is said of (rules.md 11; A55, A56).
// [L61–L63]
import type { InsightRules } from "../insight-rules.ts";
import type { BasisPoints } from "../split/shares.ts";
import { type Coming, countedBeside, enteredIn, isEntry } from "./coming.ts";
import { insideOf, type Scope } from "./scope.ts";
import type { Seen, Window } from "./seen.ts";
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
}

interface Given {
  /** Everybody's, from the earlier window on. */
  readonly all: readonly Seen[];
  /** Through `window` alone: theirs, and of those that they are compared with. */
  readonly own: readonly Seen[];
  readonly others: readonly Seen[];
  readonly scope: Scope;
  readonly window: Window;
  readonly rules: InsightRules["insight"];
}

export function diagnosisOf({ all, own, others, scope, window, rules }: Given): Diagnosis {
  const lengthMs = Math.min(window.until, window.asOf) - window.from;
  const isInside = insideOf(scope);
  const isHere = ({ stay }: Seen) => isInside(stay);
  const entered = enteredIn(all, window);
  const comingOf = countedBeside(all, { isHere, window, rules });
  const given = entered.filter(({ stay }) => stay.intake === "marketing");
  const leads = (from: number, until: number) =>
    all.filter(
      ({ stay }) =>
        stay.stage === 0 &&
        stay.intake === "marketing" &&
        isEntry(stay) &&
        stay.enteredAt >= from &&
        stay.enteredAt < until,
    ).length;
  const wentBack = (some: readonly Seen[]) => some.filter(({ left }) => left === "back").length;
  const elsewhere = given.filter((one) => !isHere(one));
  return {
    coming: comingOf(entered),
    found: comingOf(
      entered.filter(({ stay }) => stay.intake === "reported" || stay.intake === "self-developed"),
    ),
    cleaning: {
      given: given.filter(isHere).length,
      sentBack: wentBack(given.filter(isHere)),
      usualShare:
        elsewhere.length < rules.fewest
          ? null
          : Math.round((wentBack(elsewhere) * 10_000) / elsewhere.length),
    },
    marketing: {
      now: leads(window.from, window.from + lengthMs),
      before: leads(window.from - lengthMs, window.from),
    },
    worth: unlikeIn(own, others, rules).filter(
      ({ stage, shortfall, isUnusual }) => stage > 0 && (isUnusual || shortfall >= rules.unusual.worthALook),
    ),
  };
}

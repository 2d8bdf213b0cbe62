// What is looked at every week of every department: how much comes, and how each stage goes, beside all the others.

import { type Compared, type Finding, findingsIn } from "../../domain/insight/anomaly.ts";
import { runningByDepartment } from "../../domain/insight/by-department.ts";
import { runningComers, runningEarlier } from "../../domain/insight/comers.ts";
import { comingBeside, comingIn } from "../../domain/insight/coming.ts";
import { type Comparable, runningComparable, without } from "../../domain/insight/comparable.ts";
import type { Window } from "../../domain/insight/seen.ts";
import { unlikeIn } from "../../domain/insight/unusual.ts";
import type { InsightRules } from "../../domain/insight-rules.ts";
import { comparableIn, comparableSome } from "./comparable.ts";
import { countOf, type SeenReading, seenOf, stepFor } from "./seen.ts";
import type { Sight } from "./sight.ts";

export interface AnomaliesAsk {
  readonly departmentIds: readonly number[];
  readonly window: Window;
  readonly comparedFrom: number;
  readonly rules: InsightRules["insight"];
}

export interface Anomalies {
  readonly findings: readonly Finding[];
  /** Nobody else holds anything: they are compared with their own earlier days. */
  readonly isAlone: boolean;
}

/** Of departments whose people hold something; all read once, whatever their number. */
export async function anomalies(
  { departmentIds, window, comparedFrom, rules }: AnomaliesAsk,
  reading: SeenReading,
): Promise<Anomalies> {
  const company = { kind: "company" } as const;
  const all = await seenOf(company, window, reading);
  const comers = all.figures(`comers ${window.from}`, () => runningComers(window));
  const own = byDepartment(all, rules);
  const step = stepFor(await countOf(company, comparedFrom, reading));
  const some = await seenOf(company, { ...window, from: comparedFrom }, reading, step);
  const others = byDepartment(some, rules);
  const asked = departmentIds.flatMap((departmentId) => {
    const theirs = own.get(departmentId);
    return theirs === undefined ? [] : [{ departmentId, theirs }];
  });
  const isAlone = new Set([...own.keys(), ...others.keys()]).size <= 1;
  if (isAlone) {
    const before: Window = { from: comparedFrom, until: window.from, asOf: window.from };
    const sight = await seenOf(company, before, reading);
    const earlier = sight.figures("earlier", () => runningEarlier(before));
    const came = comers.reduce((sum, one) => sum + one.came, 0);
    const coming = comingBeside(came, earlier, { window, before, rules });
    const then = comparableSome(sight, rules);
    const compared = asked.map(({ departmentId, theirs }) => ({
      departmentId,
      coming,
      unlike: unlikeIn(theirs, then, rules),
    }));
    return { findings: findingsIn(compared, rules), isAlone };
  }
  const everybody = comparableIn(some, rules);
  const compared = asked.map(({ departmentId, theirs }): Compared => {
    const scope = { kind: "departments", ids: [departmentId] } as const;
    const here = others.get(departmentId);
    const elsewhere = here === undefined ? everybody : without(everybody, here);
    return {
      departmentId,
      coming: comingIn(comers, { scope, rules }),
      unlike: unlikeIn(theirs, elsewhere, rules),
    };
  });
  return { findings: findingsIn(compared, rules), isAlone };
}

function byDepartment(
  sight: Sight,
  { tiersFen }: Pick<InsightRules["insight"], "tiersFen">,
): ReadonlyMap<number, Comparable> {
  return sight.figures(`by department ${JSON.stringify(tiersFen)}`, () =>
    runningByDepartment(() => runningComparable({ tiersFen })),
  );
}

// What is looked at every week of every department: how much comes, and how each stage goes, beside all the others.

import { groupedBy } from "../../domain/grouped.ts";
import { type Compared, type Finding, findingsIn } from "../../domain/insight/anomaly.ts";
import { comingBeside, comingIn } from "../../domain/insight/coming.ts";
import { seenThrough, type Window } from "../../domain/insight/seen.ts";
import { unlikeIn } from "../../domain/insight/unusual.ts";
import type { InsightRules } from "../../domain/insight-rules.ts";
import { type SeenReading, seenOf, someOf, someSeen, standstillsIn } from "./seen.ts";

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
  const own = groupedBy(all, ({ stay }) => stay.departmentId);
  const stays = await reading.stays.since(company, comparedFrom);
  const standstills = await standstillsIn(reading);
  const wide: Window = { ...window, from: comparedFrom };
  const others = seenThrough(someOf(stays), wide, standstills);
  const [only] = own.keys();
  const isAlone = others.every(
    ({ stay: { departmentId } }) => departmentId === null || departmentId === only,
  );
  const before: Window = { from: comparedFrom, until: window.from, asOf: window.from };
  const earlier = isAlone ? seenThrough(stays, before, standstills) : [];
  const compared: Compared[] = departmentIds.flatMap((departmentId) => {
    const theirs = own.get(departmentId);
    if (theirs === undefined) return [];
    if (isAlone) {
      const coming = comingBeside(all, earlier, { window, before, rules });
      return [{ departmentId, coming, unlike: unlikeIn(theirs, someSeen(earlier), rules) }];
    }
    const scope = { kind: "departments", ids: [departmentId] } as const;
    const elsewhere = others.filter(({ stay }) => stay.departmentId !== departmentId);
    const coming = comingIn(all, { scope, window, rules });
    return [{ departmentId, coming, unlike: unlikeIn(theirs, elsewhere, rules) }];
  });
  return { findings: findingsIn(compared, rules), isAlone };
}

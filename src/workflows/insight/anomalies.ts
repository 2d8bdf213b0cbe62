// What is looked at every week of every department: how much comes, and how each stage goes, beside all the others.

import { groupedBy } from "../../domain/grouped.ts";
import { type Compared, type Finding, findingsIn } from "../../domain/insight/anomaly.ts";
import { comingIn } from "../../domain/insight/coming.ts";
import { seenThrough, type Window } from "../../domain/insight/seen.ts";
import { unlikeIn } from "../../domain/insight/unusual.ts";
import type { InsightRules } from "../../domain/insight-rules.ts";
import { type SeenReading, seenOf, someOf, standstillsIn } from "./seen.ts";

export interface AnomaliesAsk {
  readonly departmentIds: readonly number[];
  readonly window: Window;
  readonly comparedFrom: number;
  readonly rules: InsightRules["insight"];
}

/** Of departments whose people hold something; all read once, whatever their number. */
export async function anomalies(
  { departmentIds, window, comparedFrom, rules }: AnomaliesAsk,
  reading: SeenReading,
): Promise<readonly Finding[]> {
  const company = { kind: "company" } as const;
  const all = await seenOf(company, window, reading);
  const own = groupedBy(all, ({ stay }) => stay.departmentId);
  const wide: Window = { ...window, from: comparedFrom };
  const others = seenThrough(
    someOf(await reading.stays.since(company, comparedFrom)),
    wide,
    await standstillsIn(reading),
  );
  const compared: Compared[] = departmentIds.flatMap((departmentId) => {
    const theirs = own.get(departmentId);
    if (theirs === undefined) return [];
    const scope = { kind: "departments", ids: [departmentId] } as const;
    const elsewhere = others.filter(({ stay }) => stay.departmentId !== departmentId);
    const coming = comingIn(all, { scope, window, rules });
    return [{ departmentId, coming, unlike: unlikeIn(theirs, elsewhere, rules) }];
  });
  return findingsIn(compared, rules);
}

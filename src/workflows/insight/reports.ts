// What is computed beside the answers, by name: each takes plain values and reads one consistent view.
import type { Store } from "../../../db/store.ts";
import type { Ask } from "../../chat/computed.ts";
import { anomalies } from "./anomalies.ts";
import { diagnosis } from "./diagnosis.ts";
import { dwell } from "./dwell.ts";
import { firstResponse } from "./first-response.ts";
import { funnel, funnels } from "./funnel.ts";
import { heeded } from "./heeded.ts";
import { held } from "./held.ts";
import { productMix } from "./product-mix.ts";
import { pyramid } from "./pyramid.ts";
import { type DealsRead, results } from "./results.ts";
import { reverse } from "./reverse.ts";
import { ruleForecast } from "./rule-forecast.ts";
import type { Stays } from "./sight.ts";
import { sources } from "./sources.ts";
import { strengths } from "./strengths.ts";
import { stuck } from "./stuck.ts";
import { timeToHelp } from "./time-to-help.ts";
import { usual } from "./usual.ts";
import { weekReport } from "./week-report.ts";
import { wonCycles } from "./won-cycles.ts";

/** What a report may look at. */
export type Reading = Omit<Store, "stays" | "results"> & {
  readonly stays: Stays;
  readonly results: DealsRead;
};

export const REPORTS = {
  anomalies,
  diagnosis,
  dwell,
  firstResponse,
  funnel,
  funnels,
  heeded,
  held,
  productMix,
  pyramid,
  results,
  reverse,
  ruleForecast,
  sources,
  strengths,
  stuck,
  timeToHelp,
  usual,
  weekReport,
  wonCycles,
} as const satisfies Readonly<Record<string, (given: never, reading: Reading) => Promise<unknown>>>;

type Reports = typeof REPORTS;
export type ReportName = keyof Reports;

/** Asks for a report in a handler: `scene.compute(report("funnel", …))`. */
export function report<Name extends ReportName>(
  name: Name,
  given: Parameters<Reports[Name]>[0],
): Ask<Awaited<ReturnType<Reports[Name]>>> {
  return { name, given };
}

/** @throws Error for a name that is none */
export async function computeWith(ask: Ask<unknown>, reading: Reading): Promise<unknown> {
  const found = Object.entries(REPORTS).find(([name]) => name === ask.name);
  if (found === undefined) throw new Error(`there is no report called ${ask.name}`);
  const [, compute] = found as [string, (given: unknown, reading: Reading) => Promise<unknown>];
  return compute(ask.given, reading);
}

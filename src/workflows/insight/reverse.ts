// 倒推: from a target back to each stage, and what can be expected by its end, with how such ranges held of late.

import { at, dayOf } from "../../domain/day.ts";
import { forecastOf } from "../../domain/insight/forecast.ts";
import { runningForetold, runningSigned, runningUnderWay } from "../../domain/insight/foretold.ts";
import { ratesOf, runningCourse, type Source } from "../../domain/insight/rates.ts";
import { reverseOf } from "../../domain/insight/reverse.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import type { Window } from "../../domain/insight/seen.ts";
import type { InsightRules } from "../../domain/insight-rules.ts";
import type { Fen } from "../../domain/money.ts";
import { countOf, type SeenReading, seenOf, standstillsIn, stepFor } from "./seen.ts";
import { type Sight, sightOf } from "./sight.ts";

export interface ReverseAsk {
  readonly scope: Scope;
  /** The next larger one, whose rates count where one's own are too few. */
  readonly around: Scope;
  readonly targetFen: Fen;
  readonly bookedFen: Fen;
  /** The end of the period, and now (ms). */
  readonly endsAt: number;
  readonly now: number;
  readonly rules: InsightRules["insight"];
}

const DAY_MS = 86_400_000;
/** Forecasts that would have been made so many days ago, each for as long ahead as a quarter. */
const TRIED_DAYS_AGO = [92, 122, 152, 182];
const AHEAD_MS = 91 * DAY_MS;
const COMPANY: Scope = { kind: "company" };

export async function reverse(asked: ReverseAsk, reading: SeenReading) {
  const { scope, around, now, rules } = asked;
  // What is looked back at is counted from the day, so that the next hour finds it as it was.
  const today = at(dayOf(now));
  const from = today - rules.comparedDays * DAY_MS;
  const standstills = await standstillsIn(reading);
  const windowUntil = (asOf: number): Window => ({ from, until: asOf + 1, asOf });
  const stepIn = async (some: Scope) => stepFor(await countOf(some, from, reading));
  const sights: Readonly<Record<Source, Sight>> = {
    own: await seenOf(scope, windowUntil(now), reading),
    // What lies around a department is the company, which stands there by its own name.
    department: around.kind === "company" ? sightOf([]) : await seenOf(around, windowUntil(now), reading),
    company: await seenOf(COMPANY, windowUntil(now), reading, await stepIn(COMPANY)),
  };
  const courseOf = (source: Source) => sights[source].figures("course", runningCourse);
  const rates = ratesOf(courseOf, rules);
  const underWay = sights.own.figures("under way", () => runningUnderWay(now, standstills));
  const forecast = forecastOf({
    ...underWay,
    rates,
    won: rates.order === null ? [] : courseOf(rates.order.source).won,
    leftMs: Math.max(0, asked.endsAt - now),
  });

  // Of very many, whole items that stand for all: what they would have been foretold, beside what these very ones came to.
  const every = await stepIn(scope);
  const instants = TRIED_DAYS_AGO.map((days) => today - days * DAY_MS);
  const tried = await seenOf(scope, windowUntil(now), reading, every);
  const signed = tried.figures("signed", () => runningSigned(instants, AHEAD_MS));
  const record = { tried: 0, held: 0 };
  for (const [index, asOf] of instants.entries()) {
    const then = await seenOf(scope, windowUntil(asOf), reading, every);
    const { ownRatesFrom } = rules;
    const foretold = then.figures(`foretold ${ownRatesFrom}`, () =>
      runningForetold(asOf, { standstills, leftMs: AHEAD_MS, rules: { ownRatesFrom } }),
    );
    const sum = signed[index] ?? 0;
    if (foretold === null) continue;
    record.tried++;
    if (foretold.lowFen <= sum && sum <= foretold.highFen) record.held++;
  }

  const found = reverseOf(asked, { open: underWay.open, rates, rules });
  const inTime = asked.bookedFen + (forecast?.midFen ?? 0);
  return {
    reverse: found,
    forecast,
    // Enough lies on the way, and most of it comes too late: what the ratio alone does not see.
    lateFen:
      found === null || found.gapFen > 0 || forecast === null ? 0 : Math.max(0, asked.targetFen - inTime),
    record,
    /** How long its stages take is told without what stood still. */
    isRested: rates.stages.some(({ dwell }) => dwell.rested > 0),
    known: { won: rates.order?.n ?? 0, stages: rates.stages.length },
  };
}

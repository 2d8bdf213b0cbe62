// 倒推: from a target back to each stage, and what can be expected by its end, with how such ranges held of late.

import { ageMs } from "../../domain/insight/dwell.ts";
import { type Forecast, forecastOf } from "../../domain/insight/forecast.ts";
import type { OpenItem } from "../../domain/insight/forecast-world.ts";
import { amountsWon, ratesOf, type WayStage } from "../../domain/insight/rates.ts";
import { reverseOf } from "../../domain/insight/reverse.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import { type Seen, type StayOfItem, seenThrough, type Window } from "../../domain/insight/seen.ts";
import type { InsightRules } from "../../domain/insight-rules.ts";
import type { Fen } from "../../domain/money.ts";
import { type SeenReading, seenOf, someOf, standstillsIn } from "./seen.ts";

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
/** What new ones usually come is seen from so long. */
const CAME_MS = 90 * DAY_MS;

export async function reverse(asked: ReverseAsk, reading: SeenReading) {
  const { scope, around, now, rules } = asked;
  const from = now - rules.comparedDays * DAY_MS;
  const standstills = await standstillsIn(reading);
  const windowUntil = (asOf: number): Window => ({ from, until: asOf + 1, asOf });
  const seen = (stays: readonly StayOfItem[], asOf: number) =>
    seenThrough(stays, windowUntil(asOf), standstills);
  const company = await reading.stays.since({ kind: "company" }, from);
  const all = {
    own: await seenOf(scope, windowUntil(now), reading),
    // What lies around a department is the company, which stands there by its own name.
    department: around.kind === "company" ? [] : await seenOf(around, windowUntil(now), reading),
    company: seen(someOf(company), now),
  };
  const rates = ratesOf(all, rules);
  const won = rates.order === null ? [] : amountsWon(all[rates.order.source]);

  function foretold(mine: readonly Seen[], asOf: number, leftMs: number): Forecast | null {
    return forecastOf({
      open: openIn(mine, (stay) => ageMs(stay, asOf, standstills.of(stay))),
      rates: asOf === now ? rates : ratesOf({ own: mine, department: mine, company: mine }, rules),
      came: { count: cameIn(mine, asOf - CAME_MS), withinMs: CAME_MS },
      won: asOf === now ? won : amountsWon(mine),
      leftMs,
    });
  }

  // Of very many, whole items that stand for all: what they would have been foretold, beside what these very ones came to.
  const tried = someOf(await reading.stays.since(scope, from));
  const triedNow = seen(tried, now);
  const record = { tried: 0, held: 0 };
  for (const days of TRIED_DAYS_AGO) {
    const asOf = now - days * DAY_MS;
    const forecast = foretold(seen(tried, asOf), asOf, AHEAD_MS);
    if (forecast === null) continue;
    const signed = amountsWon(
      triedNow.filter(({ stay }) => stay.enteredAt > asOf && stay.enteredAt <= asOf + AHEAD_MS),
    );
    const sum = signed.reduce((total, fen) => total + fen, 0);
    record.tried++;
    if (forecast.lowFen <= sum && sum <= forecast.highFen) record.held++;
  }

  const found = reverseOf(asked, { open: openIn(all.own, () => 0), rates, rules });
  const forecast = foretold(all.own, now, Math.max(0, asked.endsAt - now));
  const inTime = asked.bookedFen + (forecast?.midFen ?? 0);
  return {
    reverse: found,
    forecast,
    // Enough lies on the way, and most of it comes too late: what the ratio alone does not see.
    lateFen:
      found === null || found.gapFen > 0 || forecast === null ? 0 : Math.max(0, asked.targetFen - inTime),
    record,
    known: { won: rates.order?.n ?? 0, stages: rates.stages.length },
  };
}

function openIn(seen: readonly Seen[], ageOf: (stay: StayOfItem) => number): readonly OpenItem[] {
  const open: OpenItem[] = [];
  for (const { stay, left } of seen)
    if (left === null && stay.stage >= 1 && stay.stage <= 5)
      open.push({ stage: stay.stage as WayStage, amountFen: stay.amountFen, ageMs: ageOf(stay) });
  return open;
}

function cameIn(seen: readonly Seen[], from: number): number {
  return seen.filter(
    ({ stay }) =>
      stay.stage === 1 && stay.enteredAt >= from && stay.entered !== "back" && stay.entered !== "imported",
  ).length;
}

// What will be signed by the end of a period, as a range that holds it eight times in ten: every open item goes its way many times
// over, and as many new ones as usual come along. The same facts give the same range (rules.md 11; A20, A54).
import type { Fen } from "../money.ts";
import { crowdOf } from "./forecast-crowd.ts";
import {
  type Chance,
  createChance,
  type ForecastGiven,
  isWon,
  type SumIn,
  spansOf,
  worldOf,
} from "./forecast-world.ts";

/** Beyond what is signed already. */
export interface Forecast {
  readonly lowFen: Fen;
  readonly midFen: Fen;
  readonly highFen: Fen;
}

const DRAWS = 300;
/** More than this do not go their way one by one: what many come to follows from their shares. */
const MOST_ALONE = 600;

/** Null where too little is known: no win, or a stage of which nobody knows anything. */
export function forecastOf(given: ForecastGiven): Forecast | null {
  const { rates, won, open } = given;
  if (rates.order === null || won.length === 0 || rates.stages.length < 5) return null;
  const chance = createChance();
  const stages = new Map(rates.stages.map((rate) => [rate.stage, { rate, spans: spansOf(rate.dwell) }]));
  const usualFen = rates.order.averageFen;
  const sumIn = open.length > MOST_ALONE ? crowdOf(given, usualFen) : oneByOne(given, usualFen);
  const sums = Array.from({ length: DRAWS }, () => {
    const world = worldOf(stages, chance);
    return sumIn(world, { chance, coming: () => comingIn(given, chance) });
  }).sort((one, other) => one - other);
  const at = (share: number) => Math.round(sums[Math.floor(share * (DRAWS - 1))] ?? 0);
  return { lowFen: at(0.1), midFen: at(0.5), highFen: at(0.9) };
}

function oneByOne({ open, won, leftMs }: ForecastGiven, usualFen: Fen): SumIn {
  return (world, { chance, coming }) => {
    let sum = 0;
    for (const { stage, ageMs, amountFen } of open)
      if (isWon(world, { stage, ageMs, leftMs, chance })) sum += amountFen ?? usualFen;
    for (let count = coming(); count > 0; count--) {
      const left = chance.next() * leftMs;
      if (isWon(world, { stage: 1, ageMs: 0, leftMs: left, chance })) sum += chance.one(won);
    }
    return sum;
  };
}

/** As many as usual, more or less as chance has it. */
function comingIn({ came, leftMs }: ForecastGiven, chance: Chance): number {
  if (came.count === 0) return 0;
  const usual = came.count * (1 + chance.normal() / Math.sqrt(came.count));
  const mean = Math.max(0, (usual * leftMs) / came.withinMs);
  return Math.max(0, Math.round(mean + chance.normal() * Math.sqrt(mean)));
}

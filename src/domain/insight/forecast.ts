// What will be signed by the end of a period, as a range that holds it eight times in ten: all that is open goes its way many times
// over, and as many new ones as usual come along. The same facts give the same range (rules.md 11; A20, A54).
import type { Fen } from "../money.ts";
import { type Group, groupsOf, isSameWay, type Way, type WayGiven, waysOf } from "./forecast-ways.ts";
import { type Chance, createChance, type ForecastGiven } from "./forecast-world.ts";

/** Beyond what is signed already. */
export interface Forecast {
  readonly lowFen: Fen;
  readonly midFen: Fen;
  readonly highFen: Fen;
}

const DRAWS = 300;
/** Of more than this not each is signed or not: so many are as good as normal around what their shares come to. */
const MOST_ALONE = 600;
/** Another one than the ways have: what happens on a way is no matter of which way it is. */
const SEED = 19_770_525;

/** Null where too little is known: no win, or a stage of which nobody knows anything. */
export type Foretell = (given: ForecastGiven) => Forecast | null;

export function forecastOf(given: ForecastGiven): Forecast | null {
  return createForetelling()(given);
}

/** Asked again, it computes no ways anew where only amounts are others. */
export function createForetelling(): Foretell {
  let known: { readonly given: WayGiven; readonly ways: readonly Way[] } | null = null;
  return (given) => {
    const { rates, won, open, leftMs } = given;
    if (rates.order === null || won.length === 0 || rates.stages.length < 5) return null;
    const groups = groupsOf(open, rates.order.averageFen);
    const asked: WayGiven = { stages: rates.stages, groups, leftMs };
    if (known === null || !isSameWay(known.given, asked))
      known = { given: asked, ways: waysOf(asked, DRAWS) };
    const count = groups.reduce((sum, { amounts }) => sum + amounts.length, 0);
    const sumIn = count > MOST_ALONE ? crowded(groups, won) : alone(groups, won);
    const chance = createChance(SEED);
    const sums = known.ways.map((way) => sumIn(way, { coming: comingIn(given, chance), chance }));
    sums.sort((one, other) => one - other);
    const at = (share: number) => Math.round(sums[Math.floor(share * (DRAWS - 1))] ?? 0);
    return { lowFen: at(0.1), midFen: at(0.5), highFen: at(0.9) };
  };
}

/** What is signed one way; `coming`: so many new ones come. */
type SumIn = (way: Way, given: { readonly coming: number; readonly chance: Chance }) => number;

function alone(groups: readonly Group[], won: ArrayLike<Fen>): SumIn {
  return ({ shares, ofNew }, { coming, chance }) => {
    let sum = 0;
    for (const [index, { amounts }] of groups.entries())
      for (const fen of amounts) if (chance.next() < (shares[index] ?? 0)) sum += fen;
    for (let count = coming; count > 0; count--) if (chance.next() < ofNew) sum += chance.one(won);
    return sum;
  };
}

function crowded(groups: readonly Group[], won: ArrayLike<Fen>): SumIn {
  const sums = groups.map(({ amounts }) => ({ fen: sumOf(amounts), squares: sumOf(amounts, squared) }));
  const ofWon = { mean: sumOf(won) / won.length, square: sumOf(won, squared) / won.length };
  return ({ shares, ofNew }, { coming, chance }) => {
    let [mean, variance] = [0, 0];
    for (const [index, { fen, squares }] of sums.entries()) {
      const share = shares[index] ?? 0;
      mean += share * fen;
      variance += share * (1 - share) * squares;
    }
    mean += coming * ofNew * ofWon.mean;
    variance += coming * (ofNew * ofWon.square - squared(ofNew * ofWon.mean));
    return Math.max(0, mean + chance.normal() * Math.sqrt(variance));
  };
}

function sumOf(amounts: ArrayLike<Fen>, of: (fen: Fen) => number = (fen) => fen): number {
  let sum = 0;
  for (let index = 0; index < amounts.length; index++) sum += of(amounts[index] as Fen);
  return sum;
}

const squared = (fen: number) => fen * fen;

/** As many as usual, more or less as chance has it. */
function comingIn({ came, leftMs }: ForecastGiven, chance: Chance): number {
  if (came.count === 0) return 0;
  const usual = came.count * (1 + chance.normal() / Math.sqrt(came.count));
  const mean = Math.max(0, (usual * leftMs) / came.withinMs);
  return Math.max(0, Math.round(mean + chance.normal() * Math.sqrt(mean)));
}

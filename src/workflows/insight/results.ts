// What somebody, a department or the company has signed and got in some times, beside what they are to do next.
import type { Store } from "../../../db/store.ts";
import { addDays, at, type Day } from "../../domain/day.ts";
import { type Counted, opportunitiesOf } from "../../domain/insight/opportunities.ts";
import { type DealResult, resultsOf } from "../../domain/insight/results.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import {
  isEmpty,
  sumOf,
  type Tally,
  talliesOf,
  tallyOf,
  theirsAt,
  theirsIn,
} from "../../domain/insight/tally.ts";
import type { Fen } from "../../domain/money.ts";
import type { Seats } from "../../domain/people/seats.ts";

export interface ResultsAsk {
  readonly scope: Scope;
  /** Both days belong to it. */
  readonly from: Day;
  readonly to: Day;
  /** New opportunities are counted too. */
  readonly counts: boolean;
}

export interface Results {
  readonly tally: Tally;
  /** How it looked when the time was over; null where it is under way, or looked the same. */
  readonly atEnd: Tally | null;
  /** Each with something of their own, in no order; empty for one person. */
  readonly people: readonly { readonly memberId: string; readonly tally: Tally }[];
  /** What was signed, the latest first. */
  readonly signed: readonly SignedDeal[];
  readonly counted: Counted | null;
}

export interface SignedDeal {
  readonly no: number;
  readonly signedOn: Day;
  /** Of those asked about; null where nobody knows. */
  readonly fen: Fen | null;
  readonly wholeFen: Fen | null;
  readonly isShared: boolean;
  readonly frozen: boolean;
  readonly imported: boolean;
}

const MOST_DEALS = 5;

/** `resultsOf`: of what is kept of them, where something is. */
export type DealsRead = Store["results"] & { readonly resultsOf?: typeof resultsOf };

interface Read {
  readonly results: DealsRead;
}

/** `asOf` in ms: what came later is not in it. */
export async function results(
  { asks, asOf }: { readonly asks: readonly ResultsAsk[]; readonly asOf: number },
  store: Read,
): Promise<readonly Results[]> {
  const seats = await store.results.seats();
  const all: Results[] = [];
  for (const ask of asks) all.push(await resultsFor(ask, { asOf, seats, store }));
  return all;
}

async function resultsFor(
  ask: ResultsAsk,
  {
    asOf,
    seats,
    store,
  }: {
    readonly asOf: number;
    readonly seats: Seats;
    readonly store: Read;
  },
): Promise<Results> {
  const { scope, from, to } = ask;
  const isTheirs = theirsIn(scope, seats);
  const deals = await store.results.dealsOf(await store.results.dealNos(ask));
  const among = store.results.resultsOf ?? resultsOf;
  const found = among(deals, { from, to, asOf });
  const tally = tallyOf(found, isTheirs);
  const end = at(addDays(to, 1)) - 1;
  const atEnd = end < asOf ? tallyOf(among(deals, { from, to, asOf: end }), isTheirs) : null;
  return {
    tally,
    atEnd: atEnd === null || isSame(atEnd, tally) ? null : atEnd,
    people: scope.kind === "member" ? [] : peopleIn(found, isTheirs),
    signed: signedIn(found, isTheirs),
    counted: ask.counts
      ? opportunitiesOf(await store.results.opportunities(ask), {
          from,
          to,
          asOf,
          isTheirs: theirsAt(scope, seats),
        })
      : null,
  };
}

function peopleIn(found: readonly DealResult[], isTheirs: ReturnType<typeof theirsIn>) {
  return [...talliesOf(found, isTheirs)]
    .map(([memberId, tally]) => ({ memberId, tally }))
    .filter(({ tally }) => !isEmpty(tally));
}

function signedIn(
  found: readonly DealResult[],
  isTheirs: ReturnType<typeof theirsIn>,
): readonly SignedDeal[] {
  const deals = found.flatMap((result): readonly SignedDeal[] => {
    const { no, signing, signed, isShared, frozen } = result;
    const fen = sumOf(signed.performance, (memberId) => isTheirs(memberId, result));
    if (signing === null || fen === null) return [];
    const { signedOn, amountFen, imported } = signing;
    return [
      {
        no,
        signedOn,
        fen: amountFen === null ? null : fen,
        wholeFen: amountFen,
        isShared,
        frozen,
        imported,
      },
    ];
  });
  return deals
    .sort((one, other) => (one.signedOn < other.signedOn ? 1 : -1) || other.no - one.no)
    .slice(0, MOST_DEALS);
}

function isSame(one: Tally, other: Tally): boolean {
  return one.count === other.count && one.signedFen === other.signedFen && one.paidFen === other.paidFen;
}

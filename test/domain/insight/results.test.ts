// Results by the ledgers: examples worked by hand, and what is always true of them.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at } from "../../../src/domain/day.ts";
import { opportunitiesOf } from "../../../src/domain/insight/opportunities.ts";
import { type Deal, type ResultSpan, resultsOf } from "../../../src/domain/insight/results.ts";
import type { Signing } from "../../../src/domain/insight/signing.ts";
import { talliesOf, tallyOf, theirsIn } from "../../../src/domain/insight/tally.ts";
import { allTo, type Ledgers } from "../../../src/domain/split/shares.ts";
import { keepResults } from "../../../src/workflows/insight/kept-results.ts";

const T = (day: string, minute = 600) => at(day, minute);
const DAY_MS = 86_400_000;
const YEAR: Pick<ResultSpan, "from" | "to"> = { from: "2026-01-01", to: "2026-12-31" };
const NOW = T("2026-12-31");

function signing(given: Partial<Signing>): Signing {
  const signedAt = given.signedAt ?? T("2026-03-10");
  return {
    id: 1,
    no: 1,
    signedOn: "2026-03-10",
    amountFen: 10_001,
    ownerId: "a",
    departmentId: 3,
    signedAt,
    knownFrom: signedAt,
    knownUntil: null,
    imported: false,
    ...given,
  };
}

function deal(given: Partial<Deal>): Deal {
  return {
    no: 1,
    signings: [signing({})],
    payments: [],
    terms: [],
    holdings: [{ ownerId: "a", beganAt: T("2026-01-05"), endedAt: null }],
    freezes: [],
    ...given,
  };
}

function split(performance: Record<string, number>, income = performance): Ledgers {
  const shares = (of: Record<string, number>) =>
    Object.entries(of).map(([memberId, basisPoints]) => ({ memberId, basisPoints }));
  return { performance: shares(performance), ownership: allTo("a").ownership, income: shares(income) };
}

const tallied = (deals: readonly Deal[], who: string, span = { ...YEAR, asOf: NOW }) =>
  tallyOf(resultsOf(deals, span), (memberId) => memberId === who);

describe("worked by hand", () => {
  test("a contract is credited by what was in force when it was booked, to the fen; what was agreed later is for later money", () => {
    const one = deal({
      terms: [
        { from: T("2026-03-01"), ledgers: split({ a: 5_000, b: 5_000 }, { a: 10_000 }) },
        { from: T("2026-04-01"), ledgers: split({ b: 10_000 }) },
      ],
      payments: [
        { at: T("2026-03-20"), amountFen: 3_333 },
        { at: T("2026-04-20"), amountFen: 1_000 },
      ],
    });
    // 10 001 in halves: the odd fen is the first one's. What is left, 5 668, is b's from April on.
    expect(tallied([one], "a")).toMatchObject({
      count: 1,
      shared: 1,
      signedFen: 5_001,
      paidFen: 1_667,
      outstandingFen: 0,
      income: { signedFen: 10_001, paidFen: 3_333 },
    });
    expect(tallied([one], "b")).toMatchObject({
      count: 1,
      signedFen: 5_000,
      paidFen: 2_666,
      outstandingFen: 5_668,
      income: { signedFen: 0, paidFen: 1_000 },
    });
  });

  test("as of a day before, nothing that came later is in it", () => {
    const one = deal({
      signings: [
        signing({ knownUntil: T("2026-03-25") }),
        signing({ id: 2, amountFen: 20_000, knownFrom: T("2026-03-25") }),
      ],
      payments: [
        { at: T("2026-03-12"), amountFen: 6_000 },
        { at: T("2026-03-28"), amountFen: -2_000 },
      ],
    });
    expect(tallied([one], "a", { ...YEAR, asOf: T("2026-03-09") })).toMatchObject({ count: 0, paidFen: 0 });
    expect(tallied([one], "a", { ...YEAR, asOf: T("2026-03-20") })).toMatchObject({
      signedFen: 10_001,
      paidFen: 6_000,
      outstandingFen: 4_001,
    });
    expect(tallied([one], "a")).toMatchObject({ signedFen: 20_000, paidFen: 4_000, outstandingFen: 16_000 });
  });

  test("a refund in another month takes back pro rata what was credited before", () => {
    const one = deal({
      terms: [{ from: T("2026-03-01"), ledgers: split({ a: 7_000, b: 3_000 }) }],
      payments: [
        { at: T("2026-03-20"), amountFen: 1_000 },
        { at: T("2026-05-02"), amountFen: -500 },
      ],
    });
    const may = { from: "2026-05-01", to: "2026-05-31", asOf: NOW };
    expect(tallied([one], "a", may)).toMatchObject({ count: 0, signedFen: 0, paidFen: -350 });
    expect(tallied([one], "b", may)).toMatchObject({ paidFen: -150 });
  });

  test("frozen it stands apart until it is thawed, and does so as of every day in between", () => {
    const one = deal({
      payments: [{ at: T("2026-03-12"), amountFen: 6_000 }],
      freezes: [{ from: T("2026-03-15"), until: T("2026-03-20") }],
    });
    const then = tallied([one], "a", { ...YEAR, asOf: T("2026-03-17") });
    expect(then).toMatchObject({
      count: 0,
      signedFen: 0,
      paidFen: 0,
      frozen: { count: 1, signedFen: 10_001, paidFen: 6_000 },
    });
    for (const asOf of [T("2026-03-14"), T("2026-03-21")])
      expect(tallied([one], "a", { ...YEAR, asOf })).toMatchObject({
        count: 1,
        signedFen: 10_001,
        frozen: { count: 0 },
      });
  });

  test("an imported deal counts from its day on, and without an amount it is a deal all the same", () => {
    const one = deal({
      signings: [
        signing({
          signedOn: "2025-06-01",
          imported: true,
          knownFrom: 0,
          signedAt: T("2026-02-01"),
          amountFen: null,
        }),
      ],
    });
    const then = { from: "2025-06-01", to: "2025-06-30", asOf: T("2025-06-30") };
    expect(tallied([one], "a", then)).toMatchObject({ count: 1, imported: 1, unknown: 1, signedFen: 0 });
  });

  test("who has changed places has signed where they were; a partner counts where they are", () => {
    const one = deal({ terms: [{ from: T("2026-03-01"), ledgers: split({ a: 6_000, b: 4_000 }) }] });
    const today = new Map([
      ["a", 4],
      ["b", 4],
    ]);
    const results = resultsOf([one], { ...YEAR, asOf: NOW });
    const of = (id: number) =>
      tallyOf(results, theirsIn({ kind: "departments", ids: [id] }, { now: today, before: new Map() }))
        .signedFen;
    expect([of(3), of(4)]).toEqual([6_001, 4_000]);
  });

  const APRIL = { from: T("2026-04-05"), ledgers: split({ a: 6_000, b: 4_000 }) };
  test.each([
    ["once, before it was signed", [["b", "2026-01-05", "2026-02-20"]], "2026-02-10", 4],
    [
      "once, and who moves between signing and amendment",
      [["b", "2026-01-05", "2026-02-20"]],
      "2026-03-20",
      4,
    ],
    ["never, and who moves after the amendment", [], "2026-04-20", 3],
    ["after it was signed, before the move", [["b", "2026-03-12", "2026-03-15"]], "2026-03-20", 3],
  ] as const)("whoever held it %s, has the part of an amendment where they were then", (_, held, on, id) => {
    const holdings = [...held, ["a", "2026-02-20", null] as const].map(([ownerId, from, to]) => ({
      ownerId,
      beganAt: T(from),
      endedAt: to === null ? null : T(to),
    }));
    const one = deal({ holdings, terms: [APRIL], payments: [{ at: T("2026-05-02"), amountFen: 1_000 }] });
    const seats = {
      now: new Map([
        ["a", 3],
        ["b", 4],
      ]),
      before: new Map([["b", [{ departmentId: 3, until: T(on) }]]]),
    };
    const results = resultsOf([one], { from: "2026-05-01", to: "2026-05-31", asOf: NOW });
    const paidIn = (department: number) =>
      tallyOf(results, theirsIn({ kind: "departments", ids: [department] }, seats)).paidFen;
    expect([paidIn(3), paidIn(4)]).toEqual(id === 4 ? [600, 400] : [1_000, 0]);
  });

  test("a new opportunity counts by its shares, for whoever held it first, and once", () => {
    const one = {
      no: 1,
      enteredAt: T("2026-03-02"),
      isComplete: true,
      sentBackAt: null,
      terms: [],
      holdings: [
        { ownerId: "a", beganAt: T("2026-03-02"), endedAt: T("2026-03-09") },
        { ownerId: "b", beganAt: T("2026-03-09"), endedAt: null },
      ],
    };
    const shared = {
      ...one,
      no: 2,
      isComplete: false,
      sentBackAt: T("2026-03-20"),
      terms: [{ from: T("2026-03-05"), ledgers: split({ a: 5_000, b: 5_000 }) }],
    };
    const free = { ...one, no: 3, holdings: [] };
    const march = { from: "2026-03-01", to: "2026-03-31", asOf: NOW };
    const of = (isTheirs: (memberId: string | null) => boolean, asOf = NOW) =>
      opportunitiesOf([one, shared, free], { ...march, asOf, isTheirs });
    expect(of((who) => who === "a")).toEqual({ count: 15_000, complete: 6_667, sentBack: 3_333 });
    expect(of((who) => who === "b")).toEqual({ count: 5_000, complete: 0, sentBack: 10_000 });
    expect(of(() => true).count).toBe(30_000);
    expect(of((who) => who === "a", T("2026-03-03"))).toMatchObject({ count: 20_000, sentBack: 0 });
    expect(of((who) => who === "c")).toEqual({ count: 0, complete: null, sentBack: null });
  });
});

const parties = fc
  .uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 5 })
  .chain((members) =>
    fc.array(fc.nat(10_000), { minLength: members.length - 1, maxLength: members.length - 1 }).map((cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), 10_000];
      return Object.fromEntries(
        members.map((who, index) => [who, (edges[index + 1] ?? 0) - (edges[index] ?? 0)]),
      );
    }),
  );

/** Whatever can happen to a deal in a year, day by day. */
const lived = fc
  .record({
    won: fc.integer({ min: 1, max: 300 }),
    amounts: fc.array(fc.record({ on: fc.nat(360), fen: fc.integer({ min: 1, max: 90_000_000 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    money: fc.array(
      fc.record({ on: fc.nat(360), fen: fc.integer({ min: 1, max: 9_000_000 }), back: fc.nat(99) }),
      {
        maxLength: 6,
      },
    ),
    terms: fc.array(fc.record({ on: fc.nat(360), performance: parties, income: parties }), { maxLength: 3 }),
    hands: fc.array(fc.record({ on: fc.nat(360), who: fc.constantFrom("a", "b", "c") }), { maxLength: 3 }),
    frozen: fc.option(fc.tuple(fc.nat(360), fc.nat(60)), { freq: 3 }),
  })
  .map(({ won, amounts, money, terms, hands, frozen }): Deal => {
    const instant = (day: number, minute = 0) => T("2026-01-01", 0) + day * DAY_MS + minute;
    const inOrder = <One extends { readonly on: number }>(all: readonly One[]) =>
      all.toSorted((one, other) => one.on - other.on);
    const versions = [
      { on: won, fen: amounts[0]?.fen ?? 1 },
      ...inOrder(amounts.filter(({ on }) => on > won)),
    ];
    let paid = 0;
    const payments = inOrder(money).flatMap(({ on, fen, back }, index) => {
      const amountFen = back < 30 ? -Math.floor((paid * back) / 30) : fen;
      paid += amountFen;
      return amountFen === 0 ? [] : [{ at: instant(on, 3 + index), amountFen }];
    });
    const spells = [{ on: 0, who: "a" }, ...inOrder(hands)];
    return {
      no: 1,
      signings: versions.map(({ on, fen }, index) =>
        signing({
          id: index + 1,
          signedOn: new Date(instant(won) + 8 * 3_600_000).toISOString().slice(0, 10),
          amountFen: fen,
          signedAt: instant(won, 2),
          knownFrom: instant(on, 2),
          knownUntil: versions[index + 1] === undefined ? null : instant(versions[index + 1]?.on ?? 0, 2),
        }),
      ),
      payments,
      terms: inOrder(terms).map(({ on, performance, income }) => ({
        from: instant(on, 1),
        ledgers: split(performance, income),
      })),
      holdings: spells.map(({ on, who }, index) => ({
        ownerId: who,
        beganAt: index === 0 ? 0 : instant(on),
        endedAt: spells[index + 1] === undefined ? null : instant(spells[index + 1]?.on ?? 0),
      })),
      freezes: frozen === null ? [] : [{ from: instant(frozen[0]), until: instant(frozen[0] + frozen[1]) }],
    };
  });

const span = fc
  .tuple(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 400 }))
  .map(([one, other, asOf]) => {
    const day = (number: number) => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
    return {
      from: day(Math.min(one, other)),
      to: day(Math.max(one, other)),
      asOf: T("2026-01-01", 0) + asOf * DAY_MS + 7,
    };
  });

describe("always", () => {
  test("what is kept of deals is what they come to, hour for hour, on the very instant of whatever happens too", () => {
    const happens = ({ payments, terms, holdings, freezes }: Deal) => [
      ...payments.map((payment) => payment.at),
      ...terms.map(({ from }) => from),
      ...holdings.map(({ beganAt }) => beganAt),
      ...freezes.map(({ from }) => from),
    ];
    fc.assert(
      fc.property(fc.array(lived, { minLength: 1, maxLength: 4 }), span, (deals, when) => {
        const kept = keepResults();
        const instants = deals.flatMap(happens).flatMap((instant) => [instant - 1, instant, instant + 1]);
        for (const asOf of [when.asOf, when.asOf + DAY_MS / 24, ...instants, when.asOf])
          expect(kept.of(deals, { ...when, asOf })).toEqual(resultsOf(deals, { ...when, asOf }));
      }),
    );
  });

  test("over all people each ledger sums to the contract and to what came in", () => {
    fc.assert(
      fc.property(fc.array(lived, { minLength: 1, maxLength: 4 }), span, (deals, when) => {
        for (const one of deals) {
          const [result] = resultsOf([one], when);
          if (result === undefined) continue;
          const sum = (credit: ReadonlyMap<string, number>) =>
            [...credit.values()].reduce((all, fen) => all + fen, 0);
          const contract = result.signing?.amountFen ?? 0;
          for (const ledger of ["performance", "ownership", "income"] as const)
            expect(sum(result.signed[ledger])).toBe(contract);
          const until = Math.min(at(when.to) + DAY_MS - 1, when.asOf);
          const came = one.payments.filter((payment) => payment.at >= at(when.from) && payment.at <= until);
          const paid = one.payments.filter((payment) => payment.at <= when.asOf);
          const total = (some: Deal["payments"]) => some.reduce((all, { amountFen }) => all + amountFen, 0);
          const left = result.signing === null ? 0 : Math.max(0, contract - total(paid));
          for (const ledger of ["performance", "income"] as const) {
            expect(sum(result.paid[ledger])).toBe(total(came));
            expect(sum(result.outstanding[ledger])).toBe(left);
          }
        }
      }),
    );
  });

  test("people add up to all, frozen and not", () => {
    fc.assert(
      fc.property(fc.array(lived, { maxLength: 5 }), span, (deals, when) => {
        const results = resultsOf(deals, when);
        const all = tallyOf(results, () => true);
        const each = [...talliesOf(results, () => true).values()];
        const sum = (pick: (one: typeof all) => number) => each.reduce((sum, one) => sum + pick(one), 0);
        for (const pick of [
          (one: typeof all) => one.signedFen,
          (one: typeof all) => one.paidFen,
          (one: typeof all) => one.outstandingFen,
          (one: typeof all) => one.income.signedFen,
          (one: typeof all) => one.income.paidFen,
          (one: typeof all) => one.frozen.signedFen,
          (one: typeof all) => one.frozen.paidFen,
        ])
          expect(sum(pick)).toBe(pick(all));
      }),
    );
  });

  test("a year is its two halves", () => {
    fc.assert(
      fc.property(fc.array(lived, { maxLength: 5 }), span, (deals, { asOf }) => {
        const of = (from: string, to: string) =>
          tallyOf(resultsOf(deals, { from, to, asOf }), (who) => who === "b");
        const [year, first, second] = [
          of("2026-01-01", "2026-12-31"),
          of("2026-01-01", "2026-06-30"),
          of("2026-07-01", "2026-12-31"),
        ];
        expect(first.signedFen + second.signedFen).toBe(year.signedFen);
        expect(first.paidFen + second.paidFen).toBe(year.paidFen);
      }),
    );
  });

  test("what happens after the instant changes nothing of it", () => {
    fc.assert(
      fc.property(lived, span, (one, when) => {
        const before: Deal = {
          ...one,
          signings: one.signings
            .filter(({ knownFrom }) => knownFrom <= when.asOf)
            .map((version) =>
              (version.knownUntil ?? 0) > when.asOf ? { ...version, knownUntil: null } : version,
            ),
          payments: one.payments.filter((payment) => payment.at <= when.asOf),
          terms: one.terms.filter(({ from }) => from <= when.asOf),
          holdings: one.holdings
            .filter(({ beganAt }) => beganAt <= when.asOf)
            .map((held) => ((held.endedAt ?? 0) > when.asOf ? { ...held, endedAt: null } : held)),
          freezes: one.freezes
            .filter(({ from }) => from <= when.asOf)
            .map((freeze) => ((freeze.until ?? 0) > when.asOf ? { ...freeze, until: null } : freeze)),
        };
        expect(resultsOf([before], when)).toEqual(resultsOf([one], when));
      }),
    );
  });
});

// 师徒 as rules (rules.md 8, "Mentor"): askings, talks told by both, the share to the fen, its way back, and who may be an expert.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, type Day } from "../../../src/domain/day.ts";
import { type ExpertFacts, figuresOf, lackingOf } from "../../../src/domain/mentoring/experts.ts";
import {
  balanceOf,
  type FundEntry,
  monthBefore,
  mustBeSpent,
  mustBeThere,
  shareEntries,
  statementOf,
} from "../../../src/domain/mentoring/fund.ts";
import {
  confirmableUntil,
  confirmTalk,
  denyTalk,
  isTheirsToConfirm,
  type JointTalk,
  mentorsOfTheDeal,
  recentMentors,
  talkDay,
} from "../../../src/domain/mentoring/joint-talks.ts";
import {
  mentorShareFen,
  mustBeProfit,
  shareOut,
  sharesAsked,
  sharesNow,
  standingFen,
} from "../../../src/domain/mentoring/mentor-share.ts";
import {
  type Appointment,
  accept,
  agree,
  askMentor,
  currentOf,
  decline,
  dismiss,
  type Mentorship,
  promise,
  reschedule,
} from "../../../src/domain/mentoring/mentoring.ts";
import { anItem, calendar, inPool, NOW, refusal, rules } from "../an-item.ts";

const TODAY = "2026-03-10";
const THURSDAY: Appointment = { text: "周四谈判", day: "2026-03-12", minute: null };
const FRIDAY: Appointment = { text: "周五上午", day: "2026-03-13", minute: null };
const NO_DAY: Appointment = { text: null, day: null, minute: null };

function aMentorship(changes: Partial<Mentorship> = {}): Mentorship {
  return {
    id: 1,
    no: 12,
    mentorId: "lisi",
    askedBy: "owner",
    askedAt: NOW,
    ...THURSDAY,
    state: "asked",
    answeredAt: null,
    answer: null,
    version: 1,
    ...changes,
  };
}

function aTalk(changes: Partial<JointTalk> = {}): JointTalk {
  return {
    id: 1,
    no: 12,
    mentorId: "lisi",
    menteeId: "owner",
    day: TODAY,
    stage: 3,
    at: NOW,
    loggedBy: "lisi",
    text: "一起见了客户",
    state: "logged",
    answeredBy: null,
    answeredAt: null,
    version: 1,
    ...changes,
  };
}

describe("asking", () => {
  const ask = (when: Appointment, known: readonly Mentorship[] = [], mentorId = "lisi") =>
    askMentor(anItem(), { mentorId, askedBy: "owner", when, known, today: TODAY, now: NOW });

  test.each([
    ["for the first time", THURSDAY, [], "new"],
    ["the same again", THURSDAY, [aMentorship()], "known"],
    ["again without a word on when", NO_DAY, [aMentorship()], "known"],
    ["another day", FRIDAY, [aMentorship()], "changed"],
    ["the day that was agreed", THURSDAY, [aMentorship({ state: "accepted" })], "known"],
    ["another day than the one agreed", FRIDAY, [aMentorship({ state: "accepted" })], "changed"],
    ["after another time was offered", THURSDAY, [aMentorship({ state: "rescheduled" })], "changed"],
    ["after a no", THURSDAY, [aMentorship({ state: "declined" })], "new"],
    ["after it was taken back", THURSDAY, [aMentorship({ state: "ended" })], "new"],
    ["after a talk that is over", FRIDAY, [aMentorship({ state: "accepted", day: "2026-03-09" })], "new"],
  ] as const)("%s", (_, when, known, kind) => {
    expect(ask(when, known).kind).toBe(kind);
  });

  test("not the owner, not of a deal that is decided, not of what nobody holds", () => {
    expect(refusal(() => ask(THURSDAY, [], "owner"))).toBe("mentor-is-owner");
    for (const outcome of ["won", "lost"] as const)
      expect(
        refusal(() =>
          askMentor(anItem({ outcome }), {
            mentorId: "lisi",
            askedBy: "owner",
            when: THURSDAY,
            known: [],
            today: TODAY,
            now: NOW,
          }),
        ),
      ).toBe("mentor-while-open");
    expect(refusal(() => accept(inPool(), aMentorship(), NOW))).toBe("not-owned");
  });

  const STEPS = {
    accept: (one: Mentorship) => accept(anItem(), one, NOW),
    decline: (one: Mentorship) => decline(one, { words: null, now: NOW }),
    reschedule: (one: Mentorship) => reschedule(anItem(), one, { when: FRIDAY, now: NOW }),
    agree: (one: Mentorship) => agree(anItem(), one, NOW),
    dismiss: (one: Mentorship) => dismiss(one, NOW),
    ask: (one: Mentorship) => {
      const asking = {
        mentorId: "lisi",
        askedBy: "owner",
        when: THURSDAY,
        known: [one],
        today: TODAY,
        now: NOW,
      };
      const asked = askMentor(anItem(), asking);
      return asked.kind === "new" ? one : asked.mentorship;
    },
    promise: (one: Mentorship) =>
      promise(anItem(), { mentorId: "lisi", when: FRIDAY, running: one, now: NOW }) as Mentorship,
  } as const;

  test("whatever is said in whatever order: a time agreed is one both have said yes to, and what has ended stays so", () => {
    const steps = fc.array(fc.constantFrom(...(Object.keys(STEPS) as (keyof typeof STEPS)[])), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(steps, (words) => {
        let one = aMentorship();
        // What each side has last agreed to.
        let mentor: string | null = null;
        let asker: string | null = one.text;
        for (const word of words) {
          const running = currentOf([one], TODAY);
          if (running === null) {
            expect(["declined", "ended"]).toContain(one.state);
            continue;
          }
          let next = running;
          const refused = refusal(() => {
            next = STEPS[word](running);
          });
          if (refused !== null) continue;
          if (word === "accept" || word === "reschedule" || word === "promise") mentor = next.text;
          if (word === "agree" || word === "promise") asker = next.text;
          if (word === "ask" && next !== running) {
            asker = next.text;
            mentor = null;
          }
          if (word === "reschedule") asker = null;
          one = next;
          if (one.state === "accepted") expect([mentor, asker]).toEqual([one.text, one.text]);
        }
      }),
    );
  });

  test("a yes is given once, and not to one's own offer", () => {
    expect(refusal(() => accept(anItem(), aMentorship({ state: "accepted" }), NOW))).toBe("mentor-agreed");
    expect(refusal(() => accept(anItem(), aMentorship({ state: "rescheduled" }), NOW))).toBe(
      "mentor-time-open",
    );
    expect(refusal(() => agree(anItem(), aMentorship(), NOW))).toBe("no-other-time");
  });
});

describe("a joint talk", () => {
  const confirm = (talk: JointTalk, by: string, now = NOW) =>
    confirmTalk(anItem(), talk, { by, now, rules, calendar });

  test.each([
    ["logged by the mentor, confirmed by the mentee", "lisi", "owner", null],
    ["logged by the mentee, confirmed by the mentor", "owner", "lisi", null],
    ["logged and confirmed by the mentor", "lisi", "lisi", "talk-own-word"],
    ["logged and confirmed by the mentee", "owner", "owner", "talk-own-word"],
    ["logged by the deputy, confirmed by the owner: one side only", "deputy", "owner", "talk-own-word"],
  ])("%s", (_, loggedBy, by, code) => {
    expect(refusal(() => confirm(aTalk({ loggedBy }), by))).toBe(code);
    expect(isTheirsToConfirm(aTalk({ loggedBy }), by)).toBe(code === null);
  });

  test("what is settled is not settled again", () => {
    for (const state of ["confirmed", "denied", "undone"] as const) {
      expect(refusal(() => confirm(aTalk({ state }), "owner"))).toBe("no-talk-waiting");
      expect(refusal(() => denyTalk(anItem(), aTalk({ state }), { by: "owner", now: NOW }))).toBe(
        "no-talk-waiting",
      );
    }
  });

  test("waits five working days, to the minute", () => {
    const until = at("2026-03-17", 18 * 60);
    expect(confirmableUntil(aTalk(), { rules, calendar })).toBe(until);
    expect(refusal(() => confirm(aTalk(), "owner", until))).toBeNull();
    expect(refusal(() => confirm(aTalk(), "owner", until + 1))).toBe("talk-too-late");
  });

  test.each([
    ["a day named", "2026-03-09", [], "2026-03-09"],
    ["a day to come", "2026-03-11", [], TODAY],
    ["a day too far back", "2026-01-09", [], TODAY],
    ["none named, none agreed", null, [], TODAY],
    ["none named: the day that was agreed", null, ["2026-03-06", "2026-03-09", "2026-03-12"], "2026-03-09"],
  ] as const)("took place on: %s", (_, said, agreed, day) => {
    expect(talkDay(said as Day | null, { agreed, known: [], today: TODAY, rules })).toBe(day);
  });

  test("an agreed day that has been told is not told twice", () => {
    const known = [aTalk({ day: "2026-03-09" })];
    expect(talkDay(null, { agreed: ["2026-03-09"], known, today: TODAY, rules })).toBe(TODAY);
  });

  test.each([
    ["both by the day of signing", {}, ["lisi"]],
    ["not confirmed", { state: "logged" as const }, []],
    ["denied", { state: "denied" as const }, []],
    ["the talk after signing", { day: "2026-03-11" }, []],
    ["confirmed after signing", { answeredAt: at("2026-03-11", 1) }, []],
    ["confirmed at the last minute of the day", { answeredAt: at("2026-03-11") - 1 }, ["lisi"]],
    ["by whoever owns the deal now", { mentorId: "owner" }, []],
  ])("counts for the profit: %s", (_, changes, mentors) => {
    const won = anItem({ outcome: "won", signedOn: TODAY });
    const talk = aTalk({ state: "confirmed", answeredAt: NOW, ...changes });
    expect(mentorsOfTheDeal(won, [talk])).toEqual(mentors);
  });

  test("is thirty days long worth a word of praise", () => {
    const recent = (day: Day) =>
      recentMentors(anItem(), [aTalk({ state: "confirmed", day })], { today: TODAY, rules });
    expect([recent("2026-02-08"), recent("2026-02-07")]).toEqual([["lisi"], []]);
  });
});

describe("the mentors' share", () => {
  const fen = fc.integer({ min: 0, max: 10_000_000_000_000 });
  const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 5 });

  test("5 % of 50 000 are 2 500; a third each of 100 fen are 34, 33 and 33", () => {
    expect(mentorShareFen(5_000_000, 500)).toBe(250_000);
    expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shareOut(100, [0, 0])).toEqual([0, 0]);
  });

  test("never more than a tenth of the profit, however large, and the parts are all of it", () => {
    fc.assert(
      fc.property(fen, fc.integer({ min: 0, max: 1000 }), weights, (profitFen, basisPoints, parts) => {
        const whole = mentorShareFen(profitFen, basisPoints);
        expect(BigInt(whole) * 10n).toBeLessThanOrEqual(BigInt(profitFen));
        const shared = shareOut(whole, parts);
        const isEmpty = parts.every((part) => part === 0);
        expect(shared.reduce((sum, part) => sum + part, 0)).toBe(isEmpty ? 0 : whole);
        const all = parts.reduce((sum, part) => sum + part, 0);
        for (const [index, part] of shared.entries())
          expect(Math.abs(part - (isEmpty ? 0 : (whole * (parts[index] ?? 0)) / all))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test.each([
    [null, [], 500, [1, 1]],
    [800, [], 800, [1, 1]],
    [1000, [], 1000, [1, 1]],
    [
      null,
      [
        ["a", 600],
        ["b", 400],
      ],
      1000,
      [600, 400],
    ],
    [null, [["b", 300]], 300, [0, 300]],
  ] as const)("asked for %s, of single ones %j: %s altogether", (basisPoints, single, whole, parts) => {
    const asked = { mentors: ["a", "b"], basisPoints, single: new Map<string, number>(single) };
    expect(sharesAsked(asked, rules)).toEqual({ basisPoints: whole, weights: parts });
  });

  test("above the cap is refused, said as a whole or one by one", () => {
    const over = (basisPoints: number | null, single: readonly (readonly [string, number])[]) =>
      refusal(() => sharesAsked({ mentors: ["a", "b"], basisPoints, single: new Map(single) }, rules));
    expect(over(1001, [])).toBe("mentor-share-cap");
    expect(
      over(null, [
        ["a", 600],
        ["b", 401],
      ]),
    ).toBe("mentor-share-cap");
  });

  test.each([
    ["before the win", { outcome: "open" as const }, 1, "profit-after-win"],
    ["a loss", {}, -1, "profit-negative"],
    ["more than the contract", {}, 28_000_001, "profit-above-contract"],
    ["all of the contract", {}, 28_000_000, null],
    ["nothing", {}, 0, null],
  ])("the profit: %s", (_, changes, profitFen, code) => {
    const won = anItem({ outcome: "won", contractFen: 28_000_000, ...changes });
    expect(refusal(() => mustBeProfit(won, { profitFen, by: "head", mentors: ["lisi"] }))).toBe(code);
  });

  test("nobody sets their own", () => {
    const won = anItem({ outcome: "won", contractFen: 28_000_000 });
    expect(refusal(() => mustBeProfit(won, { profitFen: 1, by: "lisi", mentors: ["lisi"] }))).toBe(
      "profit-of-oneself",
    );
  });

  test.each([
    ["nothing paid yet", [], 100],
    ["paid, none back", [100], 100],
    ["a part back", [100, -30], 70],
    ["all back", [100, -100], 0],
    ["an overpayment back", [120, -20], 100],
    ["more than the overpayment back", [120, -50], 70],
    ["back, and paid again", [100, -30, 30], 100],
    ["a first instalment back", [40, -40], 60],
  ])("of a contract over 100 there stand, %s", (_, amounts, standing) => {
    expect(
      standingFen(
        100,
        amounts.map((amountFen) => ({ amountFen })),
      ),
    ).toBe(standing);
  });

  test("a refund takes its part of every share, never leaves more than its part, and all of it when all goes back", () => {
    fc.assert(
      fc.property(
        fen,
        fc.integer({ min: 1, max: 10_000_000_000_000 }),
        fc.integer({ min: 0, max: 100 }),
        (profitFen, contractFen, percent) => {
          const profit = { profitFen, basisPoints: 1000 };
          const refundFen = Math.floor((contractFen / 100) * percent);
          const now = (payments: readonly number[]) =>
            sharesNow({
              profit,
              weights: [1, 1, 1],
              contractFen,
              payments: payments.map((amountFen) => ({ amountFen })),
            });
          const whole = mentorShareFen(profitFen, 1000);
          const kept = now([contractFen, -refundFen]).reduce((sum, part) => sum + part, 0);
          const part = (BigInt(whole) * BigInt(contractFen - refundFen)) / BigInt(contractFen);
          expect(BigInt(kept)).toBe(part);
          expect(now([contractFen, -contractFen])).toEqual([0, 0, 0]);
          expect(now([contractFen, -refundFen, refundFen])).toEqual(now([]));
        },
      ),
    );
  });
});

describe("团队经费", () => {
  let id = 0;
  const entry = (day: Day, amountFen: number, changes: Partial<FundEntry> = {}): FundEntry => ({
    id: ++id,
    departmentId: 3,
    kind: amountFen < 0 ? "spent" : "share",
    no: null,
    mentorId: null,
    amountFen,
    at: at(day, 600),
    by: "zhuguan",
    reason: null,
    ...changes,
  });

  test("a month's statement: what was there, what came, what went, what is left; days are Shanghai's", () => {
    const entries = [
      entry("2026-02-27", 1000),
      entry("2026-02-28", -300),
      entry("2026-03-01", 500, { at: at("2026-03-01") }),
      entry("2026-03-31", -200, { at: at("2026-04-01") - 1 }),
      entry("2026-04-01", 7000, { at: at("2026-04-01") }),
    ];
    const { entries: listed, ...sums } = statementOf(entries, { year: 2026, month: 3 });
    expect(sums).toEqual({ openingFen: 700, inFen: 500, outFen: 200, closingFen: 1000 });
    expect(listed).toHaveLength(2);
    expect(monthBefore("2026-01-31")).toEqual({ year: 2025, month: 12 });
  });

  test("the months follow each other without a gap, and the last closes at the balance", () => {
    const entries = fc.array(
      fc.record({ month: fc.integer({ min: 1, max: 12 }), amountFen: fc.integer({ min: -9999, max: 9999 }) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(entries, (given) => {
        const all = given.map(({ month, amountFen }) =>
          entry(`2026-${String(month).padStart(2, "0")}-15`, amountFen),
        );
        let before = 0;
        for (let month = 1; month <= 12; month++) {
          const { openingFen, inFen, outFen, closingFen } = statementOf(all, { year: 2026, month });
          expect(openingFen).toBe(before);
          expect(closingFen).toBe(openingFen + inFen - outFen);
          before = closingFen;
        }
        expect(before).toBe(balanceOf(all));
      }),
    );
  });

  test("only what is there is spent, only what was spent comes back", () => {
    const given = { entries: [entry("2026-03-01", 1000), entry("2026-03-02", -400)], department: {} };
    expect(refusal(() => mustBeThere(600, given))).toBeNull();
    expect(refusal(() => mustBeThere(601, given))).toBe("fund-too-little");
    expect(refusal(() => mustBeSpent(400, given))).toBeNull();
    expect(refusal(() => mustBeSpent(401, given))).toBe("fund-not-spent");
  });

  test("whatever was booked before, the entries bring a deal to what is due, and then there is nothing to book", () => {
    const places = fc.record({
      mentorId: fc.constantFrom("a", "b"),
      departmentId: fc.constantFrom(3, 4),
      amountFen: fc.integer({ min: 0, max: 9999 }),
    });
    fc.assert(
      fc.property(fc.array(places, { maxLength: 6 }), fc.array(places, { maxLength: 4 }), (before, due) => {
        const booked = before.map((one) => entry("2026-03-01", one.amountFen, { ...one, no: 12 }));
        const given = { no: 12, due, at: NOW, by: "zhuguan" };
        const added = shareEntries({ ...given, booked }).map((one) => ({ ...one, id: ++id }));
        const after = [...booked, ...added];
        for (const mentorId of ["a", "b"])
          for (const departmentId of [3, 4]) {
            const here = (one: { mentorId: string | null; departmentId: number }) =>
              one.mentorId === mentorId && one.departmentId === departmentId;
            expect(balanceOf(after.filter(here))).toBe(balanceOf(due.filter(here)));
          }
        expect(added.every(({ kind, amountFen }) => (kind === "share") === amountFen > 0)).toBe(true);
        expect(shareEntries({ ...given, booked: after })).toEqual([]);
      }),
    );
  });
});

describe("专家", () => {
  /** Deals of a mentee, won and lost, the first `along` of them with the mentor. */
  function company(
    mentees: readonly {
      readonly along: readonly [won: number, lost: number];
      readonly own: readonly [won: number, lost: number];
    }[],
  ): ExpertFacts {
    const talks: JointTalk[] = [];
    const deals: ExpertFacts["deals"][number][] = [];
    for (const [index, { along, own }] of mentees.entries()) {
      const ownerId = `mentee${index}`;
      for (const [isAlong, counts] of [
        [true, along],
        [false, own],
      ] as const)
        for (const [outcome, count] of [
          ["won", counts[0]],
          ["lost", counts[1]],
        ] as const)
          for (let times = 0; times < count; times++) {
            const no = deals.length + 1;
            deals.push({ no, ownerId, outcome });
            if (isAlong) talks.push(aTalk({ no, menteeId: ownerId, state: "confirmed" }));
          }
    }
    return { mentorId: "lisi", talks, deals, rules };
  }

  test("ten talks, three mentees and ten points above what each wins alone", () => {
    const enough = company([
      { along: [3, 1], own: [2, 2] },
      { along: [3, 1], own: [2, 2] },
      { along: [2, 0], own: [2, 2] },
    ]);
    const figures = figuresOf(enough);
    expect(figures).toMatchObject({
      talks: 10,
      mentees: 3,
      accompanied: { ended: 10, won: 8 },
      own: { ended: 12, won: 6 },
      liftBasisPoints: 3000,
    });
    expect(lackingOf(figures, rules)).toEqual([]);
  });

  test("each mentee is measured against themselves: going along with the strongest lifts nobody", () => {
    const { liftBasisPoints } = figuresOf(
      company([
        { along: [9, 1], own: [9, 1] },
        { along: [0, 0], own: [0, 20] },
        { along: [0, 1], own: [0, 5] },
      ]),
    );
    expect(liftBasisPoints).toBe(0);
  });

  test.each([
    ["seven deals along", [{ along: [7, 0], own: [4, 4] }]],
    ["seven own deals", [{ along: [8, 0], own: [4, 3] }]],
    ["a mentee without own deals", [{ along: [8, 0], own: [0, 0] }]],
  ] as const)("%s prove nothing", (_, mentees) => {
    const figures = figuresOf(company(mentees));
    expect(figures.liftBasisPoints).toBeNull();
    expect(lackingOf(figures, rules)).toContain("deals");
  });

  test("deals somebody else went along to are nobody's own", () => {
    const facts = company([{ along: [8, 0], own: [0, 9] }]);
    const others = facts.deals.filter(({ outcome }) => outcome === "lost").map(({ no }) => no);
    const helped = others.map((no) =>
      aTalk({ no, mentorId: "wangwu", menteeId: "mentee0", state: "confirmed" }),
    );
    expect(figuresOf({ ...facts, talks: [...facts.talks, ...helped] }).own).toEqual({ ended: 0, won: 0 });
  });

  test("what is lacking is said by name", () => {
    const weak = figuresOf(company([{ along: [4, 4], own: [4, 4] }]));
    expect(lackingOf(weak, rules)).toEqual(["talks", "mentees", "lift"]);
  });
});

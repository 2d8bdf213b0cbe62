// Any course of a split: steps by parties, strangers, heads and the clock, played as a secretary would write them down.
import fc from "fast-check";
import { expect } from "vitest";
import { agree, decline } from "../../../src/domain/split/answer.ts";
import { choose, offerChoice } from "../../../src/domain/split/choice.ts";
import { expired, groundLost } from "../../../src/domain/split/clock.ts";
import {
  type Approval,
  approve,
  decide,
  ended,
  refuse,
  replaced,
  settle,
} from "../../../src/domain/split/outcome.ts";
import { counter, propose } from "../../../src/domain/split/propose.ts";
import { WHOLE } from "../../../src/domain/split/shares.ts";
import { isOpen, lastOffersOf, type Split } from "../../../src/domain/split/split.ts";
import { calendar, NOW, rules } from "../an-item.ts";
import { ITEM, shares } from "./a-split.ts";

const PEOPLE = ["z", "l", "w", "x", "h", "m"] as const;
const LISTS = [
  "z60 l40",
  "z50 l50",
  "z40 l60",
  "z50 l30 w20",
  "z40 l30 w30",
  "z60 l40 w0",
  "z99.99 l0",
  "z120 l-20",
];

const who = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("z", "l", "w") },
  { weight: 2, arbitrary: fc.constant("m") },
  fc.constantFrom("x", "h"),
);
/** Most name no version; some one that is, was or never will be. */
const meant = fc.oneof(
  { weight: 6, arbitrary: fc.constant<readonly number[]>([]) },
  fc.array(fc.nat(8), { minLength: 1, maxLength: 2 }),
);
const option = fc.constantFrom("first" as const, "second" as const);
/** What is said most, so that courses come to an end. */
const plain = { by: fc.constant("m"), meant: fc.constant<readonly number[]>([]) };
export const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("approve" as const), ...plain }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("propose" as const), by: who, list: fc.constantFrom(...LISTS) }),
  },
  fc.record({ do: fc.constant("counter" as const), by: who, list: fc.constantFrom(...LISTS), meant }),
  fc.record({ do: fc.constant("offer" as const), by: who, points: fc.nat(WHOLE) }),
  fc.record({ do: fc.constant("choose" as const), by: who, option, meant }),
  { weight: 12, arbitrary: fc.record({ do: fc.constant("agree" as const), by: who, meant }) },
  fc.record({ do: fc.constant("decline" as const), by: who, meant }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant("approve" as const), by: who, meant }) },
  fc.record({ do: fc.constant("refuse" as const), by: who, meant }),
  fc.record({ do: fc.constant("decide" as const), by: who, pick: fc.option(fc.nat(8), { freq: 4 }) }),
  fc.record({ do: fc.constant("wait" as const), days: fc.nat(3) }),
  fc.record({ do: fc.constant("leave" as const), by: who }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

export interface Said {
  readonly version: number;
  readonly by: string;
  readonly what: "yes" | "no" | "made" | "decided" | "approved";
}

/** Plays the steps as a secretary would: one open split at a time, and a log of who said what, kept beside the rules. */
export function play(approval: Approval) {
  let now = NOW;
  let number = 1;
  let splits: Split[] = [];
  const log: Said[] = [];
  const gone = new Set<string>();
  const open = () => splits.find(isOpen) ?? null;
  const put = (split: Split) => {
    const known = splits.some(({ id }) => id === split.id);
    if (split.state === "in-force")
      splits = splits.map((one) =>
        one.state === "in-force" && one.id !== split.id ? replaced(one, now) : one,
      );
    splits = known ? splits.map((one) => (one.id === split.id ? split : one)) : [...splits, split];
  };
  const make = (by: string, agreeing: boolean) => {
    log.push({ version: number, by, what: "made" });
    if (agreeing) log.push({ version: number, by, what: "yes" });
    number++;
  };
  /** Where somebody has left, the manager always has the last word (approvalFor). */
  const settled = (split: Split) =>
    settle(split, {
      approval: split.parties.some(({ left }) => left) ? "manager" : approval,
      approverId: "m",
      now,
    });

  function take(one: Step): void {
    const split = open();
    const inForce = splits.find(({ state }) => state === "in-force") ?? null;
    const beginning = {
      chat: { kind: "single", id: "z" } as const,
      inForce,
      leavers: [...gone],
      number,
      now,
      rules,
    };
    const arbitration = { rules, now, amends: false, managerId: "m" };
    switch (one.do) {
      case "propose": {
        if (split !== null) return;
        const made = propose(ITEM, { ...beginning, by: one.by, ledgers: shares(one.list) });
        put({ ...made, id: splits.length + 1, version: 1 });
        make(
          one.by,
          made.parties.some(({ memberId }) => memberId === one.by),
        );
        return;
      }
      case "offer": {
        if (split !== null) return;
        const first = { performance: one.points, ownership: WHOLE, income: 0 };
        const second = { performance: WHOLE - one.points, ownership: 0, income: WHOLE };
        const made = offerChoice(ITEM, {
          ...beginning,
          by: one.by,
          writer: "z",
          picker: "l",
          offer: { first, second },
        });
        put({ ...made, id: splits.length + 1, version: 1 });
        const agrees = one.by === "z" || one.by === "l";
        make(one.by, agrees);
        make(one.by, agrees);
        return;
      }
      case "counter": {
        if (split === null) return;
        const after = counter(split, { ...one, ledgers: shares(one.list), number, now, rules });
        if (after !== split) make(one.by, true);
        put(after);
        return;
      }
      case "agree": {
        if (split === null) return;
        const after = agree(split, { ...one, now });
        if (split.current !== null) log.push({ version: split.current, by: one.by, what: "yes" });
        put(settled(after));
        return;
      }
      case "choose": {
        if (split === null) return;
        const after = choose(split, { ...one, now });
        if (after.current !== null) log.push({ version: after.current, by: one.by, what: "yes" });
        put(settled(after));
        return;
      }
      case "decline": {
        if (split === null) return;
        const after = decline(split, { ...arbitration, ...one });
        for (const version of split.current === null ? [] : [split.current])
          log.push({ version, by: one.by, what: "no" });
        put(after);
        return;
      }
      case "approve":
      case "refuse": {
        if (split === null) return;
        const after = (one.do === "approve" ? approve : refuse)(split, { ...one, now });
        if (one.do === "approve" && after.current !== null) {
          log.push({ version: after.current, by: one.by, what: "approved" });
          for (const { memberId, left } of after.parties)
            if (left) log.push({ version: after.current, by: memberId, what: "yes" });
        }
        put(after);
        return;
      }
      case "decide": {
        if (split === null) return;
        const offers = lastOffersOf(split).map((offer) => offer.number);
        const after = decide(split, { by: one.by, pick: one.pick, now });
        if (one.pick !== null) {
          expect(offers).toContain(one.pick);
          log.push({ version: one.pick, by: one.by, what: "decided" });
        }
        put(after);
        return;
      }
      case "wait": {
        now += one.days * 86_400_000;
        if (split !== null) put(expired(split, { ...arbitration, now, calendar }));
        return;
      }
      case "leave": {
        if (one.by === "z") return;
        gone.add(one.by);
        const active = new Set(PEOPLE.filter((person) => !gone.has(person)));
        const end = split === null ? null : groundLost(split, { item: ITEM, active });
        if (split !== null && end !== null) put(ended(split, { end, now }));
      }
    }
  }
  return { take, log, splits: () => splits };
}

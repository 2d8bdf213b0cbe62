// Courses by chance: who says what, with whom at once, what comes twice and when, and when the bot begins anew.
import fc from "fast-check";
import { COLLEAGUES, STRANGER } from "./people.ts";
import { CUSTOMERS, NEWS, type Said } from "./said.ts";

export interface Drawn {
  /** Null for somebody who would say such a thing. */
  readonly who: string | null;
  /** Of those whom it suits, or of the items, round and round. */
  readonly which: number;
  /** Of what was spoken of last, where it suits. */
  readonly staysThere: boolean;
  readonly said: Said;
  /** Asked whether they are sure, they are. */
  readonly isSure: boolean;
  /** So often their speaker says 撤销 at once, where it was done. */
  readonly regrets: number;
  readonly again: "never" | "at once" | "later" | "in a new start";
  /** So many steps later. */
  readonly after: number;
}

/** What different people say at once. */
export interface Step {
  /** Since the step before. */
  readonly minutes: number;
  readonly messages: readonly Drawn[];
  /** The bot ends before it, and starts again on what is stored. */
  readonly startsAnew: boolean;
  /** In which order what comes at once comes. */
  readonly ranks: readonly number[];
}

const ids = COLLEAGUES.map(({ id }) => id);
const inDays = fc.option(fc.integer({ min: 0, max: 9 }), { nil: null });
const wan = fc.constantFrom(28, 30, 45);
const to = fc.constantFrom(...ids);
const of = <const Kind extends string>(kind: Kind) => fc.record({ kind: fc.constant(kind) });
const weighted = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });

const said: fc.Arbitrary<Said> = fc.oneof(
  weighted(
    5,
    fc.record({
      kind: fc.constant("follow-up"),
      words: fc.constantFrom(...(Object.keys(NEWS) as (keyof typeof NEWS)[])),
      inDays,
    }),
  ),
  weighted(
    7,
    fc.record({
      kind: fc.constant("advance"),
      to: fc.constantFrom(2, 3, 4, 5),
      marks: fc.constantFrom("own", "all", "all", "skip", "none"),
      wan,
      inDays,
    }),
  ),
  weighted(2, fc.record({ kind: fc.constant("win"), wan: fc.option(wan, { nil: null, freq: 6 }) })),
  weighted(2, fc.record({ kind: fc.constant("move-back"), to: fc.constantFrom(1, 2, 3, 4, 5) })),
  weighted(2, fc.record({ kind: fc.constant("lose"), namesWinner: fc.boolean() })),
  weighted(2, of("restart")),
  weighted(4, of("claim")),
  weighted(3, fc.record({ kind: fc.constant("return"), hasReason: fc.boolean() })),
  weighted(1, fc.record({ kind: fc.constant("assign"), to })),
  weighted(2, fc.record({ kind: fc.constant("reassign"), to })),
  weighted(4, fc.record({ kind: fc.constant("transfer"), to })),
  weighted(3, of("accept")),
  weighted(1, of("decline")),
  weighted(1, of("together")),
  weighted(1, of("withdraw")),
  weighted(3, fc.record({ kind: fc.constant("edit"), wan })),
  weighted(3, fc.record({ kind: fc.constant("payment"), wan: fc.constantFrom(3, 5) })),
  weighted(5, of("undo")),
  weighted(
    1,
    fc.record({
      kind: fc.constant("create"),
      customer: fc.constantFrom(...Object.keys(CUSTOMERS)),
      wan: fc.option(wan, { nil: null }),
    }),
  ),
);

const drawn: fc.Arbitrary<Drawn> = fc.record({
  who: fc.oneof(
    weighted(14, fc.constant(null)),
    weighted(5, fc.constantFrom(...ids)),
    weighted(1, fc.constant(STRANGER)),
  ),
  which: fc.nat({ max: 59 }),
  staysThere: fc.boolean(),
  said,
  isSure: fc.boolean(),
  regrets: fc.constantFrom(...Array<number>(14).fill(0), 1, 1, 2, 3),
  again: fc.oneof(
    weighted(6, fc.constant("never")),
    weighted(1, fc.constant("at once")),
    weighted(1, fc.constant("later")),
    weighted(1, fc.constant("in a new start")),
  ),
  after: fc.integer({ min: 1, max: 6 }),
});

const DAY = 24 * 60;

const step: fc.Arbitrary<Step> = fc.record({
  minutes: fc.oneof(
    weighted(20, fc.integer({ min: 1, max: 4 })),
    weighted(3, fc.constantFrom(10, 11, 200)),
    weighted(1, fc.constantFrom(DAY, 2 * DAY, 3 * DAY, 8 * DAY)),
  ),
  messages: fc.array(drawn, { maxLength: 3, size: "max" }),
  startsAnew: fc.oneof(weighted(19, fc.constant(false)), weighted(1, fc.constant(true))),
  ranks: fc.array(fc.nat({ max: 99 }), { minLength: 6, maxLength: 6 }),
});

/** 25 to 60 messages, most of the time; shrunk to as few as it takes. */
export const course: fc.Arbitrary<readonly Step[]> = fc.array(step, {
  minLength: 30,
  maxLength: 30,
  size: "max",
});

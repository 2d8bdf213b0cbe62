// A year lived by people whose shares and times are planted.
import type { StayOfItem } from "../../../src/domain/insight/seen.ts";
import type { StayStage } from "../../../src/domain/insight/stay.ts";

export const DAY = 86_400_000;

export interface Person {
  readonly id: string;
  /** Of stages 1–5: how much moves on, and the mean dwell in days. */
  readonly moves: readonly number[];
  readonly days: readonly number[];
  readonly items: number;
}

export const USUAL = { moves: [0.6, 0.6, 0.55, 0.6, 0.8], days: [4, 10, 14, 10, 6], items: 60 };

export const team = (count: number, items = USUAL.items): readonly Person[] =>
  Array.from({ length: count }, (_, index) => ({ ...USUAL, id: `p${index}`, items }));

export function chanceOf(seed: number): () => number {
  let state = seed * 7919 + 17;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return ((state >>> 8) + 0.5) / 16_777_216;
  };
}

/** Everybody's items begin somewhere in so many days and go their way to their end, even beyond those. */
export function lived(people: readonly Person[], chance: () => number, days = 365): readonly StayOfItem[] {
  const stays: StayOfItem[] = [];
  let no = 0;
  for (const person of people)
    for (let index = 0; index < person.items; index++) {
      no++;
      const amountFen = Math.floor(chance() * 80_000_000);
      let at = chance() * days * DAY;
      for (let stage = 1; stage <= 6; stage++) {
        const entering = { stage: stage as StayStage, enteredAt: at, no, amountFen };
        const mean = person.days[stage - 1];
        if (mean === undefined) {
          stays.push(stay(person, entering, null));
          break;
        }
        at += -Math.log(chance()) * mean * DAY;
        const left = chance() < (person.moves[stage - 1] ?? 0) ? "forward" : "lost";
        stays.push(stay(person, entering, { left, leftAt: at }));
        if (left === "lost") break;
      }
    }
  return stays;
}

function stay(
  { id }: Person,
  given: Pick<StayOfItem, "stage" | "enteredAt" | "no" | "amountFen">,
  over: Pick<StayOfItem, "left" | "leftAt"> | null,
): StayOfItem {
  return {
    id: 0,
    entered: given.stage === 1 ? "start" : "forward",
    left: null,
    leftAt: null,
    ...over,
    ownerId: id,
    departmentId: 1,
    largeDepartmentId: 1,
    awayMs: 0,
    awaySince: null,
    hands: "",
    customerId: given.no,
    createdAt: 0,
    intake: "self-developed",
    ...given,
  };
}

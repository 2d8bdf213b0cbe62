// How long something has been in a stage: pauses out, and the time in which it lay in the pool (rules.md 5, 11).
import type { Pause } from "../clock/pauses.ts";
import { overlapMs } from "../overlap.ts";
import { handsIn, type Stay } from "./stay.ts";

type Span = Pick<Pause, "beganAt" | "endedAt">;
type Whose = Pick<Stay, "no" | "ownerId"> & { readonly customerId: number };
/** With whose it was before. */
type InHands = Whose & Pick<Stay, "enteredAt" | "hands">;

/** Times in which clocks stand still, found by whose they are: of a member only while it was theirs, and all it lay in the pool. */
export interface Standstills {
  of(whose: Whose | InHands): readonly Span[];
}

/** Those of all (the bot was away), of a member (leave), of a customer (静默), of one item. */
export function standstillsOf(pauses: readonly Pause[]): Standstills {
  const all = pauses.filter(
    ({ no, memberId, customerId }) => no === 0 && memberId === "" && customerId === 0,
  );
  const some = pauses.filter((pause) => !all.includes(pause));
  const found = new Map<string, Pause[]>();
  for (const pause of some) {
    const key = keyOf(pause);
    const list = found.get(key);
    if (list === undefined) found.set(key, [pause]);
    else list.push(pause);
  }
  const of = (key: string) => found.get(key) ?? [];
  return {
    of(stay) {
      const { no, ownerId, customerId } = stay;
      if ("hands" in stay && stay.hands !== "")
        return [...all, ...of(`item/${no}`), ...of(`customer/${customerId}`), ...inTurn(stay, of)];
      if (some.length === 0) return all;
      const own = [`item/${no}`, `customer/${customerId}`, `member/${ownerId ?? ""}`].flatMap(of);
      return own.length === 0 ? all : [...all, ...own];
    },
  };
}

/** Of each who held it what is theirs in that time. */
function inTurn(stay: InHands, of: (key: string) => readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  let from = stay.enteredAt;
  const add = (holderId: string | null, until: number | null): void => {
    if (holderId === null) spans.push({ beganAt: from, endedAt: until });
    else
      for (const { beganAt, endedAt } of of(`member/${holderId}`))
        spans.push({ beganAt: Math.max(beganAt, from), endedAt: earlier(endedAt, until) });
  };
  for (const [holderId, until] of handsIn(stay)) {
    add(holderId, until);
    from = until;
  }
  add(stay.ownerId ?? "", null);
  return spans;
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.min(one, other);
}

function keyOf({ no, memberId, customerId }: Pause): string {
  if (no !== 0) return `item/${no}`;
  return customerId === 0 ? `member/${memberId}` : `customer/${customerId}`;
}

/** ms from its entering to an instant, without what stood still; two pauses at once count once. */
export function ageMs(
  stay: Pick<Stay, "enteredAt" | "awayMs" | "awaySince" | "hands">,
  until: number,
  pauses: readonly Span[],
): number {
  if (until <= stay.enteredAt) return 0;
  // Since when it lies in the pool is known of the present, and by whose hands it went through; of what was before a sum.
  const end = stay.awaySince === null ? until : Math.min(until, stay.awaySince);
  const paused = overlapMs(pauses, stay.enteredAt, end);
  return Math.max(0, end - stay.enteredAt - (stay.awayMs - pooledMs(stay)) - paused);
}

/** Less is not worth a word. */
const RESTED_FROM_MS = 3_600_000;

/** Whether an age is shorter than the calendar's: some of it stood still, or lay in the pool. */
export function isRested({ enteredAt }: Pick<Stay, "enteredAt">, until: number, age: number): boolean {
  return until - enteredAt - age >= RESTED_FROM_MS;
}

/** As much of it as stands among the hands. */
function pooledMs(stay: Pick<Stay, "enteredAt" | "hands">): number {
  if (stay.hands === "") return 0;
  let [sum, from] = [0, stay.enteredAt];
  for (const [holderId, until] of handsIn(stay)) {
    if (holderId === null) sum += until - from;
    from = until;
  }
  return sum;
}

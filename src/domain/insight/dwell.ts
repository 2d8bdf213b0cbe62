// How long something has been in a stage: pauses out, and the time in which it lay in the pool (rules.md 5, 11).
import type { Pause } from "../clock/pauses.ts";
import { overlapMs } from "../overlap.ts";
import type { Stay } from "./stay.ts";

type Span = Pick<Pause, "beganAt" | "endedAt">;
type Whose = Pick<Stay, "no" | "ownerId"> & { readonly customerId: number };

/** Times in which clocks stand still, found by whose they are. */
export interface Standstills {
  of(whose: Whose): readonly Span[];
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
  if (some.length === 0) return { of: () => all };
  return {
    of({ no, ownerId, customerId }) {
      const own = [`item/${no}`, `customer/${customerId}`, `member/${ownerId ?? ""}`].flatMap(
        (key) => found.get(key) ?? [],
      );
      return own.length === 0 ? all : [...all, ...own];
    },
  };
}

function keyOf({ no, memberId, customerId }: Pause): string {
  if (no !== 0) return `item/${no}`;
  return customerId === 0 ? `member/${memberId}` : `customer/${customerId}`;
}

/** ms from its entering to an instant, without what stood still; two pauses at once count once. */
export function ageMs(
  stay: Pick<Stay, "enteredAt" | "awayMs" | "awaySince">,
  until: number,
  pauses: readonly Span[],
): number {
  if (until <= stay.enteredAt) return 0;
  // Since when it lies in the pool is known of the present only; what lay there before is a sum.
  const end = stay.awaySince === null ? until : Math.min(until, stay.awaySince);
  const paused = overlapMs(pauses, stay.enteredAt, end);
  return Math.max(0, end - stay.enteredAt - stay.awayMs - paused);
}

// A stay as it is seen from an instant and through a window: what came later has not happened yet, and a stay that was under
// way when the window opened is met at the age it had then.
import type { Intake } from "../item/item.ts";
import type { Fen } from "../money.ts";
import type { Exposure } from "./ages.ts";
import { ageMs, isRested, type Standstills } from "./dwell.ts";
import type { Stay } from "./stay.ts";

/** Instants in ms; `until` itself is no part of it, `asOf` is: what lies behind it is not known yet. */
export interface Window {
  readonly from: number;
  readonly until: number;
  readonly asOf: number;
}

const HOUR_MS = 3_600_000;

/**
 * The last instant of the hour (ms), of which figures of days and weeks are asked: whoever asks within it asks for the same, and
 * what was done just now is in it.
 */
export function toTheHour(now: number): number {
  return Math.floor(now / HOUR_MS) * HOUR_MS + HOUR_MS - 1;
}

export interface StayOfItem extends Stay {
  readonly customerId: number;
  readonly createdAt: number;
  readonly intake: Intake;
  /** What the item is worth as far as is known today; null where nobody has said. */
  readonly amountFen: Fen | null;
}

export interface Seen extends Pick<Stay, "left" | "leftAt"> {
  readonly stay: StayOfItem;
  /** How long it was watched in this stage within the window; null where nobody knows since when it was there, or where it has no length. */
  readonly exposure: Exposure | null;
}

/** The end of what can be seen. */
export function endOf({ until, asOf }: Window): number {
  return Math.min(until, asOf + 1);
}

export function seenThrough(
  stays: readonly StayOfItem[],
  window: Window,
  standstills: Standstills,
): readonly Seen[] {
  const end = endOf(window);
  const seen: Seen[] = [];
  for (const stay of stays) {
    if (stay.enteredAt >= end) continue;
    const isOver = stay.leftAt !== null && stay.leftAt < end;
    const left = isOver ? stay.left : null;
    const leftAt = isOver ? stay.leftAt : null;
    if (leftAt !== null && leftAt < window.from) continue;
    const exposure = exposureOf({ stay, left, leftAt }, { window, end, standstills });
    seen.push({ stay, left, leftAt, exposure });
  }
  return seen;
}

function exposureOf(
  { stay, left, leftAt }: Omit<Seen, "exposure">,
  {
    window,
    end,
    standstills,
  }: { readonly window: Window; readonly end: number; readonly standstills: Standstills },
): Exposure | null {
  if (stay.entered === "imported" || stay.entered === "skipped") return null;
  const until = leftAt ?? Math.min(end, window.asOf);
  const pauses = standstills.of(stay);
  const ended = left === "forward" || left === "back" || left === "lost";
  const fromMs = stay.enteredAt >= window.from ? 0 : ageMs(stay, window.from, pauses);
  const toMs = ageMs(stay, until, pauses);
  return { fromMs, toMs, ended, rested: isRested(stay, until, toMs) };
}

// Turns the clock on in steps, so that the bot lives through every hour; one turn after the other.
import type { TurnableClock } from "./clock.ts";
import { nextStop } from "./clock.ts";

export interface Turning {
  /** Resolves when the clock stands at the instant (ms) and the last tick is done. */
  turnTo(instant: number): Promise<void>;
  /** The same for an end that depends on the time at which this turn's place in the queue has come. */
  turn(endFrom: (now: number) => number): Promise<void>;
}

/** `tick` is what the bot does once a minute; it is awaited at every stop, then `onStop` shows the new time. */
export function createTurning(parts: {
  readonly clock: TurnableClock;
  readonly tick: () => Promise<void>;
  readonly onStop: () => void;
}): Turning {
  const { clock, tick, onStop } = parts;
  let queue: Promise<void> = Promise.resolve();

  async function run(endFrom: (now: number) => number): Promise<void> {
    const target = endFrom(clock.now());
    while (clock.now() < target) {
      clock.advanceTo(nextStop(clock.now(), target));
      await tick();
      onStop();
    }
  }

  const turn = (endFrom: (now: number) => number): Promise<void> => {
    const mine = queue.then(() => run(endFrom));
    queue = mine.catch(() => undefined);
    return mine;
  };
  return { turn, turnTo: (instant) => turn(() => instant) };
}

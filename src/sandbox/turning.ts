// Turns the clock on in steps, so that the bot lives through the time between; one turn after the other.
import { COARSE_STOPS, FINE_STOPS, nextStop, type Stops, type TurnableClock } from "./clock.ts";

export interface Turning {
  /** Resolves when the clock stands at the instant (ms) and the last tick is done; in coarse steps, for a past that is played. */
  turnTo(instant: number): Promise<void>;
  /** In fine steps, to an end that depends on the time at which this turn's place in the queue has come. */
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

  async function run(endFrom: (now: number) => number, stops: Stops): Promise<void> {
    const target = endFrom(clock.now());
    // What was caused before belongs to the time before.
    if (clock.now() < target) await tick();
    while (clock.now() < target) {
      clock.advanceTo(nextStop(clock.now(), target, stops));
      await tick();
      onStop();
    }
  }

  const queued = (endFrom: (now: number) => number, stops: Stops): Promise<void> => {
    const mine = queue.then(() => run(endFrom, stops));
    queue = mine.catch(() => undefined);
    return mine;
  };
  return {
    turn: (endFrom) => queued(endFrom, FINE_STOPS),
    turnTo: (instant) => queued(() => instant, COARSE_STOPS),
  };
}

// Timers that go off when the test says so, in their order.
import type { Timers } from "../../src/wecom/timers.ts";

export interface HandTimers extends Timers {
  /** Milliseconds since the beginning; as monotonic as the test is. */
  now(): number;
  /** Everything due within so many ms goes off; what that sets off does too, when it is due by then. */
  advance(ms: number): void;
  /** When what waits goes off, ms from now, soonest first. */
  waiting(): number[];
}

export function createHandTimers(): HandTimers {
  let now = 0;
  const set = new Set<{ readonly at: number; readonly then: () => void }>();
  const next = () => [...set].sort((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    after(ms, then) {
      const timer = { at: now + ms, then };
      set.add(timer);
      return () => void set.delete(timer);
    },
    advance(ms) {
      const until = now + ms;
      for (let due = next(); due !== undefined && due.at <= until; due = next()) {
        set.delete(due);
        now = due.at;
        due.then();
      }
      now = until;
    },
    waiting: () => [...set].map(({ at }) => at - now).sort((a, b) => a - b),
  };
}

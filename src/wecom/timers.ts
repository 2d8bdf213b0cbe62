// What is to happen in a while; tests turn the clock by hand.

export interface Timers {
  /** Calls back once after so many ms; what it returns takes that back. */
  after(ms: number, then: () => void): () => void;
}

/** The machine's own. None of them keeps the process alive. */
export const realTimers: Timers = {
  after(ms, then) {
    const timer = setTimeout(then, ms).unref();
    return () => clearTimeout(timer);
  },
};

// When the bot does what nobody asked for: every minute by node-cron, and at once after a step of the wall clock.
import { schedule } from "node-cron";

export interface ScheduleParts {
  /** One minute's work; never run twice at a time. */
  readonly tick: () => Promise<void>;
  /** The machine's clock, ms. */
  readonly wallClock: () => number;
  /** Milliseconds that only ever grow, at the pace of time. */
  readonly monotonic: () => number;
  readonly onError: (error: unknown) => void;
}

export interface Schedule {
  /** Milliseconds (monotonic) since the last tick that ended well. */
  idleMs(): number;
  /** One tick now; joins the one that runs. */
  tickNow(): Promise<void>;
  stop(): Promise<void>;
}

const WATCH_MS = 2_000;
const STEP_MS = 2_000;
const MINUTE_MS = 60_000;

/** node-cron waits for the next full minute after a step forward and stands still after one back; so steps are watched. */
export function startSchedule(parts: ScheduleParts): Schedule {
  const { tick, wallClock, monotonic, onError } = parts;
  let lastTick = monotonic();
  let lastTry = monotonic();
  let running: Promise<void> | null = null;
  const tickNow = (): Promise<void> => {
    if (running === null) lastTry = monotonic();
    running ??= tick()
      .then(() => {
        lastTick = monotonic();
      })
      .catch(onError)
      .finally(() => {
        running = null;
      });
    return running;
  };
  // What it misses is made up for below, and no line for a person to read.
  const task = schedule("* * * * *", tickNow, { suppressMissedWarning: true });
  let difference = wallClock() - monotonic();
  const watch = setInterval(() => {
    const before = difference;
    difference = wallClock() - monotonic();
    const stepped = Math.abs(difference - before) > STEP_MS;
    // One that failed is tried again in a minute, not every two seconds.
    const late = monotonic() - lastTry > MINUTE_MS + STEP_MS;
    if (stepped || late) void tickNow();
  }, WATCH_MS);
  void tickNow();
  return {
    idleMs: () => monotonic() - lastTick,
    tickNow,
    async stop() {
      clearInterval(watch);
      await task.destroy();
      await running;
    },
  };
}

// When the pusher runs: every minute, soon after a step of the wall clock, never twice at a time; and how long it stood still.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createHealth } from "../../src/bot/health.ts";
import { type Schedule, startSchedule } from "../../src/push/schedule.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 10, 1, 0, 30);

let schedule: Schedule;
let ticks: number[];
let work: () => Promise<void>;
let errors: unknown[];
beforeEach(() => {
  vi.useFakeTimers({ now: START });
  ticks = [];
  errors = [];
  work = async () => undefined;
  schedule = startSchedule({
    tick: async () => {
      ticks.push(Date.now());
      await work();
    },
    wallClock: () => Date.now(),
    monotonic: () => performance.now(),
    onError: (error) => errors.push(error),
  });
});
afterEach(async () => {
  work = async () => undefined;
  const stopped = schedule.stop();
  await vi.runOnlyPendingTimersAsync();
  await stopped;
  vi.useRealTimers();
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const healthy = async () =>
  (
    await createHealth({
      directoryTried: () => true,
      database: async () => "real",
      idleMs: () => schedule.idleMs(),
    })()
  ).parts.pusher;

test("at once at the start, then every minute", async () => {
  await pass(5 * MINUTE);
  expect(ticks.length).toBeGreaterThanOrEqual(5);
  expect(ticks.length).toBeLessThanOrEqual(7);
  expect(ticks[0]).toBe(START);
  expect(ticks.slice(1).every((at) => at % MINUTE < 3_000)).toBe(true);
});

describe("a step of the wall clock", () => {
  test.each([
    ["an hour forward", 60 * MINUTE],
    ["a day back", -24 * 60 * MINUTE],
    ["ten minutes back", -10 * MINUTE],
  ])("%s is noticed within five seconds, and the minutes go on", async (_, step) => {
    await pass(MINUTE);
    const before = ticks.length;
    vi.setSystemTime(Date.now() + step);
    await pass(5_000);
    expect(ticks.length).toBe(before + 1);
    await pass(3 * MINUTE);
    expect(ticks.length).toBeGreaterThanOrEqual(before + 3);
    expect(schedule.idleMs()).toBeLessThan(2 * MINUTE);
  });
});

test("a tick that takes long is not run beside itself, and five minutes of it are no good health", async () => {
  await pass(MINUTE);
  const before = ticks.length;
  let release: () => void = () => undefined;
  work = () => new Promise((resolve) => (release = resolve));
  await pass(4 * MINUTE);
  expect(ticks.length).toBe(before + 1);
  expect(await healthy()).toBe("ok");
  await pass(2 * MINUTE);
  expect(ticks.length).toBe(before + 1);
  expect(await healthy()).toBe("no tick for 5 minutes");
  work = async () => undefined;
  release();
  await pass(2 * MINUTE);
  expect(await healthy()).toBe("ok");
});

test("a tick that fails is told, tried again each minute and no oftener, and is no heartbeat", async () => {
  await pass(MINUTE);
  work = () => Promise.reject(new Error("no database"));
  const before = ticks.length;
  await pass(6 * MINUTE);
  expect(ticks.length - before).toBeLessThanOrEqual(8);
  expect(errors.length).toBe(ticks.length - before);
  expect(await healthy()).toBe("no tick for 5 minutes");
  work = async () => undefined;
  await pass(MINUTE + 5_000);
  expect(await healthy()).toBe("ok");
});

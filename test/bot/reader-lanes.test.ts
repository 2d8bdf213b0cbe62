// A small question does not wait behind what takes long: each has its thread.
import { expect, test } from "vitest";
import { createReader } from "../../src/bot/reader.ts";
import type { Answered, ReadingLane } from "../../src/bot/reading-lane.ts";
import type { Ask } from "../../src/chat/computed.ts";

const asked = (name: string, kind: "company" | "member", to = 0): Ask<unknown> => ({
  name,
  given: { scope: { kind }, window: { to } },
});
const YEAR = asked("results", "company");
const SMALL = asked("results", "member");

/** Two threads that answer when they are told to. */
function threads() {
  const lanes = [0, 1].map(() => ({
    warmed: false,
    stopped: false,
    waiting: [] as ((one: Answered) => void)[],
  }));
  let next = 0;
  const reader = createReader(
    { databaseUrl: "", sandbox: false },
    () => 0,
    (): ReadingLane => {
      const lane = lanes[next++];
      if (lane === undefined) throw new Error("there are two");
      return {
        warm: () => {
          lane.warmed = true;
        },
        compute: () => new Promise((resolve) => lane.waiting.push(resolve)),
        stop: async () => {
          lane.stopped = true;
        },
      };
    },
  );
  const [quick, long] = lanes;
  if (quick === undefined || long === undefined) throw new Error("there are two");
  /** Answers what waits there longest. */
  const answer = (lane: typeof quick, tookMs: number) => lane.waiting.shift()?.({ result: tookMs, tookMs });
  return { reader, quick, long, answer };
}

test("what once took long is asked of the second thread, and nobody waits behind it", async () => {
  const { reader, quick, long, answer } = threads();
  const first = reader.compute(YEAR);
  answer(quick, 900);
  expect(await first).toBe(900);
  const again = reader.compute(YEAR);
  const small = reader.compute(SMALL);
  answer(quick, 3);
  expect(await small).toBe(3);
  expect(long.waiting).toHaveLength(1);
  answer(long, 800);
  expect(await again).toBe(800);
});

test("once long it stays there, whatever its time: what is kept is quick until something happens", async () => {
  const { reader, quick, long, answer } = threads();
  void reader.compute(YEAR).then(() => undefined);
  answer(quick, 900);
  await Promise.resolve();
  for (const to of [1, 2, 3]) {
    await new Promise((resolve) => setImmediate(resolve));
    const later = reader.compute(asked("results", "company", to));
    answer(long, 1);
    expect(await later).toBe(1);
  }
  expect(quick.waiting).toEqual([]);
});

test("where nothing takes long there is no second thread; both are stopped", async () => {
  const { reader, quick, long, answer } = threads();
  reader.warm();
  expect([quick.warmed, long.warmed]).toEqual([true, false]);
  const small = reader.compute(SMALL);
  answer(quick, 99);
  await small;
  expect(long.warmed).toBe(false);
  const year = reader.compute(YEAR);
  answer(quick, 100);
  await year;
  expect(long.warmed).toBe(true);
  await reader.stop();
  expect([quick.stopped, long.stopped]).toEqual([true, true]);
});

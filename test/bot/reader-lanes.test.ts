// A small question does not wait behind what takes long: each has its thread.
import { expect, test } from "vitest";
import { kindOf } from "../../src/bot/kind-of.ts";
import { createReader } from "../../src/bot/reader.ts";
import type { Answered, ReadingLane } from "../../src/bot/reading-lane.ts";
import type { Ask } from "../../src/chat/computed.ts";

const asked = (name: string, kind: "company" | "member", to = 0): Ask<unknown> => ({
  name,
  given: { scope: { kind }, window: { to } },
});
const YEAR = asked("results", "company");
const SMALL = asked("results", "member");
const NOW = 1_800_000_000_000;

/** Two threads that answer when they are told to. */
function threads(now = () => 0) {
  const lanes = [0, 1].map(() => ({
    warmed: false,
    stopped: false,
    waiting: [] as ((one: Answered) => void)[],
    failing: [] as ((error: Error) => void)[],
    asOf: [] as (number | undefined)[],
  }));
  let next = 0;
  const reader = createReader({ databaseUrl: "", sandbox: false }, now, (): ReadingLane => {
    const lane = lanes[next++];
    if (lane === undefined) throw new Error("there are two");
    return {
      warm: () => {
        lane.warmed = true;
      },
      compute: (_, at) => {
        lane.asOf.push(at);
        return new Promise((resolve, reject) => {
          lane.waiting.push(resolve);
          lane.failing.push(reject);
        });
      },
      stop: async () => {
        lane.stopped = true;
      },
    };
  });
  const [quick, long] = lanes;
  if (quick === undefined || long === undefined) throw new Error("there are two");
  /** Answers what waits there longest. */
  const answer = (lane: typeof quick, tookMs: number, parts: Answered["parts"] = []) => {
    lane.failing.shift();
    lane.waiting.shift()?.({ result: tookMs, tookMs, parts });
  };
  const fail = (lane: typeof quick) => {
    lane.waiting.shift();
    lane.failing.shift()?.(new Error("it cannot"));
  };
  return { reader, quick, long, answer, fail };
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

const page = (userId: string, show: string): Ask<unknown> => ({
  name: "pages/board",
  given: { userId, of: { show, department: "" }, rules: {} },
});

test("what a page found out at length is asked for there in the chat, too", async () => {
  const { reader, quick, long, answer } = threads();
  const first = reader.compute(page("wang", "stuck"));
  answer(quick, 150, [
    { kind: kindOf(YEAR), tookMs: 140 },
    { kind: kindOf(SMALL), tookMs: 2 },
  ]);
  await first;
  void reader.compute(YEAR);
  void reader.compute(SMALL);
  expect([quick.waiting.length, long.waiting.length]).toEqual([1, 1]);
});

test("a page that takes long does whatever part, time or department of it is asked for", async () => {
  const { reader, quick, long, answer } = threads();
  const board = (of: Readonly<Record<string, unknown>>): Ask<unknown> => ({
    name: "pages/board",
    given: { userId: "wang", of: { department: "", person: "", period: "", show: "", page: 1, ...of } },
  });
  const first = reader.compute(board({}));
  answer(quick, 300);
  await first;
  // As a tab says it, as a link of the chat does, and further down.
  for (const of of [
    { period: "recent", show: "funnel" },
    { department: "3", period: "2026-11-01..2026-11-30" },
    { page: 2 },
  ]) {
    void reader.compute(board(of));
    expect([quick.waiting.length, long.waiting.length]).toEqual([0, 1]);
    answer(long, 3);
    await new Promise((resolve) => setImmediate(resolve));
  }
  // Somebody's there is a person's page.
  void reader.compute(board({ person: "lisi" }));
  expect([quick.waiting.length, long.waiting.length]).toEqual([1, 0]);
});

test("pages are prepared one after another, and those that took long again; whoever asks goes first", async () => {
  const { reader, quick, long, answer } = threads();
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const opened = reader.compute(page("wang", "people"));
  answer(quick, 300);
  await opened;
  const prepared = reader.prepare([page("wang", "stuck"), page("wang", "people")], NOW);
  // Where one of them is long, none is computed in the way of what is small.
  for (const _ of ["stuck", "people"]) {
    expect([quick.waiting.length, long.waiting.length]).toEqual([0, 1]);
    answer(long, 200);
    await turn();
  }
  await prepared;
  expect(long.waiting).toHaveLength(0);
  const again = reader.prepare([page("wang", "stuck")], NOW);
  const asked = reader.compute(SMALL);
  answer(long, 5);
  await turn();
  expect([quick.waiting.length, long.waiting.length]).toEqual([1, 0]);
  answer(quick, 1);
  await asked;
  // What was to be prepared is, once nobody waits.
  await turn();
  expect(long.waiting).toHaveLength(1);
  answer(long, 5);
  await again;
  const rest = reader.prepare([], NOW);
  answer(long, 5);
  await rest;
  expect(long.waiting).toHaveLength(0);
});

test("a small company is prepared in the one thread that it has; what fails is left alone", async () => {
  const { reader, quick, long, answer } = threads();
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const prepared = reader.prepare([page("wang", "stuck"), page("wang", "people")], NOW);
  answer(quick, 3);
  await turn();
  answer(quick, 3);
  await prepared;
  expect(long.warmed).toBe(false);
});

test("what is known to take long never stands in the way of what is small, the very first time either", async () => {
  const { reader, quick, long, answer } = threads();
  const asks = [page("wang", "stuck")];
  reader.warm(asks);
  expect([quick.warmed, long.warmed]).toEqual([true, true]);
  const prepared = reader.prepare(asks, NOW);
  const looked = reader.compute(page("wang", "stuck"));
  void reader.compute(SMALL);
  expect([quick.waiting.length, long.waiting.length]).toEqual([1, 2]);
  answer(long, 3000);
  answer(long, 2);
  expect(await looked).toBe(2);
  await prepared;
});

test("a page that turns out long while it is prepared is prepared where it will be asked for, as of the time that is meant", async () => {
  const { reader, quick, long, answer } = threads();
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const prepared = reader.prepare([page("wang", "stuck")], NOW);
  answer(quick, 300);
  await turn();
  expect([quick.waiting.length, long.waiting.length]).toEqual([0, 1]);
  answer(long, 300);
  await prepared;
  void reader.compute(page("wang", "stuck"));
  expect(long.asOf).toEqual([NOW, undefined]);
});

const turn = () => new Promise((resolve) => setImmediate(resolve));
const PAGES = ["stuck", "people", "late", "board"].map((name) => page("wang", name));

test("one that fails keeps none of the others from being prepared, and is told; behind a second one nothing is begun", async () => {
  const { reader, quick, answer, fail } = threads();
  const prepared = reader.prepare(PAGES, NOW);
  for (const what of [fail, answer, answer, answer]) {
    expect(quick.waiting).toHaveLength(1);
    what(quick, 3);
    await turn();
  }
  expect(await prepared).toBe(false);
  const again = reader.prepare(PAGES, NOW);
  for (const what of [answer, fail, fail]) {
    what(quick, 3);
    await turn();
  }
  expect([await again, quick.waiting.length]).toEqual([false, 0]);
  const whole = reader.prepare(PAGES.slice(0, 1), NOW);
  answer(quick, 3);
  expect(await whole).toBe(true);
});

test("nothing is prepared for an hour that is over", async () => {
  let now = NOW;
  const { reader, quick, answer } = threads(() => now);
  const prepared = reader.prepare(PAGES, NOW, [SMALL, SMALL]);
  expect(quick.waiting).toHaveLength(2);
  now += 3_600_000;
  answer(quick, 3);
  answer(quick, 3);
  expect(await prepared).toBe(false);
  expect(quick.waiting).toHaveLength(0);
});

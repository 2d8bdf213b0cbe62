// Looks on while a quarter is played: what the oracle wants before every tick, what came of it after.
import { openBooks } from "./books.ts";
import { aboutOf, type Expected, type Scene, sceneOf } from "./expected.ts";
import { openReader, type Span } from "./facts.ts";
import { isSettled } from "./judge.ts";
import { createOracle } from "./oracle.ts";
import { clockOf } from "./oracle-clock.ts";
import { figuresTold } from "./oracle-figures.ts";
import type { LastHand } from "./oracle-line.ts";
import { dayOf, minuteOf } from "./time.ts";
import type { Refused } from "./wecom.ts";

const BY_CLOCK = "clock";
/** 过问, 协访; and what an owner does that answers them. */
const ASKS: ReadonlySet<string> = new Set(["asked", "visit-planned"]);
const ANSWERS: ReadonlySet<string> = new Set(
  "followed-up noted advanced moved-back won lost returned no-change escalated".split(" "),
);
/** Nobody of that name can be written to. */
const FOR_GOOD = ["81013", "60111"];

export type Watch = Awaited<ReturnType<typeof openWatch>>;

export async function openWatch(databaseUrl: string, refused: readonly Refused[], groups: Scene["groups"]) {
  const reader = await openReader(databaseUrl);
  const books = openBooks();
  // Whoever had read it before they left has read it.
  const isRefused = (wanted: Expected) =>
    books.deliveredAt(wanted) === null &&
    refused.some(({ to, at, why }) => to === wanted.to && at >= wanted.at && FOR_GOOD.includes(why));
  const oracle = createOracle(books.warned, { deliveredAt: books.deliveredAt, isRefused });
  const lastHand = new Map<number, LastHand & { readonly at: number }>();
  /** Who has asked the owner of an item, and heard nothing since. */
  const asking = new Map<number, Set<string>>();
  const settled = new Set<Expected>();
  const wrongClocks = new Set<string>();
  const returnedUntold: string[] = [];
  const notReturned: string[] = [];
  let restsToldOf = 0;
  let seen: Scene | null = null;
  let historyRead = 0;
  let returned = 0;
  let toReturn: ReadonlySet<number> = new Set();

  async function readHistory() {
    const rows = await reader.historyAfter(historyRead);
    for (const { id, no, by, at, what, ownerId } of rows) {
      historyRead = id;
      const isAnswer = by === ownerId && ANSWERS.has(what);
      lastHand.set(no, { by, at, told: isAnswer ? [...(asking.get(no) ?? [])] : [] });
      if (isAnswer) asking.delete(no);
      else if (ASKS.has(what) && by !== ownerId) asking.set(no, new Set([...(asking.get(no) ?? []), by]));
    }
    return rows;
  }

  return {
    books,
    settled,
    found: () => ({ wrongClocks: [...wrongClocks], returnedUntold, notReturned, returned }),
    close: () => reader.close(),
    all: () => reader.facts("all"),
    spoken: reader.spoken,
    nextWaiting: async () => (await reader.nextWaiting()) ?? Number.POSITIVE_INFINITY,
    /** What has to be said at this minute; `away` is the time nobody was there until now. */
    async before(now: number, away: Span | null): Promise<void> {
      await readHistory();
      const needs = oracle.needs(now);
      const read = await reader.facts(needs);
      const facts = away === null ? read : { ...read, pauses: [...read.pauses, away] };
      const scene = sceneOf(facts, now, groups);
      seen = scene;
      if (typeof needs === "string") {
        const held = new Map(scene.held.map((item) => [item.no, item]));
        for (const wanted of books.waiting(now))
          if (
            isSettled(wanted, {
              now(no) {
                const item = held.get(no);
                return item === undefined ? null : aboutOf(item, scene.clock);
              },
              lastActAt: (no) => lastHand.get(no)?.at ?? 0,
            })
          )
            settled.add(wanted);
      }
      const wanted = oracle.said(scene, (no) => lastHand.get(no) ?? null);
      toReturn = new Set(wanted.filter(({ kind }) => kind === "returned").flatMap(({ items }) => items));
      books.expect(wanted);
    },
    /** What the bot has made of the week's and the month's figures it has to tell as well. */
    async figures(now: number): Promise<void> {
      if (seen === null) return;
      const figures = await reader.figuresAt(now);
      const isNew = figures.rests > restsToldOf;
      restsToldOf = figures.rests;
      books.expect(figuresTold(seen, isNew ? figures : { ...figures, rests: 0 }));
    },
    /** What the clock has taken is what it was to take. */
    async after(now: number): Promise<void> {
      const taken = (await readHistory()).filter(({ by, what }) => by === BY_CLOCK && what === "returned");
      returned += taken.length;
      const when = `${dayOf(now)} ${minuteOf(now)}`;
      for (const { no } of taken) if (!toReturn.has(no)) returnedUntold.push(`${when} #${no}`);
      for (const no of toReturn) if (!taken.some((row) => row.no === no)) notReturned.push(`${when} #${no}`);
      toReturn = new Set();
    },
    /** The stored dates beside the oracle's. */
    async clocks(now: number): Promise<void> {
      const facts = await reader.facts("all");
      const clock = clockOf(facts, now);
      for (const item of facts.items) {
        if (item.place !== "owned") continue;
        const right = [clock.nextOf(item), clock.deadlineOf(item)];
        const wrong = [item.nextDueAt, item.deadlineAt];
        if (right.join() !== wrong.join())
          wrongClocks.add(
            `#${item.no} ${dayOf(now)} stage ${item.stage} ${item.outcome}: ${wrong.map(words)} for ${right.map(words)}`,
          );
      }
    },
  };
}

const words = (instant: number | null) =>
  instant === null ? "none" : `${dayOf(instant)} ${minuteOf(instant)}`;

// What is computed before anybody asks, and in which company nothing is.
import { beforeEach, expect, test } from "vitest";
import type { Ground } from "../../src/bot/ground.ts";
import { createWarming } from "../../src/bot/warming.ts";
import type { Ask } from "../../src/chat/computed.ts";
import { at } from "../../src/domain/day.ts";
import { toTheHour } from "../../src/domain/insight/seen.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  interface Prepared {
    readonly asks: readonly Ask<unknown>[];
    readonly hasThread: boolean;
    readonly asOf: readonly number[];
  }

  async function prepared(items: (count: number) => boolean, now = talk.now): Promise<Prepared> {
    let reading = 0;
    const database = {
      ...talk.database,
      read: async (work: (store: never) => Promise<unknown>) => {
        reading++;
        const read = await talk.database.read((store) =>
          work({
            org: store.org,
            items: store.items,
            pipeline: { exceeds: async (count: number) => items(count) },
          } as never),
        );
        reading--;
        return read;
      },
    };
    const turn = () => new Promise((done) => setImmediate(done));
    // Whatever comes behind it has begun to read by the next turn.
    const settled = async () => {
      do await turn();
      while (reading > 0);
      await turn();
    };
    let hasThread = false;
    const asOf: number[] = [];
    const asks = await new Promise<readonly Ask<unknown>[]>((resolve) => {
      const ground = { database, rules: DEFAULT_RULEBOOK, now, log: { warn: resolve } };
      createWarming(ground as unknown as Ground, {
        warm() {
          hasThread = true;
        },
        prepare: async (wanted, at) => {
          asOf.push(at);
          void settled().then(() => resolve(wanted));
          return true;
        },
      }).begin();
    });
    return { asks, hasThread, asOf };
  }

  test("a small company's pages are computed when they are opened, by a thread that begins then", async () => {
    expect(await prepared(() => false)).toMatchObject({ asks: [], hasThread: false });
  });
  test("a large one's are computed before whoever leads most opens them", async () => {
    const { asks, hasThread } = await prepared((count) => count >= 1000);
    expect(asks.length).toBeGreaterThan(5);
    expect(hasThread).toBe(true);
  });
  test("after a start those of everybody who leads, and what a rep's are compared with; a minute later of those who lead most alone", async () => {
    const seen: (readonly [pages: number, small: number])[] = [];
    await talk.say("lisi", "赢单 6 9万 跳过 老客户");
    let minutes = 0;
    const database = {
      ...talk.database,
      read: (work: (store: never) => Promise<unknown>) =>
        talk.database.read((store) =>
          work({ org: store.org, items: store.items, pipeline: { exceeds: async () => true } } as never),
        ),
    };
    await new Promise<void>((resolve, reject) => {
      const now = () => talk.now() + minutes * 60_000;
      const ground = { database, rules: DEFAULT_RULEBOOK, now, log: { warn: reject } };
      const warming = createWarming(ground as unknown as Ground, {
        warm: () => undefined,
        async prepare(asks, _at, small = []) {
          seen.push([asks.length, small.length]);
          if (++minutes > 1) resolve();
          else warming.wake();
          return true;
        },
      });
      warming.begin();
    });
    const [[all = 0, reps = 0] = [], [leading = 0, none = 0] = []] = seen;
    expect(all).toBeGreaterThan(leading);
    expect(leading).toBeGreaterThan(5);
    expect([reps, none]).toEqual([8, 0]);
  });
  /** What was prepared for so many of each time, where each takes so long and comes to its end or not. */
  async function played(
    times: readonly { readonly minutes: number; readonly isWhole: boolean }[],
    isWoken = true,
  ) {
    const seen: (readonly [pages: number, minute: number])[] = [];
    await talk.say("lisi", "赢单 6 9万 跳过 老客户");
    const hour = toTheHour(talk.now()) + 1;
    let minute = 10;
    const database = {
      ...talk.database,
      read: (work: (store: never) => Promise<unknown>) =>
        talk.database.read((store) =>
          work({ org: store.org, items: store.items, pipeline: { exceeds: async () => true } } as never),
        ),
    };
    await new Promise<void>((resolve, reject) => {
      const now = () => hour + minute * 60_000;
      const ground = { database, rules: DEFAULT_RULEBOOK, now, log: { warn: reject } };
      const warming = createWarming(ground as unknown as Ground, {
        warm: () => undefined,
        async prepare(asks, at) {
          const step = times[seen.length];
          if (step === undefined) return true;
          seen.push([asks.length, (at - hour) / 60_000]);
          minute += step.minutes;
          if (seen.length === times.length) resolve();
          else if (isWoken) warming.wake();
          return step.isWhole;
        },
      });
      warming.begin();
    });
    return seen;
  }

  test("what failed is begun with anew, of everybody who leads", async () => {
    const [first, again, then] = await played([
      { minutes: 1, isWhole: false },
      { minutes: 1, isWhole: true },
      { minutes: 1, isWhole: true },
    ]);
    expect(again?.[0]).toBe(first?.[0]);
    expect(then?.[0]).toBeLessThan(first?.[0] ?? 0);
  });

  test("what takes longer than its hour goes on with the hour that is there then", async () => {
    const times = [
      { minutes: 55, isWhole: false },
      { minutes: 1, isWhole: true },
    ];
    const [first, next] = await played(times, false);
    expect([first?.[1], next?.[1]]).toEqual([10, 65]);
    expect(next?.[0]).toBe(first?.[0]);
  });

  test("shortly before another hour, or another day, what will be asked in it is computed as well", async () => {
    const midnight = at("2026-11-24");
    for (const [minutes, hours] of [
      [-3, [-3]],
      [-1, [-1, 1]],
      [0, [0]],
    ] as const) {
      const { asOf } = await prepared(
        (count) => count >= 1000,
        () => midnight + minutes * 60_000,
      );
      expect(asOf.map((instant) => (instant - midnight) / 60_000)).toEqual(hours);
    }
  });
  test("whether it is large is a matter of how many items there are", async () => {
    const exceeds = (count: number) => talk.database.read(({ pipeline }) => pipeline.exceeds(count));
    expect(await exceeds(11)).toBe(true);
    expect(await exceeds(12)).toBe(false);
  });
});

// What is computed before anybody asks, and in which company nothing is.
import { beforeEach, expect, test } from "vitest";
import type { Ground } from "../../src/bot/ground.ts";
import { createWarming } from "../../src/bot/warming.ts";
import type { Ask } from "../../src/chat/computed.ts";
import { at } from "../../src/domain/day.ts";
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
          if (++minutes > 1) return resolve();
          warming.wake();
        },
      });
      warming.begin();
    });
    const [[all = 0, reps = 0] = [], [leading = 0, none = 0] = []] = seen;
    expect(all).toBeGreaterThan(leading);
    expect(leading).toBeGreaterThan(5);
    expect([reps, none]).toEqual([3, 0]);
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

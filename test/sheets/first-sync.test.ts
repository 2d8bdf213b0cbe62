// Thousands of items on their first way into a table: so many a minute, each once, by one of two instances, nobody kept waiting.
import { expect, test } from "vitest";
import { createLease } from "../../src/bot/lease.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { beforeLanding } from "../setup/counts.ts";
import { onEachEngine } from "../setup/databases.ts";
import { aTable } from "./a-table.ts";
import { anOwnItem, bindSheet, writerOf } from "./a-writer.ts";

const A_STEP = 500;

onEachEngine((engine) => {
  // To make them takes PostgreSQL half a minute; what is looked at is the same.
  const ITEMS = engine.name === "sqlite" ? beforeLanding(10_000, 2_000) : beforeLanding(2_000, 1_300);

  /** Like one that was made in chat; the last number there is. */
  async function many(talk: Talk, count: number): Promise<number> {
    const first = await anOwnItem(talk, "上海云图科技");
    const { no: _, ...base } = (await talk.database.read(({ items }) => items.byNo(first))) as Item;
    let last = first;
    for (let made = 1; made < count; made += A_STEP)
      await talk.database.transaction(async ({ items }) => {
        for (let step = made; step < Math.min(count, made + A_STEP); step++)
          last = (await items.create(base, { by: "ZhangSan", at: talk.now() })).no;
      });
    return last;
  }

  test("its pace is kept, none is written twice, and a message meanwhile is answered and written", async () => {
    const talk = await openTalk(engine);
    const last = await many(talk, ITEMS);
    const table = aTable();
    const write = await writerOf(talk, table);
    await bindSheet(talk);
    let passes = 0;
    for (let before = -1; table.rows.size > before; passes++) {
      before = table.rows.size;
      const { length } = table.calls;
      await write();
      const rows = table.calls.slice(length).map((call) => call.rows);
      expect(Math.max(0, ...rows)).toBeLessThanOrEqual(100);
      expect(rows.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(600);
      if (passes === 1) expect(await talk.say("ZhangSan", `改 ${last} 来源 展会`)).toContain("展会");
      if (passes === 1) expect(await talk.say("zhuguan", "表格")).toMatch(/还有 \d+ 行在写/);
      talk.minutes(1);
    }
    expect(new Set(table.column("fNo")).size).toBe(ITEMS);
    expect([table.rows.size, passes]).toEqual([ITEMS, Math.ceil(ITEMS / 600) + 1]);
    expect(table.of("fNo", `#${last}`)).toMatchObject({ fSource: "展会" });
    expect(await talk.say("zhuguan", "表格")).toContain(`都写好了,在表里 ${ITEMS} 行`);
  }, 240_000);

  test("two instances: whoever has the lease writes, the other one takes over when it is gone", async () => {
    const talk = await openTalk(engine);
    await many(talk, 700);
    const table = aTable();
    let clock = 0;
    const instances = await Promise.all(
      ["A", "B"].map(async (holder) => {
        const lease = createLease({
          transaction: talk.database.transaction,
          name: "sheets",
          holder,
          monotonic: () => clock,
        });
        const write = await writerOf(talk, table, {
          renew: () => lease.look(),
          isStopped: () => !lease.isOurs(),
        });
        return async () => {
          await lease.look();
          if (lease.isOurs()) await write();
        };
      }),
    );
    const [one, other] = instances as [() => Promise<void>, () => Promise<void>];
    await bindSheet(talk);
    await Promise.all([one(), other()]);
    expect(table.rows.size).toBe(600);
    // The first is gone; the second has watched it for a minute.
    clock += 60_000;
    talk.minutes(1);
    await other();
    clock += 60_000;
    talk.minutes(1);
    await other();
    expect([table.rows.size, new Set(table.column("fNo")).size]).toEqual([700, 700]);
  }, 60_000);
});

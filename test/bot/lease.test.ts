// One holder among several instances, whatever their clocks say, whoever dies, whenever the database is away.
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../db/database.ts";
import type { LeaseRow } from "../../db/schema/leases.ts";
import { createLease, LEASE_MS, type Lease, mayTake, RENEW_EVERY_MS } from "../../src/bot/lease.ts";
import { onEachEngine } from "../setup/databases.ts";

const row = (holder: string, beat: number): LeaseRow => ({ name: "n", holder, beat });
const since = (since: number, of: LeaseRow) => ({ row: of, since });

describe("it may be taken", () => {
  test.each([
    ["by the first who comes", null, null, true],
    ["when it was given back", row("", 7), null, true],
    ["by its holder, again", row("A", 7), null, true],
    ["not from another who was never watched", row("B", 7), null, false],
    ["not from another before the whole lease was watched", row("B", 7), since(1, row("B", 7)), false],
    ["from another who was silent for the whole lease", row("B", 7), since(0, row("B", 7)), true],
    ["not from another who has stirred meanwhile", row("B", 8), since(0, row("B", 7)), false],
    ["not from a third who took it meanwhile", row("C", 7), since(0, row("B", 7)), false],
  ])("%s", (_, found, seen, may) => {
    expect(mayTake(found, { seen, holder: "A", now: LEASE_MS })).toBe(may);
  });
});

onEachEngine((engine) => {
  let database: Database;
  let now: number;
  beforeEach(async () => {
    database = await engine.open();
    now = 0;
  });
  /** Each with a clock that began somewhere else. */
  const instance = (holder: string, transaction: Database["transaction"] = database.transaction): Lease =>
    createLease({ transaction, name: "bot", holder, monotonic: () => now + holder.charCodeAt(0) * 1e9 });
  const pass = (ms: number) => {
    now += ms;
  };

  test("the first has it, and keeps it by renewing; the second waits", async () => {
    const [a, b] = [instance("A"), instance("B")];
    for (let count = 0; count < 20; count++) {
      await a.look();
      await b.look();
      expect([a.isOurs(), b.isOurs()]).toEqual([true, false]);
      pass(RENEW_EVERY_MS);
    }
  });

  test("of several who come at once exactly one has it", async () => {
    const all = ["A", "B", "C", "D"].map((holder) => instance(holder));
    await Promise.all(all.map((lease) => lease.look()));
    expect(all.filter((lease) => lease.isOurs())).toHaveLength(1);
  });

  test("one that dies without a word is followed when the lease has run out, and not before", async () => {
    const [a, b] = [instance("A"), instance("B")];
    await a.look();
    await b.look();
    pass(LEASE_MS - 1);
    await b.look();
    expect(b.isOurs()).toBe(false);
    pass(1);
    await b.look();
    expect([a.isOurs(), b.isOurs()]).toEqual([false, true]);
    await a.look();
    expect(a.isOurs()).toBe(false);
  });

  test("given back, the next has it at once; what another has cannot be given back", async () => {
    const [a, b] = [instance("A"), instance("B")];
    await a.look();
    await b.release();
    await b.look();
    expect(b.isOurs()).toBe(false);
    await a.release();
    expect(a.isOurs()).toBe(false);
    await b.look();
    expect(b.isOurs()).toBe(true);
  });

  test("a holder who cannot reach the database knows before its time is up that it is none any more", async () => {
    let isAway = false;
    const a = instance("A", (work) =>
      isAway ? Promise.reject(new Error("the database is away")) : database.transaction(work),
    );
    const b = instance("B");
    await a.look();
    await b.look();
    isAway = true;
    pass(RENEW_EVERY_MS);
    await expect(a.look()).rejects.toThrow("away");
    expect(a.isOurs()).toBe(true);
    expect(a.remainingMs()).toBeLessThan(LEASE_MS - RENEW_EVERY_MS);
    pass(a.remainingMs());
    expect(a.isOurs()).toBe(false);
    await b.look();
    expect(b.isOurs()).toBe(false);
    pass(LEASE_MS);
    await b.look();
    isAway = false;
    await a.look();
    expect([a.isOurs(), b.isOurs()]).toEqual([false, true]);
  });
});

test("never two at a time, in whatever order they look, live and die", async () => {
  const step = fc.record({
    who: fc.integer({ min: 0, max: 2 }),
    does: fc.constantFrom("look", "look", "look", "release"),
    ms: fc.integer({ min: 0, max: LEASE_MS }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      let now = 0;
      let kept: LeaseRow | null = null;
      const store = {
        of: async () => kept,
        async take(name: string, { holder, seen }: { holder: string; seen: LeaseRow | null }) {
          if (kept?.holder !== seen?.holder || kept?.beat !== seen?.beat) return null;
          kept = { name, holder, beat: (seen?.beat ?? 0) + 1 };
          return kept;
        },
        async release(name: string, holder: string) {
          if (kept?.holder === holder) kept = { name, holder: "", beat: kept.beat };
        },
      };
      const transaction = ((work: (given: unknown) => unknown) =>
        work({ leases: store })) as unknown as Database["transaction"];
      const all = ["A", "B", "C"].map((holder, index) =>
        createLease({ transaction, name: "n", holder, monotonic: () => now + index * 1e9 }),
      );
      for (const { who, does, ms } of steps) {
        const lease = all[who];
        if (does === "release" && lease?.isOurs()) await lease.release();
        else await lease?.look();
        expect(all.filter((one) => one.isOurs()).length).toBeLessThanOrEqual(1);
        now += ms;
        expect(all.filter((one) => one.isOurs()).length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 300 },
  );
});

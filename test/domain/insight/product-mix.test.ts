// 产品结构: what is counted where, and from how many on anything is said of it.
import { describe, expect, test } from "vitest";
import { fateOf, productMixOf, readMix, type Wanted } from "../../../src/domain/insight/product-mix.ts";
import { INSIGHT_RULES } from "../../../src/domain/insight-rules.ts";

let no = 0;
function some(count: number, more: Partial<Wanted> = {}): Wanted[] {
  const one = { kind: "lighthouse", solution: "custom", fate: "open", amountFen: 100 } as const;
  return Array.from({ length: count }, () => ({ ...one, no: ++no, ...more }));
}
const read = (now: readonly Wanted[], before: readonly Wanted[] = []) =>
  readMix(productMixOf(now), productMixOf(before), INSIGHT_RULES.insight);

describe("the four fields", () => {
  test("lost and dormant demand is in them, told apart", () => {
    const { cells } = productMixOf([
      ...some(2),
      ...some(1, { fate: "lost" }),
      ...some(1, { fate: "asleep", amountFen: null }),
      ...some(3, { kind: "cornerstone", solution: "standard", fate: "won" }),
    ]);
    expect(cells).toEqual([
      {
        kind: "lighthouse",
        solution: "standard",
        count: 0,
        amountFen: 0,
        fates: { open: 0, won: 0, lost: 0, asleep: 0 },
      },
      {
        kind: "lighthouse",
        solution: "custom",
        count: 4,
        amountFen: 300,
        fates: { open: 2, won: 0, lost: 1, asleep: 1 },
      },
      {
        kind: "cornerstone",
        solution: "standard",
        count: 3,
        amountFen: 300,
        fates: { open: 0, won: 3, lost: 0, asleep: 0 },
      },
      {
        kind: "cornerstone",
        solution: "custom",
        count: 0,
        amountFen: 0,
        fates: { open: 0, won: 0, lost: 0, asleep: 0 },
      },
    ]);
  });

  test("what lacks a product or 标准/定制 is in none, by number; shares are of those where it is known", () => {
    const mix = productMixOf([
      ...some(1),
      ...some(1, { kind: null }),
      ...some(1, { solution: null, kind: "cornerstone" }),
      ...some(1, { kind: null, solution: null }),
    ]);
    expect(mix.count).toBe(4);
    expect(mix.cells.reduce((sum, { count }) => sum + count, 0)).toBe(1);
    expect(mix.withoutProduct).toHaveLength(2);
    expect(mix.withoutSolution).toHaveLength(2);
    expect(mix.lighthouse).toEqual({ count: 1, of: 2, share: 5000 });
    expect(mix.custom).toEqual({ count: 2, of: 2, share: 10_000 });
    expect(productMixOf([]).custom.share).toBeNull();
  });

  test.each([
    ["open", "owned", "open"],
    ["open", "pool", "open"],
    ["open", "dormant", "asleep"],
    ["lost", "owned", "lost"],
    ["won", "owned", "won"],
  ] as const)("%s in %s is %s", (outcome, place, fate) => {
    expect(fateOf({ outcome, place })).toBe(fate);
  });
});

describe("what it says", () => {
  test("nothing of seven", () => {
    expect(read(some(7), some(7, { kind: "cornerstone" }))).toEqual({
      length: null,
      towards: null,
      leak: null,
    });
  });

  test("short deals, long cooperation, or both", () => {
    expect(read(some(8)).length).toBe("long");
    expect(read(some(8, { solution: "standard" })).length).toBe("short");
    expect(read([...some(4), ...some(4, { solution: "standard" })]).length).toBe("both");
  });

  test("where demand goes, only beside as many before", () => {
    const stone = some(8, { kind: "cornerstone" });
    expect(read(some(8), stone).towards).toBe("lighthouse");
    expect(read(stone, some(8)).towards).toBe("cornerstone");
    expect(read(some(8), some(8)).towards).toBeNull();
    expect(read(some(8), some(7, { kind: "cornerstone" })).towards).toBeNull();
  });

  test("where half of it is lost or sleeps", () => {
    const { leak } = read([...some(4, { fate: "lost" }), ...some(1, { fate: "asleep" }), ...some(5)]);
    expect(leak).toMatchObject({ kind: "lighthouse", solution: "custom", count: 10 });
    expect(read([...some(3, { fate: "lost" }), ...some(7)]).leak).toBeNull();
  });
});

// Rows of numbers in their order: whatever is put in and taken out, they stand as if they had been sorted just now.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Row, sortedColumns } from "../../src/domain/sorted-columns.ts";

const rows = fc.uniqueArray(
  fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 400 }), fc.integer()),
  { selector: ([, id]) => id, maxLength: 300 },
);

function sorted(all: readonly Row[]): readonly Row[] {
  return [...all].sort((one, other) => other[0] - one[0] || one[1] - other[1]);
}

test("many at once, few at once, one less: in their order", () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 90 }), fc.integer({ min: 2, max: 5 }), (all, size, every) => {
      const columns = sortedColumns(3);
      const standing = new Map<number, Row>();
      for (let from = 0; from < all.length; from += size) {
        for (const row of all.slice(from, from + size)) {
          columns.add(row);
          standing.set(row[1], row);
        }
        for (const row of [...standing.values()].filter(([, id]) => id % every === 0).slice(0, 3)) {
          columns.take(row[0], row[1]);
          standing.delete(row[1]);
        }
        const [ranks = [], ids = [], others = []] = columns.all();
        const found = Array.from(ids, (id, place) => [ranks[place], id, others[place]]);
        expect(found).toEqual(sorted([...standing.values()]));
      }
    }),
  );
});

test("what was never put in is not taken out without a word", () => {
  const columns = sortedColumns(2);
  expect(() => columns.take(1, 1)).toThrow();
  columns.add([5, 1]);
  expect(() => columns.take(5, 2)).toThrow();
  expect(() => columns.take(4, 1)).toThrow();
  columns.take(5, 1);
  expect(columns.all()[0]?.length).toBe(0);
});

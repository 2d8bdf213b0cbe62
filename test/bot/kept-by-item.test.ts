// What was read of an item is read once, until the item changes.
import { expect, test } from "vitest";
import { keepByItem } from "../../src/workflows/insight/kept-by-item.ts";

function kept(most: number) {
  const rows = keepByItem<{ readonly no: number; readonly of: string }>(most);
  const read: number[][] = [];
  const of = (nos: readonly number[]) =>
    rows.of(nos, async (some) => {
      read.push([...some]);
      return some.filter((no) => no < 100).map((no) => ({ no, of: `item ${no}` }));
    });
  return { rows, read, of };
}

test("each is read once, in the order asked for; one that has none is known to have none", async () => {
  const { read, of } = kept(10);
  expect((await of([3, 101, 1])).map(({ no }) => no)).toEqual([3, 1]);
  expect((await of([1, 2, 101, 3])).map(({ no }) => no)).toEqual([1, 2, 3]);
  expect(read).toEqual([[3, 101, 1], [2]]);
});

test("what changed is read again, and nothing else", async () => {
  const { rows, read, of } = kept(10);
  await of([1, 2]);
  rows.forget([2, 7]);
  await of([1, 2]);
  rows.forgetAll();
  await of([1]);
  expect(read).toEqual([[1, 2], [2], [1]]);
});

test("what could not be read is read again", async () => {
  const { rows, of } = kept(10);
  await expect(rows.of([1], () => Promise.reject(new Error("the database is gone")))).rejects.toThrow("gone");
  expect(await of([1])).toHaveLength(1);
});

test("where there are too many it begins anew; more than it bears are read and not kept", async () => {
  const { read, of } = kept(3);
  await of([1, 2]);
  expect(await of([3, 4])).toHaveLength(2);
  expect(await of([5, 6, 7, 8])).toHaveLength(4);
  await of([5]);
  expect(read).toEqual([[1, 2], [3, 4], [5, 6, 7, 8], [5]]);
});

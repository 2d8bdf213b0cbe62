import { expect, it } from "vitest";
import { mapAtMost } from "../../src/wecom/at-most.ts";

const turn = (): Promise<void> => new Promise(setImmediate);

it("keeps the order of the items, whoever is ready first", async () => {
  const slowFirst = async (item: number): Promise<number> => {
    for (let at = item; at < 5; at += 1) await turn();
    return item * 10;
  };
  expect(await mapAtMost(3, [1, 2, 3, 4, 5], slowFirst)).toEqual([10, 20, 30, 40, 50]);
  expect(await mapAtMost(3, [], slowFirst)).toEqual([]);
});

it("starts nothing more after a failure", async () => {
  const started: number[] = [];
  const work = async (item: number): Promise<void> => {
    started.push(item);
    await turn();
    if (item === 2) throw new Error("second");
  };
  await expect(mapAtMost(2, [1, 2, 3, 4, 5, 6, 7, 8], work)).rejects.toThrow("second");
  for (let at = 0; at < 20; at += 1) await turn();
  expect(started).toEqual([1, 2, 3]);
});

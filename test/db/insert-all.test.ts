// Many rows of a kind go in few journeys, none of them lost at the seams.
import { expect, test } from "vitest";
import type { Parameter, Sql } from "../../db/engine/sql.ts";
import { customerGramsTable } from "../../db/schema/customer-grams.ts";
import { onEachEngine } from "../setup/databases.ts";

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ gram: `g${index}`, customerId: 7 }));

function watched() {
  const asked: { readonly text: string; readonly parameters: readonly Parameter[] }[] = [];
  const sql = {
    run: async (text: string, parameters: readonly Parameter[] = []) => {
      asked.push({ text, parameters });
      return 0;
    },
  } as unknown as Sql;
  return { sql, asked };
}

test.each([
  [0, []],
  [1, [1]],
  [32, [32]],
  [33, [32, 1]],
  [70, [32, 32, 6]],
])("%i rows", async (count, journeys) => {
  const { sql, asked } = watched();
  await customerGramsTable.insertAll(sql, rows(count));
  expect(asked.map(({ text }) => text.match(/\(\?, \?\)/g)?.length)).toEqual(journeys);
  expect(asked.flatMap(({ parameters }) => parameters)).toEqual(
    rows(count).flatMap(({ gram, customerId }) => [gram, customerId]),
  );
  expect(asked.every(({ text }) => !text.includes("ON CONFLICT"))).toBe(true);
});

onEachEngine((engine) => {
  test("of forty members and one who was there, each stands there once", async () => {
    const database = await engine.open();
    const member = (index: number) => ({
      userId: `member-${index}`,
      name: `成员${index}`,
      mainDepartment: 1,
      departments: [{ id: 1, isLeader: index === 3 }],
      active: true,
    });
    const directory = (count: number) => ({
      departments: [{ id: 1, name: "远山科技", parentId: 0, leaders: [] }],
      members: Array.from({ length: count }, (_, index) => member(index)),
    });
    await database.transaction(({ people }) => people.replace(directory(1)));
    await database.transaction(({ people }) => people.replace(directory(41)));
    const kept = await database.read(({ people }) => people.directory());
    expect(kept.members.map(({ userId }) => userId).sort()).toEqual(
      directory(41)
        .members.map(({ userId }) => userId)
        .sort(),
    );
    expect(kept.members.find(({ userId }) => userId === "member-3")?.departments).toEqual([
      { id: 1, isLeader: true },
    ]);
  });
});

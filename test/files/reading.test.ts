// A list read in a thread of its own: what reading it here gives, some rows at a time, and whatever is wrong with it is told.
import { expect, test } from "vitest";
import { FileProblem } from "../../src/files/file-problem.ts";
import { readBeside } from "../../src/files/reading.ts";
import type { Row } from "../../src/files/row.ts";
import { type LeadTable, readLeads } from "../../src/files/table.ts";
import { withRealThreads } from "../setup/threads.ts";

withRealThreads();

const ROWS = 450;
const LIST = Buffer.from(
  [
    "单位,联系人,手机",
    ...Array.from({ length: ROWS }, (_, index) => `苏州第${index}号机电,王磊,138${10_000_000 + index}`),
  ].join("\n"),
);

async function whole({ columns, unread, rows }: LeadTable) {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return { columns, unread, all };
}

test("it gives what reading it here gives, to the last row", async () => {
  const beside = await whole(await readBeside(LIST));
  expect(beside).toEqual(await whole(await readLeads(LIST)));
  expect(beside.all).toHaveLength(ROWS);
});

test("what is no list is told for what it is", async () => {
  const problem = await readBeside(Buffer.from("%PDF-1.7")).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(FileProblem);
  expect(problem).toMatchObject({ code: "not-a-table" });
});

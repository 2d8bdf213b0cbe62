// Files that are none, or too much: refused in words, early, and without filling the memory.
import fc from "fast-check";
import { expect, test } from "vitest";
import { FileProblem } from "../../src/files/file-problem.ts";
import { LIMITS } from "../../src/files/limits.ts";
import { readLeads, readRows } from "../../src/files/table.ts";
import { written } from "../../src/files/written.ts";
import { zipped } from "../../src/files/zip-out.ts";
import { workbook } from "./workbooks.ts";

async function problem(bytes: Uint8Array, limits = LIMITS): Promise<string> {
  try {
    const { rows } = await readLeads(bytes, limits);
    let count = 0;
    for await (const _ of rows) count++;
    return `read ${count}`;
  } catch (error) {
    if (error instanceof FileProblem) return error.code;
    throw error;
  }
}

test("what is no list is told for what it is", async () => {
  expect(await problem(Buffer.from(""))).toBe("empty");
  expect(await problem(Buffer.from("\n\n ,,\n"))).toBe("empty");
  expect(await problem(await workbook({ rows: [] }))).toBe("empty");
  expect(await problem(Buffer.from("a,b\n1,2\n"))).toBe("no-headings");
  expect(await problem(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toBe("old-workbook");
  expect(await problem(Buffer.from("%PDF-1.7"))).toBe("not-a-table");
  expect(await problem(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))).toBe("not-a-table");
  expect(await problem(Buffer.from([0x4d, 0x5a, 1, 2, 3, 4, 5, 6, 7, 8]))).toBe("not-a-table");
  expect(await problem(Buffer.from("PK\u0003\u0004 and no more"))).toBe("broken");
});

test("too many bytes are not even looked at; too many rows are refused where they begin", async () => {
  expect(await problem(new Uint8Array(LIMITS.bytes + 1))).toBe("too-large");
  const rows = Buffer.from(`客户,电话\n${"云图,13800001111\n".repeat(11)}`);
  expect(await problem(rows, { ...LIMITS, rows: 10 })).toBe("too-many-rows");
  // Before the first row is handed on, so nothing of it is laid down.
  await expect(readLeads(rows, { ...LIMITS, rows: 10 })).rejects.toMatchObject({ code: "too-many-rows" });
});

/** So many bytes of the same sign, packed to a thousandth of it. */
function* endless(megabytes: number, text: string): Generator<string> {
  const piece = text.repeat(Math.ceil(1_000_000 / text.length));
  for (let at = 0; at < megabytes; at++) yield piece;
}

test.each([
  ["blanks", " "],
  ["rows without an end", "<row><c/></row>"],
  ["texts without an end", "<row><c t='inlineStr'><is><t>x</t></is></c></row>"],
])("a zip bomb named .xlsx, %s: given up at the limit", async (_, text) => {
  const limits = { ...LIMITS, unpackedBytes: 8_000_000 };
  const bomb = await zipped([
    ["xl/workbook.xml", ['<workbook><sheet name="a" r:id="r1"/></workbook>']],
    [
      "xl/_rels/workbook.xml.rels",
      ['<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>'],
    ],
    ["xl/worksheets/s.xml", endless(60, text)],
  ]);
  expect(bomb.length).toBeLessThan(500_000);
  expect(["too-large-inside", "broken"]).toContain(await problem(bomb, limits));
});

test("a part that lies about its size is counted as it comes", async () => {
  const honest = await workbook({
    rows: [
      ["客户", "电话"],
      ["云图", "13800001111"],
    ],
  });
  const lying = Buffer.from(honest);
  // Every size in the directory says 1.
  for (
    let at = lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    at >= 0;
    at = lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), at + 1)
  )
    lying.writeUInt32LE(1, at + 24);
  expect(await problem(lying)).toBe("read 1");
});

test("a DOCTYPE is no workbook's, and no entity of its own is expanded", async () => {
  const bytes = await zipped([["xl/workbook.xml", ['<!DOCTYPE a [<!ENTITY b "c">]><workbook/>']]]);
  expect(await problem(bytes)).toBe("broken");
});

test("10 000 bytes of anything end in a list or a problem, never in an error or without an end", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 10_000 }),
      fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xff, 0xfe]),
      async (bytes, begin) => {
        expect(await problem(Uint8Array.from([...begin, ...bytes]))).toBeTypeOf("string");
      },
    ),
    { numRuns: 200 },
  );
});

test("a workbook cut anywhere, or with a byte changed, ends the same way", async () => {
  const whole = await workbook({
    rows: [
      ["客户", "电话"],
      ["云图", "13800001111"],
    ],
  });
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
      const bytes = Buffer.from(isCut ? whole.subarray(0, at) : whole);
      if (!isCut) bytes[at] = byte;
      expect(await problem(bytes)).toBeTypeOf("string");
    }),
    { numRuns: 300 },
  );
});

const cell = fc.string({ unit: "grapheme", maxLength: 20 }).map((text) =>
  text
    .replace(/[\p{C}\p{Z}']+/gu, "")
    .normalize("NFC")
    .trim(),
);

test.each(["csv", "xlsx"] as const)(
  "what is written as %s is read as it was, formulas too",
  async (format) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            cell,
            cell.map((text) => `=${text}`),
            cell.map((text) => `@${text}`),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        async (rows) => {
          const bytes = await written({ title: "t", headings: ["a", "b", "c"], rows }, format);
          const read: (readonly string[])[] = [];
          for await (const { cells } of await readRows(bytes)) read.push(cells);
          expect(read.slice(1).map((cells) => [0, 1, 2].map((at) => cells[at] ?? ""))).toEqual(rows);
        },
      ),
      { numRuns: 100 },
    );
  },
);

test("no cell of a CSV begins like a formula, and it begins with its mark", async () => {
  const rows = [["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\tx", 5]];
  const text = (
    await written({ title: "t", headings: ["a", "b", "c", "d", "e", "f"], rows }, "csv")
  ).toString();
  expect(text.startsWith("\ufeff")).toBe(true);
  expect(text.split("\r\n")[1]).toBe(`'=cmd|' /C calc'!A0,'+1,'-1,'@SUM(1),"'\tx",5`);
});

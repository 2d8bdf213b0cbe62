// A form with a file, read as it comes: whatever the pieces, the same; too large, not allowed or broken, told for what it is.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundaryOf, readUpload, type UploadRules } from "../../src/web/multipart.ts";

const BOUNDARY = "----WebKitFormBoundaryx1";
const RULES: UploadRules = { mostBytes: 1_000, allows: () => true, holds: () => true };

function body(
  fields: Readonly<Record<string, string>>,
  file: { name: string; bytes: Buffer } | null,
): Buffer {
  const parts: Buffer[] = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  ) as Buffer[];
  if (file !== null)
    parts.push(
      Buffer.from(
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: text/csv\r\n\r\n`,
      ),
      file.bytes,
      Buffer.from("\r\n"),
    );
  return Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

async function* inPieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0;
  for (let index = 0; at < bytes.length; index++) {
    const size = sizes[index % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const read = (bytes: Buffer, rules: Partial<UploadRules> = {}, sizes: readonly number[] = [64]) =>
  readUpload(inPieces(bytes, sizes), BOUNDARY, { ...RULES, ...rules });

describe("whatever the file holds and however it is cut", () => {
  test("fields and file come out as they went in", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 900 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 }),
        fc.string({ maxLength: 20 }).filter((text) => !/[\r\n]/.test(text)),
        fc.boolean(),
        async (content, sizes, value, isTricky) => {
          // What looks like the beginning of a boundary is the file's own.
          const tail = isTricky ? [Buffer.from(`\r\n--${BOUNDARY.slice(0, -1)}\r\n\r\n--`)] : [];
          const bytes = Buffer.concat([Buffer.from(content), ...tail]);
          const found = await read(body({ token: value }, { name: "客户表.csv", bytes }), {}, sizes);
          expect(found.trouble).toBeNull();
          expect(found.fields).toEqual({ token: value });
          expect(found.file?.name).toBe("客户表.csv");
          expect(found.file?.bytes.equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("bytes of any kind never break it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (content) => {
        const found = await read(Buffer.from(content));
        expect(found.file).toBeNull();
        expect(found.trouble).toBe("misshapen");
      }),
    );
  });
});

test("a file too large is not kept, and everything is read to its end all the same", async () => {
  let seen = 0;
  const bytes = Buffer.alloc(5_000, 65);
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of inPieces(body({ token: "t" }, { name: "a.csv", bytes }), [700])) {
      seen += piece.length;
      yield piece;
    }
  }
  let held = 0;
  const found = await readUpload(counted(), BOUNDARY, {
    ...RULES,
    holds(count) {
      held += count;
      return true;
    },
  });
  expect(found).toMatchObject({ file: null, trouble: "too-large" });
  expect(seen).toBeGreaterThan(5_000);
  expect(held).toBeLessThanOrEqual(1_000);
});

test("without the right fields before it a file is not kept", async () => {
  const allows = (fields: Readonly<Record<string, string>>) => fields["token"] === "right";
  const file = { name: "a.csv", bytes: Buffer.from("x") };
  expect((await read(body({ token: "wrong" }, file), { allows })).trouble).toBe("refused");
  expect((await read(body({}, file), { allows })).file).toBeNull();
  expect((await read(body({ token: "right" }, file), { allows })).file?.bytes.toString()).toBe("x");
});

test("where too much is held already it is told so, and no file chosen is none", async () => {
  const file = { name: "a.csv", bytes: Buffer.from("x") };
  expect((await read(body({}, file), { holds: () => false })).trouble).toBe("busy");
  expect(await read(body({ token: "t" }, { name: "", bytes: Buffer.alloc(0) }))).toMatchObject({
    file: null,
    trouble: null,
  });
  expect((await read(body({ token: "t" }, file).subarray(0, -12))).trouble).toBe("misshapen");
});

test("a name is a name: no path, no control characters, not without end", async () => {
  const named = async (name: string) => (await read(body({}, { name, bytes: Buffer.from("x") }))).file?.name;
  expect(await named("C:\\Users\\我\\客户表.xlsx")).toBe("客户表.xlsx");
  expect(await named("../../etc/passwd")).toBe("passwd");
  expect(await named("a%22b.csv")).toBe('a"b.csv');
  expect((await named(`${"长".repeat(400)}.csv`))?.length).toBe(120);
});

test.each([
  [`multipart/form-data; boundary=${BOUNDARY}`, BOUNDARY],
  [`multipart/form-data; charset=utf-8; boundary="a b"`, "a b"],
  ["application/x-www-form-urlencoded", null],
  ["multipart/form-data", null],
])("the boundary of %s", (type, boundary) => {
  expect(boundaryOf(type)).toBe(boundary);
});

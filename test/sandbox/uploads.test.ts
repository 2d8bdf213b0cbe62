// Media in chunks, against wecom.md 3.7: counted from 0 as WeCom's client does, or from 1 as its documentation does.
import { createHash } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createUploads, type Uploads } from "../../src/sandbox/uploads.ts";

const BYTES = Buffer.from("一张图片的三段");
const md5 = createHash("md5").update(BYTES).digest("hex");
const PARTS = [BYTES.subarray(0, 8), BYTES.subarray(8, 16), BYTES.subarray(16)];

let now = 0;
let uploads: Uploads;
beforeEach(() => {
  now = 1_000_000;
  uploads = createUploads(() => now);
});

function begin(more: object = {}) {
  const answer = uploads.begin({
    type: "image",
    filename: "a.png",
    total_size: BYTES.length,
    total_chunks: PARTS.length,
    md5,
    ...more,
  });
  return { errcode: answer.errcode, id: (answer["body"] as { upload_id?: string } | undefined)?.upload_id };
}
const put = (id: string | undefined, index: unknown, part = PARTS[0]) =>
  uploads.chunk({ upload_id: id, chunk_index: index, base64_data: part?.toString("base64") }).errcode;
const finish = (id: string | undefined) => {
  const answer = uploads.finish({ upload_id: id });
  return {
    errcode: answer.errcode,
    mediaId: (answer["body"] as { media_id?: string } | undefined)?.media_id,
  };
};

test.each([0, 1] as const)("chunks counted from %i, in any order and twice, make the whole", (base) => {
  const { id } = begin();
  for (const at of [2, 0, 1, 0]) expect(put(id, base + at, PARTS[at])).toBe(0);
  const { errcode, mediaId = "" } = finish(id);
  expect(errcode).toBe(0);
  expect(uploads.find(mediaId)).toMatchObject({ type: "image", filename: "a.png", firstChunk: base });
  expect(uploads.find(mediaId)?.bytes.equals(BYTES)).toBe(true);
});

test("both ways of counting in one upload are refused", () => {
  const { id } = begin();
  expect(put(id, 0)).toBe(0);
  expect(put(id, PARTS.length)).toBe(40058);
  const other = begin();
  expect(put(other.id, PARTS.length)).toBe(0);
  expect(put(other.id, 0)).toBe(40058);
});

test.each([
  ["too many chunks", { total_chunks: 101 }, 40058],
  ["no size", { total_size: 0 }, 40058],
  ["no name", { filename: "" }, 40058],
  ["a kind nobody sends", { type: "song" }, 40004],
])("%s is refused at the beginning", (_, more, errcode) => {
  expect(begin(more).errcode).toBe(errcode);
});

test("what is missing, too large, misnumbered, another file or too late is refused", () => {
  const { id } = begin();
  for (const index of [-1, 4, 0.5, "0", undefined]) expect(put(id, index)).toBe(40058);
  expect(put(id, 0, Buffer.alloc(512 * 1024 + 1))).toBe(40006);
  put(id, 0, PARTS[0]);
  put(id, 1, PARTS[1]);
  expect(finish(id).errcode).toBe(40058);
  put(id, 2, Buffer.from("x"));
  expect(finish(id).errcode).toBe(40006);
  put(id, 2, Buffer.alloc(PARTS[2]?.length ?? 0));
  expect(finish(id).errcode).toBe(40058);
  now += 30 * 60_000 + 1;
  expect(put(id, 2, PARTS[2])).toBe(40007);
  expect(finish(id).errcode).toBe(40007);
});

test("the 31st within a minute is refused", () => {
  for (let count = 1; count <= 30; count++) expect(begin().errcode).toBe(0);
  expect(begin().errcode).toBe(45009);
});

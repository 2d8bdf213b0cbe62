// Random bytes for every answer: asking the system for a few costs as much as for many.
import { randomFillSync } from "node:crypto";

const drawn = Buffer.alloc(4096);
let used = drawn.length;

/** No byte is given twice. At most as many as are drawn at once; to be used at once: it is a part of what is drawn next. */
export function randomPiece(bytes: number): Buffer {
  if (used + bytes > drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const from = used;
  used += bytes;
  return drawn.subarray(from, used);
}

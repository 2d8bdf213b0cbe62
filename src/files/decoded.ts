// The text of a file somebody saved, a piece at a time.
import { isUtf8 } from "node:buffer";

const PIECE_BYTES = 64 * 1024;

/** UTF-8, UTF-16 as Excel's "Unicode text", else what Excel writes on a Chinese Windows. */
export function* decoded(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let from = 0; from < bytes.length; from += PIECE_BYTES)
    yield decoder.decode(bytes.subarray(from, from + PIECE_BYTES), { stream: true });
  yield decoder.decode();
}

function encodingOf(bytes: Uint8Array): string {
  return wideOrder(bytes) ?? (isUtf8(bytes) ? "utf-8" : "gb18030");
}

/** By its mark; without one by its NULs, of which no other text has any: a comma has one beside it. */
function wideOrder(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const nul = bytes.indexOf(0);
  if (nul < 0 || bytes.length % 2 !== 0) return null;
  return nul % 2 === 1 ? "utf-16le" : "utf-16be";
}

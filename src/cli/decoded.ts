// The text of a file somebody saved.

/** UTF-8, UTF-16 as Excel's "Unicode text", else what Excel writes on a Chinese Windows. */
export function decoded(bytes: Buffer): string {
  const wide = wideOrder(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** By its mark; without one by its NULs, of which no other text has any: a comma has one beside it. */
function wideOrder(bytes: Buffer): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const nul = bytes.indexOf(0);
  if (nul < 0 || bytes.length % 2 !== 0) return null;
  return nul % 2 === 1 ? "utf-16le" : "utf-16be";
}

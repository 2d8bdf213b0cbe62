// WeCom counts bytes and cuts in the middle of a character; we count too and cut between characters.

/** The longest beginning of the text that fits into so many bytes of UTF-8, whole code points only. */
export function cutToBytes(text: string, maxBytes: number): string {
  // Three bytes is the most that one UTF-16 unit can take.
  if (text.length * 3 <= maxBytes) return text;
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(maxBytes));
  return text.slice(0, read);
}

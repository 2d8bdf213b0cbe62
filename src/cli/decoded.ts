// The text of a file somebody saved.

/** UTF-8, else what Excel writes on a Chinese Windows. */
export function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

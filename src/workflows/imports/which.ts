// Which list is meant: by its number, as the bot has told it.

/** Null where none is named. */
export function numberIn(text: string): number | null {
  const found = /^\s*(?:#|第|导入)?\s*(\d{1,9})\s*(?:号|个)?\s*$/.exec(text.normalize("NFKC"));
  return found === null ? null : Number(found[1]);
}

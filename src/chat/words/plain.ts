// Our markdown subset as plain text, and long answers cut at line ends with the rest kept for 更多.

/** WeCom cuts app texts, passive or sent, after this many UTF-8 bytes (wecom.md 4.13). */
export const TEXT_LIMIT_BYTES = 2048;

/** Plain text of an answer: emphasis, colours and quotes fall away, the words stay. */
export function toPlain(markdown: string): string {
  return markdown
    .replace(/<font[^>]*>|<\/font>/g, "")
    .replace(/\*\*/g, "")
    .replace(/`([^`\n]*)`/g, "$1")
    .replace(/^> ?/gm, "")
    .replace(/^#{1,4} /gm, "");
}

export interface Fitted {
  readonly shown: string;
  /** The lines that did not fit, or null. */
  readonly rest: string | null;
  readonly left: number;
}

/**
 * As many whole lines as fit into the limit less `reserve` bytes (for the line that says how many are left).
 * A single line that is too long is cut at a code point.
 */
export function fitted(text: string, limit: number, reserve: number): Fitted {
  if (Buffer.byteLength(text) <= limit) return { shown: text, rest: null, left: 0 };
  const lines = text.split("\n");
  const shown: string[] = [];
  let room = limit - reserve;
  while (lines.length > 0) {
    const line = lines[0] ?? "";
    const bytes = Buffer.byteLength(line) + 1;
    if (bytes > room) break;
    shown.push(line);
    lines.shift();
    room -= bytes;
  }
  if (shown.length === 0) {
    const [head, tail] = cutBytes(lines[0] ?? "", room);
    shown.push(head);
    lines[0] = tail;
  }
  const rest = lines.filter((line) => line !== "");
  return { shown: shown.join("\n"), rest: rest.join("\n"), left: rest.length };
}

function cutBytes(text: string, limit: number): [string, string] {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > limit) break;
    end += character.length;
  }
  return [text.slice(0, end), text.slice(end)];
}

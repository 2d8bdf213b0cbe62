// Words into the room there is: cut with …, or over several lines.
import type { Measure } from "./shapes.ts";

const CUT = "…";

export interface Room {
  readonly size: number;
  readonly width: number;
}

/** As much of one line as fits, … in the place of the rest. */
export function cut(text: string, { size, width }: Room, measure: Measure): string {
  if (measure(text, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && measure(`${characters.join("").trimEnd()}${CUT}`, size) > width)
    characters.pop();
  return `${characters.join("").trimEnd()}${CUT}`;
}

/**
 * As few lines as it takes, about equally long; what does not fit into the last that is allowed is cut. Words in Latin
 * letters and figures stay whole.
 */
export function wrapped(
  text: string,
  room: Room & { readonly lines: number },
  measure: Measure,
): readonly string[] {
  const { size, width, lines } = room;
  const parts = text.match(UNBREAKABLE) ?? [];
  const broken = (at: number): readonly string[] => brokenAt(at, parts, (line) => measure(line, size));
  const found = broken(width);
  if (found.length > lines) {
    const rest = found.slice(lines - 1).join("");
    return [...found.slice(0, lines - 1), rest].map((line) => cut(line, room, measure));
  }
  let even = found;
  for (let narrower = width - size; narrower > width / 2; narrower -= size) {
    const tried = broken(narrower);
    if (tried.length > found.length) break;
    even = tried;
  }
  return even.map((line) => cut(line, room, measure));
}

function brokenAt(
  width: number,
  parts: readonly string[],
  wide: (line: string) => number,
): readonly string[] {
  const found: string[] = [];
  let line = "";
  for (const part of parts) {
    if (line === "" || wide((line + part).trimEnd()) <= width) line += part;
    else {
      found.push(line.trimEnd());
      line = part.trimStart();
    }
  }
  if (line.trim() !== "") found.push(line.trimEnd());
  return found;
}

const OPENS = "\\u300c\\u300e\\u300a\\u3010\\uff08(\\[";
const CLOSES =
  "\\u300d\\u300f\\u300b\\u3011\\uff09)\\]\\uff0c\\u3002\\u3001\\uff1b\\uff1a\\uff01\\uff1f\\u00b7,;:!?%";
const TOGETHER = "\\p{Script=Latin}\\p{Nd}.,%\\u00a5+/~\\-";
/** A sign that closes stays with what it closes, one that opens with what follows. */
const UNBREAKABLE = new RegExp(`[${OPENS}]*(?:[${TOGETHER}]+|[^${OPENS}])[${CLOSES}]*\\s*|[${OPENS}]+`, "gu");

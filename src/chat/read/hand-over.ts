// Who gets what of a leaver's: `1给@李四 2公海 3、5给王五 其余公海`, a part at a time; the name is left to the directory.
import { fold, restAfter } from "./fold.ts";

export type Which =
  /** A line of the list that was shown. */
  | { readonly kind: "line"; readonly line: number }
  | { readonly kind: "item"; readonly no: number }
  /** Everything that is not named. */
  | { readonly kind: "rest" };

export interface PartRead {
  readonly which: readonly Which[];
  readonly to: "pool" | "person";
  /** What stood after it; where a person follows, from the name on. */
  readonly rest: string;
}

const BETWEEN = /^(?:[\s,;、。:和与]|[把将](?=[第#\d]))+/;
const ITEM = /^(?:#\s*(\d{1,9})号?|(\d{1,9})号)/;
const LINES = /^第?\s*(\d{1,4})\s*(?:[-~]|到第?|至第?)\s*(\d{1,4})(?:[条个]|(?!\d))/;
const LINE = /^第?\s*(\d{1,4})(?!\d)\s*[条个]?/;
const REST = /^(?:其[余他它]|剩[下余]|余下|全部|所有|全都?|都)(?:的|全部?|都)*/;
const POOL = /^(?:[放退回进到归交给]|全部?|都)*公海/;
const TO = /^(?:[转交]*给|归|由|->|→)?\s*(?=@?\s?[\p{L}\p{N}])/u;
/** Where nothing is numbered, a name alone would be any word. */
const TO_MARKED = /^(?:(?:[转交]*给|归|由|->|→)\s*(?=@?\s?[\p{L}\p{N}])|(?=@))/u;

/** The next part; null where the words are none. Without a number it is about everything: `公海`, `给@李四`. */
export function readPart(text: string): PartRead | null {
  const folded = fold(text);
  const which: Which[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(folded.slice(at));
    if (found !== null) at += found[0].length;
    return found;
  };
  for (take(BETWEEN); ; take(BETWEEN)) {
    const item = take(ITEM);
    const lines = item === null ? take(LINES) : null;
    const line = item === null && lines === null ? take(LINE) : null;
    if (item !== null) which.push({ kind: "item", no: Number(item[1] ?? item[2]) });
    else if (lines !== null) which.push(...between(Number(lines[1]), Number(lines[2])));
    else if (line !== null) which.push({ kind: "line", line: Number(line[1]) });
    else if (take(REST) !== null) which.push({ kind: "rest" });
    else break;
  }
  const isNumbered = which.length > 0;
  if (!isNumbered) which.push({ kind: "rest" });
  if (take(POOL) !== null) return { which, to: "pool", rest: restAfter(text, folded, at) };
  return take(isNumbered ? TO : TO_MARKED) === null ? null : { which, to: "person", rest: text.slice(at) };
}

function between(first: number, last: number): Which[] {
  const count = Math.max(0, Math.min(last - first + 1, MOST_LINES));
  return Array.from({ length: count }, (_, index) => ({ kind: "line", line: first + index }));
}

const MOST_LINES = 100;

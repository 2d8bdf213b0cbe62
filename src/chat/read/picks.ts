// What is picked from a numbered list, or named by number: 全部, 全部 除了2, 1 3 5, 第1条 第3条, 1-5, #12 #45.
import { fold, restAfter } from "./fold.ts";
import { readNumbersFirst } from "./item-reference.ts";

export type Pick =
  /** A line of the list that was shown. */
  | { readonly kind: "line"; readonly line: number }
  | { readonly kind: "item"; readonly no: number }
  /** A bare number: a line where there is a list, else an item. */
  | { readonly kind: "bare"; readonly number: number };

export interface Picks {
  /** Everything the list has. */
  readonly all: boolean;
  readonly named: readonly Pick[];
  /** Left out of all. */
  readonly except: readonly Pick[];
  /** What stood behind, unaltered: a reason. */
  readonly rest: string;
}

const ALL =
  /^[\s,，:：]*(?:(?:上面|列表|名单)(?:里|上)?的?)?(?:全部|全都|所有的?|通通|统统|都)(?:的|都|一起)*(?=$|[\s,;、。!?除但不排])/u;
const EXCEPT =
  /^[\s,;、。]*(?:但|但是)?(?:除了?|排除|去掉|不(?:要|含|包括|动)|留下?|留着)\s*(?=第|#|\d|[一二两三四五六七八九十])/u;
const EXCEPTED = /^\s*(?:以外|之外|外)?(?:的?(?:全部|都|全都))?(?:不动|不要|留着|先留)?/u;
const RANGE = /^[\s,;、和与及]*第?(\d{1,3})\s*(?:[-~]|到第?|至第?)\s*(\d{1,3})(?:[条个行])?(?=$|[\s,;、。])/;
const LINE = /^[\s,;、和与及]*第\s*(\d{1,3})\s*[条个行](?:[\s]*)/;
const MOST = 100;

/** Null where the text begins with neither. */
export function readPicks(text: string): Picks | null {
  const folded = fold(text);
  const all = ALL.exec(folded);
  const leading = all === null ? EXCEPT.exec(folded) : null;
  if (leading !== null) return exceptFirst(text.slice(leading[0].length));
  if (all === null) {
    const { named, rest } = picksIn(text);
    return named.length === 0 ? null : { all: false, named, except: [], rest };
  }
  const behind = text.slice(all[0].length);
  const without = EXCEPT.exec(fold(behind));
  if (without === null) return { all: true, named: [], except: [], rest: trimmed(behind) };
  const { named, rest } = picksIn(behind.slice(without[0].length));
  return { all: true, named: [], except: named, rest: trimmed(withoutTail(rest)) };
}

/** 除了2全部, 除了2都沉寂. */
function exceptFirst(text: string): Picks | null {
  const { named, rest } = picksIn(text);
  const tail = /^\s*(?:以外|之外|外)?[\s,]*(?:的?(?:全部|都|全都|其[他它余]的?(?:都)?))/u.exec(fold(rest));
  if (named.length === 0 || tail === null) return null;
  return { all: true, named: [], except: named, rest: trimmed(rest.slice(tail[0].length)) };
}

function withoutTail(rest: string): string {
  return rest.slice(EXCEPTED.exec(fold(rest))?.[0].length ?? 0);
}

function picksIn(text: string): { readonly named: readonly Pick[]; readonly rest: string } {
  const named: Pick[] = [];
  let rest = text;
  // Numbers that stand together are read at once: what the list of them left out is no item.
  let areOver = false;
  while (named.length < MOST) {
    const folded = fold(rest);
    const range = RANGE.exec(folded);
    const line = range === null ? LINE.exec(folded) : null;
    if (range !== null) {
      named.push(...between(Number(range[1]), Number(range[2])));
      rest = rest.slice(range[0].length);
      areOver = false;
      continue;
    }
    if (line !== null) {
      named.push({ kind: "line", line: Number(line[1]) });
      rest = rest.slice(line[0].length);
      areOver = false;
      continue;
    }
    if (areOver) break;
    const behind = named.length === 0 ? rest : rest.replace(/^[\s,，;；、和与及]+/u, "");
    const first = readNumbersFirst(behind);
    if (first.numbers.length === 0) break;
    for (const { no, marked } of first.numbers)
      named.push(marked ? { kind: "item", no } : { kind: "bare", number: no });
    rest = first.rest;
    areOver = true;
  }
  return { named, rest: named.length === 0 ? text : trimmed(rest) };
}

function between(first: number, last: number): Pick[] {
  const count = Math.max(0, Math.min(last - first + 1, MOST));
  return Array.from({ length: count }, (_, index) => ({ kind: "bare", number: first + index }));
}

function trimmed(text: string): string {
  return restAfter(text, fold(text), 0).trim();
}

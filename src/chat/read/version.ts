// 第2版, 第二版, v2: the version of a split that is spoken of.
import { fold } from "./fold.ts";
import { numberSaid } from "./number.ts";

const VERSION =
  /第\s*(\d{1,6}|[一二两三四五六七八九十]{1,3})\s*版|(?<![A-Za-z0-9])[vV]\s?(\d{1,6})(?![A-Za-z0-9.])/g;

export interface VersionsRead {
  /** In the order in which they are named. */
  readonly numbers: readonly number[];
  /** The text without them. */
  readonly rest: string;
}

export function readVersions(text: string): VersionsRead {
  const folded = fold(text);
  const numbers: number[] = [];
  let rest = "";
  let from = 0;
  for (const match of folded.matchAll(VERSION)) {
    const word = match[1] ?? match[2] ?? "";
    const number = numberSaid(word);
    if (number === null) continue;
    numbers.push(number);
    rest += `${text.slice(from, match.index)} `;
    from = match.index + match[0].length;
  }
  return { numbers, rest: rest + text.slice(from) };
}

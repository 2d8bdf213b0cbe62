// Whom a sentence is about that names no customer outright: by somebody who works there, by where it is and what it
// makes, or by a name that only sounds right (橫力, yuntu).

import { withoutCommon } from "../read/distinctive.ts";
import type { Named } from "../read/name-beginning.ts";
import { PLACE } from "../read/profile-words.ts";
import { sounds } from "../words/pinyin.ts";
import type { NamedAt } from "./names.ts";

/** 何工要样本, where one of one's customers has a 何工; several are asked about. The longest name wins. */
export function byContact(said: string, contacts: readonly Named[]): readonly NamedAt[] {
  const byName = new Map<string, number[]>();
  for (const { no, name } of contacts) byName.set(name, [...new Set([...(byName.get(name) ?? []), no])]);
  const found: NamedAt[] = [];
  for (const [name, nos] of [...byName].sort(([a], [b]) => b.length - a.length)) {
    for (let start = said.indexOf(name); start >= 0; start = said.indexOf(name, start + 1)) {
      const end = start + name.length;
      if (found.every((other) => end <= other.start || start >= other.end)) found.push({ start, end, nos });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const NICKNAMED =
  /[老小]([\p{Script=Han}])(?![\p{Script=Han}]{0,2}[板家师])|(?:mr|ms|mrs|miss|sir)\.?\s*([\p{Script=Han}])|([\p{Script=Han}])(?:总|工|经理|主任|厂长?|姐|哥)/giu;

/** 老潘 for 潘总: a surname that only one of one's customers' people has. */
export function bySurname(said: string, contacts: readonly Named[]): readonly NamedAt[] {
  for (const match of said.matchAll(NICKNAMED)) {
    const surname = match[1] ?? match[2] ?? match[3] ?? "";
    const nos = new Set(contacts.filter(({ name }) => name.startsWith(surname)).map(({ no }) => no));
    if (nos.size === 1 && match[3] === undefined)
      return [{ start: match.index, end: match.index + match[0].length, nos: [...nos] }];
  }
  return [];
}

const THAT_ONE = "(?:[那这]个?(?:家|单子?|个|边|客户|项目)|的?那(?:家|单子?|个|边))";

/** 南京那个检测的, 做光伏的那家: a place or a trade that only one of one's customers has in its name. */
export function byTrait(said: string, own: readonly Named[]): readonly NamedAt[] {
  const traits = own.map(({ no, name }) => ({ no, name, words: traitsOf(name) }));
  const marked = new RegExp(THAT_ONE, "u").exec(said) ?? /做[^,;。]{1,6}的/u.exec(said);
  if (marked === null) return [];
  const near = said.slice(Math.max(0, marked.index - REACH), marked.index + marked[0].length + REACH);
  const words = [...new Set(traits.flatMap((one) => one.words))].filter((word) => near.includes(word));
  if (words.length === 0) return [];
  const fitting = traits.filter((one) => words.every((word) => one.name.includes(word)));
  const [first] = words;
  if (fitting.length === 0 || first === undefined) return [];
  const start = said.indexOf(first, Math.max(0, marked.index - REACH));
  return [{ start, end: start + first.length, nos: fitting.map(({ no }) => no) }];
}

const REACH = 6;

/** The place it begins with and the trade it ends with: 南京, 检测. */
function traitsOf(name: string): readonly string[] {
  const place = PLACE.exec(name)?.[0] ?? "";
  const core = withoutCommon(name);
  const trade = name.slice(name.indexOf(core) + core.length);
  return [place, trade, trade.slice(0, 2)].filter((word) => word.length >= 2);
}

const SHORTEST_LATIN = 5;

/** A customer whose name sounds like a part of the text; whoever only sounds right is asked about. */
export async function bySound(said: string, own: readonly Named[]): Promise<readonly NamedAt[]> {
  const sound = await sounds();
  const latin = said.toLowerCase().replace(/[^a-z]/g, "");
  const found: NamedAt[] = [];
  for (const { no, name } of own) {
    const core = withoutCommon(name);
    if (core.length < 2 || !/^\p{Script=Han}+$/u.test(core)) continue;
    const wanted = sound(core);
    if (wanted.length >= SHORTEST_LATIN && latin.includes(wanted)) {
      found.push({ start: 0, end: 0, nos: [no] });
      continue;
    }
    for (let at = 0; at + core.length <= said.length; at++) {
      const part = said.slice(at, at + core.length);
      if (!/^\p{Script=Han}+$/u.test(part) || sound(part) !== wanted) continue;
      found.push({ start: at, end: at + core.length, nos: [no] });
      break;
    }
  }
  return found.length === 1 ? found : [];
}

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
  const several = nicknamed(said, contacts);
  if (new Set(several.flatMap(({ nos }) => nos)).size > 1) return several;
  for (const match of said.matchAll(NICKNAMED)) {
    const surname = match[1] ?? match[2] ?? match[3] ?? "";
    const nos = new Set(contacts.filter(({ name }) => name.startsWith(surname)).map(({ no }) => no));
    if (nos.size === 1 && match[3] === undefined)
      return [{ start: match.index, end: match.index + match[0].length, nos: [...nos] }];
  }
  return [];
}

/** 老沈, 小钱, wherever they stand: each surname that people of only one customer have. */
export function nicknamed(
  said: string,
  contacts: readonly Named[],
): readonly (NamedAt & { readonly name: string })[] {
  const found = [];
  for (const { index, 0: name, 1: surname } of said.matchAll(NICKNAMED)) {
    if (surname === undefined || isSomebodyNew(said, index, index + name.length)) continue;
    const nos = new Set(contacts.filter((one) => one.name.startsWith(surname)).map(({ no }) => no));
    if (nos.size === 1) found.push({ start: index, end: index + name.length, nos: [...nos], name });
  }
  return found;
}

/** 以后找他徒弟小沈139…, 加个联系人小刘, 现在找老陈: brought up by what makes them known, whoever else is called so. */
function isSomebodyNew(said: string, start: number, end: number): boolean {
  return NUMBER.test(said.slice(end)) || BROUGHT_UP.test(said.slice(0, start));
}

const NUMBER = /^[\s,:]*(?:的?(?:电话|手机|号码|微信))?[\s,:]*1\d{10}/u;
const BROUGHT_UP =
  /(?:徒弟|同事|助理|秘书|助手|下属|手下|搭档|副手|师弟|接班人?|侄子|儿子|女儿|老婆|爱人|联系人|对接人|接口人)(?:叫|是|的)?\s*$/u;

/** 郑公, 陈宗, 沈经里: somebody's title written as it sounds, of one's customers' people. */
const TITLE_HEARD =
  /\p{Script=Han}(?:[公功宫弓供攻恭](?!司|海|里|章|开)|[宗综踪棕纵](?!合)|(?<![这那各一二两三几多某哪此品何物])种(?![类子植型])|[经京精][里理力](?!理)|主[人认])/gu;

/** Whoever is called as it sounds; only one, for it is a guess. */
export async function byContactsSound(said: string, contacts: readonly Named[]): Promise<readonly NamedAt[]> {
  const heard = [...said.matchAll(TITLE_HEARD)];
  if (heard.length === 0) return [];
  const sound = await sounds();
  const found = heard.flatMap(({ index, 0: name }) => {
    const said = flat(sound(name));
    const nos = new Set(contacts.filter((one) => flat(sound(one.name)) === said).map(({ no }) => no));
    return nos.size === 1 ? [{ start: index, end: index + name.length, nos: [...nos] }] : [];
  });
  return found.length === 1 ? found : [];
}

/** 潘种 for 潘总. */
function flat(sound: string): string {
  return sound.replace(/zhong$/u, "zong");
}

/** 宝丽前工, 万帮老沈: the customer sounds right, and so does whoever works there. */
export async function isHeardTwice(
  said: string,
  heard: readonly NamedAt[],
  contacts: readonly Named[],
): Promise<boolean> {
  const [only, another] = heard;
  if (only === undefined || another !== undefined || only.end === 0) return false;
  const sound = await sounds();
  const behind = said.slice(only.end);
  // 前工讲的,宝立: who stands alone at the end, behind somebody who sounds as one there is called.
  const before = /^[\s。!~]*$/u.test(behind)
    ? (/^[\s\S]*(?=[,;。]\s*$)/u.exec(said.slice(0, only.start))?.[0] ?? "")
    : "";
  return contacts.some(
    ({ no, name }) =>
      only.nos.includes(no) &&
      name.length > 1 &&
      (runsHeard(before, name.length, sound).includes(sound(name)) ||
        sound(behind.slice(0, name.length)) === sound(name) ||
        (/^[老小]/u.test(behind) && behind.charAt(1) === name.charAt(0))),
  );
}

const THAT_ONE =
  /(?:[那这]个?(?:家|单子?|个|边|场|客户|项目)|的?那(?:家|单子?|个|边)|[那这][两三四俩仨几]家?|[那这]一?[片带块])/gu;
/** 合肥这边堵死了: the town itself. */
const OF_THE_PLACE = /^[^,;。]{0,4}(?:堵|[热冷挤烦累困饿]|雨|雪|雾|台风|天气|晚点|好吃|好玩|人山人海)/u;
/** 苏州和杭州那两家: each of the words names one. */
const SEVERAL = /[两三四俩仨几片带块]/u;

/** 宁波新来一家做注塑的: none of one's own. */
const NEW_HERE = /(?:新(?:来|认识|接触|碰[到上]|遇[到上]|冒出)|刚认识|又来)了?(?:来)?(?:一?[家个位])/u;

/** 南京那个检测的, 做光伏的那家: a place or a trade that only one of one's customers has in its name; 常州那场 … 宁波的那家 are two. */
export function byTrait(said: string, own: readonly Named[]): readonly NamedAt[] {
  if (NEW_HERE.test(said)) return [];
  const pointed = spansOf(said, THAT_ONE).filter(
    ({ end, text }) => !text.endsWith("边") || !OF_THE_PLACE.test(said.slice(end)),
  );
  const marks = pointed.length > 0 ? pointed : spansOf(said, /做[^,;。]{1,6}的/gu);
  if (marks.length === 0) return [];
  const traits = own.map((one) => ({ no: one.no, words: traitsOf(one) }));
  const words = [...new Set(traits.flatMap((one) => one.words))].flatMap((word) => spansOf(said, word));
  const found: NamedAt[] = [];
  for (const mark of marks) {
    const near = words.filter((word) => markOf(word, marks) === mark && apart(word, mark) <= REACH);
    const having = (some: readonly Span[]) =>
      traits.filter((one) => some.every(({ text }) => one.words.includes(text)));
    if (SEVERAL.test(mark.text))
      for (const word of near)
        found.push({ start: word.start, end: word.end, nos: having([word]).map(({ no }) => no) });
    if (SEVERAL.test(mark.text)) continue;
    const fitting = having(near);
    const [first] = near.sort((a, b) => a.start - b.start);
    if (first === undefined || fitting.length === 0) continue;
    found.push({ start: first.start, end: first.end, nos: fitting.map(({ no }) => no) });
  }
  return found;
}

/** 宝利约的哪天,跟宁波那个不撞吧: beside whoever is named, the only one of a place or trade. */
export function pointedAt(
  said: string,
  own: readonly Named[],
  named: readonly NamedAt[],
): readonly NamedAt[] {
  if (!POINTING.test(said)) return [];
  const traits = own.flatMap((one) => traitsOf(one).map((word) => ({ no: one.no, word })));
  const found: NamedAt[] = [];
  for (const { no, word } of traits) {
    const place = spansOf(said, word).find(({ end }) => POINTED.test(said.slice(end)));
    if (place === undefined || traits.some((other) => other.word === word && other.no !== no)) continue;
    const { start, end } = place;
    const isFree = [...named, ...found].every((one) => end <= one.start || start >= one.end);
    if (isFree && named.every(({ nos }) => !nos.includes(no))) found.push({ start, end, nos: [no] });
  }
  return found;
}

const POINTING = /[那这](?:个|家|单|笔|边|场)/u;
/** 那个, 的那家: behind the words that tell which. */
export const POINTED = new RegExp(`^的?${POINTING.source}`, "u");

interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function spansOf(said: string, words: string | RegExp): readonly Span[] {
  const found: Span[] = [];
  if (typeof words !== "string")
    for (const { index, 0: text } of said.matchAll(words))
      found.push({ start: index, end: index + text.length, text });
  else
    for (let at = said.indexOf(words); at >= 0; at = said.indexOf(words, at + 1))
      found.push({ start: at, end: at + words.length, text: words });
  return found;
}

/** Characters between the two; 0 where they touch or overlap. */
function apart(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end);
}

function nearest(word: Span, marks: readonly Span[]): Span | undefined {
  return [...marks].sort((a, b) => apart(word, a) - apart(word, b))[0];
}

/** 无锡那单和青浦物流那单: a word is rather of what stands right behind it. */
function markOf(word: Span, marks: readonly Span[]): Span | undefined {
  const behind = marks.find(({ start }) => start >= word.end && start - word.end <= RIGHT_BEHIND);
  return behind ?? nearest(word, marks);
}

const RIGHT_BEHIND = 2;
const REACH = 6;

/** 杭州那边案例发了,宁波样品寄了,沈经理没接电话: several, one after the other, by where they are or who works there. */
export function inTurn(said: string, own: readonly Named[], reached: readonly NamedAt[]): readonly NamedAt[] {
  const begun = [...said.matchAll(BEGINS_WITH_PLACE)];
  const places = begun.length === 0 ? [] : own.map(({ no, name }) => ({ no, place: placeOf(name) }));
  const found = [...reached];
  for (const { index, 0: text, groups } of begun) {
    const start = index + text.length - (groups?.["place"]?.length ?? 0);
    const nos = places.filter(({ place }) => place === groups?.["place"]).map(({ no }) => no);
    const isFree = found.every((other) => start >= other.end || index + text.length <= other.start);
    if (nos.length === 1 && isFree) found.push({ start, end: index + text.length, nos });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** 宁波样品寄了, and not 宁波下雨了. */
const BEGINS_WITH_PLACE =
  /(?<=^|[,;:。!?\n]\s*)(?<place>\p{Script=Han}{2})(?=(?:那[边家]|这[边家])?(?:的)?(?:样品|资料|合同|报价|方案|案例|标书|图纸|发票|电话)?(?:已经|刚|也|又)?(?:寄|发|报|打|见|聊|约|签|谈|去|交|催|送|给)(?:[了过完出好]))/gu;

function placeOf(name: string): string {
  return PLACE.exec(name)?.[0] ?? "";
}

/** The place it begins with and the trade it ends with, and where it is: 南京, 检测, 高新. */
export function traitsOf({ name, address }: Named): readonly string[] {
  const place = placeOf(name);
  const core = withoutCommon(name);
  const trade = name.slice(name.indexOf(core) + core.length);
  const city = placeOf(address ?? "");
  const district = (address ?? "")
    .slice(city.length)
    .replace(/^[市省]/u, "")
    .slice(0, 2);
  return [...new Set([place, trade, trade.slice(0, 2), city, district])].filter((word) => word.length >= 2);
}

const SHORTEST_LATIN = 5;
const HAN = /^\p{Script=Han}+$/u;

/** A customer whose name sounds like a part of the text; whoever only sounds right is asked about. */
export async function bySound(said: string, own: readonly Named[]): Promise<readonly NamedAt[]> {
  const sound = await sounds();
  const latin = said.toLowerCase().replace(/[^a-z]/g, "");
  const heard = new Map<number, readonly string[]>();
  const found: NamedAt[] = [];
  for (const { no, name } of own) {
    const core = withoutCommon(name);
    if (core.length < 2 || !HAN.test(core)) continue;
    const wanted = sound(core);
    if (wanted.length >= SHORTEST_LATIN && latin.includes(wanted)) {
      found.push({ ...inLetters(said, wanted), nos: [no] });
      continue;
    }
    const runs = heard.get(core.length) ?? runsHeard(said, core.length, sound);
    heard.set(core.length, runs);
    const at = runs.indexOf(wanted);
    if (at >= 0)
      found.push({ ...widened(said, { start: at, end: at + core.length }, { name, core }), nos: [no] });
  }
  return found.length === 1 ? found : [];
}

/** baoli, where it stands apart from other letters; else nowhere in particular. */
function inLetters(said: string, wanted: string): Pick<Span, "start" | "end"> {
  const { index } = new RegExp(`(?<![a-z])${wanted}(?![a-z])`, "iu").exec(said) ?? { index: 0 };
  return { start: index, end: index === 0 ? 0 : index + wanted.length };
}

/** 宁波新园塑料, of 宁波新元塑料: with what is written right around the core. */
function widened(
  said: string,
  { start, end }: Pick<Span, "start" | "end">,
  { name, core }: { readonly name: string; readonly core: string },
): Pick<Span, "start" | "end"> {
  const from = name.indexOf(core);
  let [first, last] = [start, end];
  while (
    first > 0 &&
    from - (start - first) > 0 &&
    said.charAt(first - 1) === name.charAt(from - (start - first) - 1)
  )
    first--;
  while (last < said.length && said.charAt(last) === name.charAt(from + core.length + (last - end))) last++;
  return { start: first, end: last };
}

/** How each run of so many characters sounds, by where it begins; empty where not all of them are Chinese. */
function runsHeard(said: string, length: number, sound: (text: string) => string): readonly string[] {
  return Array.from({ length: Math.max(0, said.length - length + 1) }, (_, at) => {
    const run = said.slice(at, at + length);
    return HAN.test(run) ? sound(run) : "";
  });
}

// Which item somebody means: #12, 12, 12号, 第3条, 它, or a part of the customer's name (contract.md, Commands in chat).
import { fold, restAfter, skipSeparator } from "./fold.ts";
import { lately } from "./remembered.ts";

export type ItemReference =
  | { readonly kind: "number"; readonly no: number }
  | { readonly kind: "it" }
  | { readonly kind: "line"; readonly line: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "none" };

export interface ItemReferenceRead {
  readonly reference: ItemReference;
  /** What stood before a `#12` in the middle of the text; empty when the reference comes first. */
  readonly before: string;
  /** What stood after the reference, unaltered; without a reference the whole text. */
  readonly rest: string;
}

/** Reads the reference in the text that follows a command word; a `#12` further on counts before a name does. */
export const readItemReference = lately((text): ItemReferenceRead => {
  const folded = fold(text);
  const from = skipSeparator(folded, 0);
  const first = numberAt(folded, from) ?? lineAt(folded, from) ?? itAt(folded, from);
  if (first !== null)
    return { reference: first.reference, before: "", rest: restAfter(text, folded, first.end) };
  const marked = markedNumber(folded);
  if (marked !== null) {
    const before = text.slice(0, marked.start).trimEnd();
    return { reference: marked.reference, before, rest: restAfter(text, folded, marked.end) };
  }
  const titled =
    from + (/^(?:客户|商机|线索)(?=[^\s@#,:;、。!?,]{2})/.exec(folded.slice(from))?.[0].length ?? 0);
  const name = NAME.exec(folded.slice(titled));
  if (name === null || UNLIKE_NAME.test(name[0]))
    return { reference: { kind: "none" }, before: "", rest: text };
  const end = titled + name[0].length;
  return {
    reference: { kind: "name", name: text.slice(titled, end) },
    before: "",
    rest: restAfter(text, folded, end),
  };
});

interface ItemReferencesRead {
  readonly references: readonly ItemReference[];
  readonly before: string;
  readonly rest: string;
}

/** Several numbers at once: `#3 #5 都打过`, `12 45 88都打了`, `3、5、8`; otherwise the single reference, if any. */
export const readItemReferences = lately((text): ItemReferencesRead => {
  const folded = fold(text);
  const numbers = listAt(folded, skipSeparator(folded, 0));
  const last = numbers.at(-1);
  if (last === undefined || numbers.length === 1) {
    const { reference, before, rest } = readItemReference(text);
    return { references: reference.kind === "none" ? [] : [reference], before, rest };
  }
  const byNumber = new Map(numbers.map(({ no, reference }) => [no, reference]));
  return { references: [...byNumber.values()], before: "", rest: restAfter(text, folded, last.end) };
});

/** The numbers a text begins with, those with a mark (#12, 12号 behind 商机) told from bare ones; and what stands behind. */
export function readNumbersFirst(text: string): {
  readonly numbers: readonly { readonly no: number; readonly marked: boolean }[];
  readonly rest: string;
} {
  const folded = fold(text);
  const numbers = listAt(folded, skipSeparator(folded, 0));
  const last = numbers.at(-1);
  if (last === undefined) return { numbers: [], rest: text };
  return {
    numbers: numbers.map(({ no, bare }) => ({ no, marked: !bare })),
    rest: restAfter(text, folded, last.end),
  };
}

/** `12号` anywhere in a text: an item or a day of the month? For the place where the answer is to ask. */
export function readItemOrDay(text: string): { readonly no: number } | null {
  const found = /(?<![\d月])(\d{1,2})号(?![楼线院店机门码])/.exec(fold(text));
  const no = Number(found?.[1] ?? 0);
  return no >= 1 && no <= 31 ? { no } : null;
}

interface Found {
  readonly reference: ItemReference;
  readonly no: number;
  readonly end: number;
  readonly bare: boolean;
}

const MARKED = /(?:(?:#|编号|井号)\s*|第\s*(?=\d+\s*号))(\d{1,9})(?!\d|[eE]\d|\.\d)号?/;
const OF_AN_ITEM =
  "\\s*(?:$|[那这](?:[家单张笔]|个(?:客户|单))|的?(?:金额|报价|价格|预算|合同[额价]|电话|联系人|地址|需求|下次)|客户(?!那)|到(?:[2-6二三四五六]|[基中高决成合]\\p{Script=Han}意?)|[\\d一二两三四五六七八九十百千][\\d一二两三四五六七八九十百千.点]*(?:万|块|元))";
/** As speech is written down: 编号十二, 第十二号, 三号那家, 六号三万块, 七号到高意向; 三号去 may well be a day. */
const SPOKEN = new RegExp(
  `^(?:(?:编号|井号)\\s*([一二两三四五六七八九十]{1,3})号?|(?:第\\s*([一二两三四五六七八九十]{1,3})\\s*号|([一二两三四五六七八九十]{1,3})号(?=${OF_AN_ITEM})))`,
  "u",
);
const MARKED_FIRST = new RegExp(
  `^(?:商机|线索|客户)?\\s*${MARKED.source}|^(?:商机|线索)\\s*(\\d{1,9})(?!\\d|[eE]\\d|\\.\\d)号?`,
);
const NOT_IN_A_WORD = "(?<![A-Za-z0-9/#])";
const NOT_A_PLACE = "(?!\\s*(?:楼|栋|幢|号楼|厂房|车间|机组|库房|产线))";
const MARKED_ANYWHERE = new RegExp(`${NOT_IN_A_WORD}${MARKED.source}${NOT_A_PLACE}`);

/** What turns a number into money, a date, a time, a share or a count. */
const UNIT =
  "(?!\\d|\\.\\d|[eE]\\d|[/:：-]\\d|[kKwW](?![A-Za-z])|[万亿千百元块年月日点时天个家台套人折成%多几#楼栋]|分钟|小时|星期|周(?![一二三四五六日天末])|号[楼线院店机门码]|号那(?:[趟场次天顿回]|个?(?:面谈|拜访|演示|会))|号[到至~-]\\d|[到至~—]\\d{1,2}(?:月|季|号|日))";
const BARE = new RegExp(`^(\\d{1,9})${UNIT}号?`);
const LINE = /^第\s*(\d{1,4}|[一二两三四五六七八九十]{1,3})\s*[条个行项家单]/;
const IT =
  /^(?:它|刚[才刚][那这](?:[个条单](?!提醒|闹)|(?![个条单]|提醒))|上一?[个条](?![月季周星礼])|[这那][个条单](?![月季周年星礼]|部门|团队|提醒|闹|[^,;。]{0,4}(?:规则|规矩|规定|制度|机器人|助手)))(?:客户|商机|线索|单子)?/;
const NAME = /^[^\s@#,:;、。!?,]+/;
const UNLIKE_NAME =
  /^(?:[\d一二两三四五六七八九十]+(?:\.\d+)?(?:[万亿千百kKwW%元块天月号日点年台套个家人楼栋/]|$)|[今明后昨前]天|[这本上下]个?(?:周|星期|月|季度?|年)|周[一二三四五六日天末])/;
const TOGETHER = /^\s*(?:今天|昨天|[上下]午|早上|刚才?|[这本]周)?(?:[都全均]|一起|统一|各)/;

function numberAt(folded: string, at: number): Found | null {
  const text = folded.slice(at, at + 30);
  const marked = MARKED_FIRST.exec(text);
  const spoken = marked === null ? SPOKEN.exec(text) : null;
  if (spoken !== null) {
    const no = countOf(spoken[1] ?? spoken[2] ?? spoken[3] ?? "");
    return no === 0
      ? null
      : { reference: { kind: "number", no }, no, end: at + spoken[0].length, bare: false };
  }
  const found = marked ?? BARE.exec(text);
  const no = Number(found?.[1] ?? found?.[2] ?? 0);
  if (found === null || no === 0) return null;
  return { reference: { kind: "number", no }, no, end: at + found[0].length, bare: marked === null };
}

/** More than anybody reports at once; what comes after is text. */
const MOST = 50;
const JOINT = /[\s,;、和与及跟]*/y;

/** The numbers that stand one after the other, without those at the end that are counts or prices. */
function listAt(folded: string, from: number): readonly Found[] {
  const numbers: Found[] = [];
  let at = from;
  let joint = "";
  for (
    let found = numberAt(folded, at);
    found !== null && numbers.length < MOST;
    found = numberAt(folded, at)
  ) {
    numbers.push(found);
    const before = joint;
    joint = jointAt(folded, found.end);
    at = found.end + joint.length;
    if (numberAt(folded, at) === null && !isMeant(folded, found, { first: numbers[0] ?? found, before })) {
      const keep = numbers.findLastIndex(({ bare }, index) => !bare || index === 0);
      return numbers.slice(0, keep + 1);
    }
  }
  return numbers;
}

/**
 * A bare number after another one may be a count or a price. It belongs to the list when the list is one of bare
 * numbers, when it is joined by 、 or 和, or when the sentence then speaks of all of them.
 */
function isMeant(folded: string, last: Found, { first, before }: { first: Found; before: string }): boolean {
  if (!last.bare || last === first) return true;
  const after = folded.slice(last.end, last.end + 20);
  if (TOGETHER.test(after) || after.trim() === "") return true;
  // 2和7的样块都寄出去了: nobody counts by two numbers that are joined.
  if (first.bare && /^[、和与及跟]$/.test(before) && !/^\s*[万亿元块台套]/.test(after)) return true;
  if (!/^[\s,;、]/.test(after) || /^\s*[万亿元块台套]/.test(after)) return false;
  return first.bare || /[,、和与及]/.test(before);
}

function jointAt(folded: string, at: number): string {
  JOINT.lastIndex = at;
  return JOINT.exec(folded)?.[0] ?? "";
}

function lineAt(folded: string, at: number): { reference: ItemReference; end: number } | null {
  const found = LINE.exec(folded.slice(at));
  const line = found?.[1] === undefined ? 0 : countOf(found[1]);
  return found === null || line === 0
    ? null
    : { reference: { kind: "line", line }, end: at + found[0].length };
}

function itAt(folded: string, at: number): { reference: ItemReference; end: number } | null {
  const found = IT.exec(folded.slice(at));
  return found === null ? null : { reference: { kind: "it" }, end: at + found[0].length };
}

function markedNumber(folded: string): { reference: ItemReference; start: number; end: number } | null {
  const found = MARKED_ANYWHERE.exec(folded);
  const no = Number(found?.[1] ?? 0);
  if (found === null || no === 0) return null;
  return { reference: { kind: "number", no }, start: found.index, end: found.index + found[0].length };
}

/** 3, 三, 十二, 二十三 → a number below 100; 0 for anything else. */
function countOf(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const digit = (word: string) => (word === "两" ? 2 : "零一二三四五六七八九".indexOf(word));
  const parts = /^([一二两三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(words);
  if (parts === null) return 0;
  const [, tens, ten, ones] = parts;
  if (ten === undefined) return ones === undefined && tens !== undefined ? digit(tens) : 0;
  return (tens === undefined ? 1 : digit(tens)) * 10 + (ones === undefined ? 0 : digit(ones));
}

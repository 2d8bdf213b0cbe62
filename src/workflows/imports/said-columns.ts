// D列是电话, 第4列不要, 「跟进人」是负责人, 摸底=1: what a list's columns and words are, said while its first look waits.
import type { LeadField } from "../../domain/hands/lead-list.ts";
import { type SaidUnit, UNIT_WORDS, unitIn } from "./choose-unit.ts";
import { type SaidOwner, saidOwnerIn } from "./said-owners.ts";
import { readStageWords, type SaidStage } from "./said-stages.ts";
import { saidSigningIn } from "./signed-for-all.ts";

export type ColumnNamed =
  /** Counted from 0. */
  | { readonly by: "place"; readonly at: number }
  /** As it was said. */
  | { readonly by: "heading"; readonly heading: string };

export interface SaidColumn {
  readonly column: ColumnNamed;
  /** Null: it is not wanted. */
  readonly field: LeadField | null;
}

export interface Repointing {
  /** The list's number; null where none is named. */
  readonly id: number | null;
  readonly columns: readonly SaidColumn[];
  readonly stages: readonly SaidStage[];
  readonly owners: readonly SaidOwner[];
  /** 金额按万元: what its amounts count that say nothing themselves; null where it is not said. */
  readonly unit: SaidUnit | null;
  /** 没写签约日的算2025年5月: as it was said; null where it is not. */
  readonly signing: string | null;
  /** 开始导入 behind it: and then it is taken in. */
  readonly begins: boolean;
  /** 活动 春季展会, said with it: who stands in it has responded. */
  readonly campaign: string | null;
}

/** The words of templates/words.md (listfield-…) and what else people call it. */
const WORDS: Readonly<Record<LeadField, string>> = {
  customer: "客户|客户名称?|客户名字|公司|公司名称?|单位|单位名称|企业|企业名称",
  contact: "联系人|联系人姓名|姓名|对接人",
  phone: "电话|手机|手机号|电话号码?|手机号码|联系方式|联系电话|座机|微信|微信号",
  contactRole: "职务|职位|岗位",
  address: "地址|地区|城市|所在地",
  need: "需求|客户需求",
  product: "产品|意向产品",
  amount: "预计金额|金额|预算|商机金额",
  quoted: "报价|报价金额",
  contract: "合同金额|合同额|成交金额|签约金额",
  currency: "币种",
  source: "来源|渠道|客户来源",
  owner: "负责人|跟进人|归属人|销售|业务员",
  department: "部门|所属部门",
  stage: "阶段|商机阶段|销售阶段|状态|进度",
  lastDay: "最近跟进|最近跟进时间|最近跟进日期|跟进日期|跟进时间",
  lastText: "跟进内容|跟进记录|最近跟进内容",
  nextDay: "下次日期|下次跟进|下次跟进时间|下次跟进日期|下次时间",
  nextText: "下次做什么|下次跟进内容|下一步",
  plannedSigningOn: "计划签约|预计签约|计划签约日期|预计签约日期|预计成交日期",
  signedOn: "签约日期|签约时间|签单日期|成交日期|签约日",
  begunOn: "首次接触|首次联系|首次接触日期|首次联系日期|建档日期|立项日期|创建日期|创建时间",
  lostReason: "输单原因|丢单原因|失败原因",
  note: "备注|说明",
  further: "另立",
};

const DROPPED = "不要|别要|不用|不导入?|别导入?|去掉|删掉|忽略|不管";
/** Asked in this order: what holds another word's beginning stands before it. */
const MEANT = Object.entries(WORDS)
  .flatMap(([field, words]) => words.split("|").map((word) => ({ field: field as LeadField, word })))
  .sort((one, other) => other.word.length - one.word.length);
const FIELD = [...new Set(MEANT.map(({ word }) => word)), ...DROPPED.split("|")].join("|");

const BEGINS = "(?<![\\p{Script=Han}A-Za-z0-9])";
const QUOTED = `[「『"“'‘【]\\s*(?<quoted>[^」』"”'’】]{1,60}?)\\s*[」』"”'’】](?:那|这)?一?列?`;
const PLACED = `(?:第\\s*(?<nth>\\d{1,3}|[一二三四五六七八九十]{1,3})|(?<letter>[A-Za-z]{1,2}|\\d{1,3}))\\s*列`;
const HEADED = `(?<heading>[\\p{Script=Han}A-Za-z0-9()_/]{1,20}?)(?:那|这)?一?列`;
const IS = "\\s*(?:应该|其实|就|都)?\\s*(?:是|改成|改为|换成|改|当成|当作|当|算作|算|对应|对|=|→|:|->)\\s*";
const ENDS = "(?=$|[\\s,;。、!!]|吧|了|的)";

const columnNamed = (pattern: string, behind: string): RegExp =>
  new RegExp(`${BEGINS}${pattern}${behind}`, "u");
const SAID: readonly RegExp[] = [QUOTED, PLACED, HEADED].flatMap((which) => [
  columnNamed(`(?:把\\s*)?${which}`, `${IS}[「"“]?(?<field>${FIELD})[」"”]?(?:列|那列)?(?:吧|了|的)*${ENDS}`),
  columnNamed(`(?:把\\s*)?${which}`, `\\s*(?:就|都)?(?<field>${DROPPED})(?:吧|了)*${ENDS}`),
  columnNamed(`(?<field>${DROPPED})\\s*${which}`, `(?:吧|了)*${ENDS}`),
]);

const NUMBER = /^\s*(?:导入|#|第)?\s*(\d{1,9})\s*(?:号|个)?(?:表)?(?=[\s,;:「『"“【]|$)/;
const UNIT = new RegExp(`(?<=^|[\\s,;。])金额(?:的?单位)?(?:都?是|都?按)(${UNIT_WORDS})(?=$|[\\s,;。])`, "u");
const BEGIN = /(?<=^|[\s,;。])(?:然后|就)?(?:开始导入|开始|导入吧)[\s,;。!]*$/u;
const CAMPAIGN = /(?<=[\s,;。])活动\s+(\S.*)$/u;
const LEFT_OVER = /^[\s,;。、!:]*$/u;

/** Null for words that say anything else as well: nothing is taken by half. */
export function readRepointing(text: string): Repointing | null {
  const said = text.normalize("NFKC");
  const number = NUMBER.exec(said);
  const columns: SaidColumn[] = [];
  let rest = said.slice(number?.[0].length ?? 0);
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match !== null) rest = `${rest.slice(0, match.index)} ; ${rest.slice(match.index + match[0].length)}`;
    return match;
  };
  const campaign = take(CAMPAIGN)?.[1]?.trim() ?? null;
  const begins = take(BEGIN) !== null;
  const counted = take(UNIT)?.[1] ?? null;
  for (let found = firstIn(rest); found !== null; found = firstIn(rest)) {
    columns.push(found.said);
    rest = `${rest.slice(0, found.start)} ; ${rest.slice(found.end)}`;
  }
  const signed = saidSigningIn(rest);
  if (signed !== null) rest = `${rest.slice(0, signed.start)} ; ${rest.slice(signed.end)}`;
  const owners: SaidOwner[] = [];
  for (let found = saidOwnerIn(rest); found !== null; found = saidOwnerIn(rest)) {
    owners.push(found.said);
    rest = `${rest.slice(0, found.start)} ; ${rest.slice(found.end)}`;
  }
  const stages = /=/.test(rest) ? readStageWords(rest.replaceAll(";", " ").trim()) : [];
  const isAll = stages !== null && (stages.length > 0 || LEFT_OVER.test(rest));
  if (!isAll) return null;
  // 「摸底=1」 alone is 阶段对应's to say, and 导入 3 活动 … 导入's.
  const says =
    columns.length + owners.length > 0 ||
    signed !== null ||
    (number !== null && (stages.length > 0 || begins));
  if (!says || (campaign !== null && !begins)) return null;
  const unit = counted === null ? null : unitIn(counted);
  const id = number === null ? null : Number(number[1]);
  return { id, columns, stages, owners, unit, signing: signed?.said ?? null, begins, campaign };
}

interface FoundColumn {
  readonly said: SaidColumn;
  readonly start: number;
  readonly end: number;
}

function firstIn(text: string): FoundColumn | null {
  let first: FoundColumn | null = null;
  for (const pattern of SAID) {
    const match = pattern.exec(text);
    if (match === null || (first !== null && match.index >= first.start)) continue;
    const column = columnIn(match.groups ?? {});
    const said = { column, field: fieldIn(match.groups?.["field"] ?? "") };
    first = { said, start: match.index, end: match.index + match[0].length };
  }
  return first;
}

function columnIn(groups: Readonly<Record<string, string | undefined>>): ColumnNamed {
  const { quoted, letter, nth, heading = "" } = groups;
  if (quoted !== undefined) return { by: "heading", heading: quoted };
  const place = nth ?? letter;
  if (place === undefined) return { by: "heading", heading };
  if (/^\d+$/.test(place)) return { by: "place", at: Number(place) - 1 };
  return { by: "place", at: /^[A-Za-z]+$/.test(place) ? letterPlace(place) : chineseNumber(place) - 1 };
}

/** D → 3, AA → 26. */
function letterPlace(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + (letter.charCodeAt(0) - 64), 0) - 1;
}

/** 3 → D, 26 → AA: as a spreadsheet names its columns. */
export function columnLetter(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${columnLetter(Math.floor(at / 26) - 1)}${last}`;
}

const FIGURES = "一二三四五六七八九";

/** 四 → 4, 十二 → 12, 二十 → 20. */
function chineseNumber(words: string): number {
  const [tens, ones] = words.includes("十") ? words.split("十") : ["", words];
  const figure = (word = "") => FIGURES.indexOf(word) + 1;
  return (words.includes("十") ? Math.max(1, figure(tens)) * 10 : 0) + (ones === "" ? 0 : figure(ones));
}

function fieldIn(word: string): LeadField | null {
  return MEANT.find(({ word: one }) => new RegExp(`^(?:${one})$`, "u").test(word))?.field ?? null;
}

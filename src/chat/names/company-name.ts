// A company's name taken apart: place, core, trade, legal form, branch — the same at every door (rules.md 4).
import type { CompanyName } from "../../domain/item/company-name.ts";
import { withoutBranch, withoutForm } from "./forms.ts";
import { latinName, soundOfLetters } from "./latin.ts";
import { leadingPlace, type PlaceFound, trailingPlace } from "./places.ts";
import { BRANDS, writtenOut } from "./short-names.ts";
import { sound } from "./sound.ts";
import { families, isCommon, trailingTrades } from "./trades.ts";

/** `text`: simplified characters, any width. */
export function companyName(text: string): CompanyName {
  const lower = text.normalize("NFKC").toLowerCase();
  if (!/[一-鿿]/u.test(lower)) return latinName(lower);
  const { bare, inBrackets } = withoutBrackets(withDigits(lower.replace(/\s/gu, "")));
  const { rest, branch } = withoutBranch(bare);
  const { stem: withPlaces, form: said } = withoutForm(rest);
  const short = writtenOut(withPlaces);
  const led = leadingPlace(short.text);
  const place = led.length === short.text.length ? leadingPlace("") : led;
  const behind = trailingPlaceOf(short.text.slice(place.length));
  const middle = behind.length === 0 ? placeInside(short.text.slice(place.length), place) : null;
  const stem = middle?.stem ?? short.text.slice(place.length, short.text.length - behind.length);
  const others = [...inBrackets.places, behind, ...(middle === null ? [] : [middle.place])].filter(
    ({ length }) => length > 0,
  );
  const isFree = place.length === 0 || place.isWide;
  const where = isFree
    ? ([...others].sort((a, b) => Number(a.isWide) - Number(b.isWide))[0] ?? place)
    : place;
  const second = others.find(({ words }) => words !== where.words && !where.words.endsWith(words));
  const isOffice = OFFICE.test(stem);
  const split = isOffice ? { before: stem, words: [] as readonly string[] } : trailingTrades(stem);
  const isWhole = isOffice || split.before === "" || isCommon(split.before);
  const { core, trades } = isWhole ? wholeOf(stem, where) : coreOf(split.before, split.words);
  const brand = BRANDS.get(core);
  return {
    places: where.codes,
    isWide: where.isWide,
    placeWords: where.words,
    core,
    sound: soundOfLetters(brand ?? sound(core)),
    isWhole,
    trades,
    families: families(trades),
    form: inBrackets.isGroup && said === "company" ? "group" : said,
    branch: branch !== "" ? branch : (second?.words ?? ""),
    numbers: core.match(/\d+/g) ?? [],
    isShort: short.isShort,
  };
}

/** What stands in brackets beside the name and is neither a place nor a form; and the name without its town. */
export function otherNames(text: string): readonly string[] {
  const lower = text.normalize("NFKC");
  const beside = [...lower.matchAll(BRACKETED)]
    .map((match) => (match[1] ?? "").trim())
    .filter((words) => words.length >= 2 && !isFormal(withDigits(words.toLowerCase())) && !isPart(words));
  const bare = withoutTown(lower);
  return bare === null ? beside : [...beside, bare];
}

/** Where within a place, which of several, or what it does there: many bodies have one. */
const WHICH =
  "(?:第?[一二三四五六七八九十百\\d]+|[东南西北中新老旧总主本分前后内外上下左右城江河湖海山港]|华[东南西北中]|采购|行政|销售|市场|财务|技术|设备|信息|后勤|生产|研发|人事|项目)*";
const PART = new RegExp(
  `^(?:.{0,4}(?:院区|校区|厂区|园区|库区|片区|分公司|子公司|分院|分校|分厂|分店|办事处|事业部|门诊部|采购部)|${WHICH}(?:大区|小区|工厂|车间|基地|门诊|部门|区域|院|校|厂|部|区|期|店|楼|栋|座|处|科|室|中心))$`,
  "u",
);

/** 东院区, 苏州工厂, 二期, 采购部: part of a body, and nobody's name. */
function isPart(words: string): boolean {
  const text = words.replace(MARKS, "");
  return PART.test(text.slice(leadingPlace(text).length)) || PART.test(text);
}

/** Most towns have two characters, and no list is kept of them. */
const TOWN = 2;

/** 飞剑杯业: of a trade that is in no list of ours nothing would be left but the trade. 石井宏业 ends in a name. */
const TRADE_LIKE = /(?<![宏鸿伟兴大创建立利恒盛丰永嘉])业$|[品具机器材件]$/u;

/** 苏州市吴江区盛泽恒力纺织: behind a district and before a name of two there may be a town. Null where there is none. */
function withoutTown(text: string): string | null {
  const { core, places, isWhole } = companyName(text);
  const isInDistrict = places.length === 1 && (places[0]?.length ?? 0) >= 6;
  if (
    !isInDistrict ||
    isWhole ||
    !/^[一-鿿]{4,}$/u.test(core) ||
    TRADE_LIKE.test(core) ||
    !text.includes(core)
  )
    return null;
  return text.replace(core, core.slice(TOWN));
}

const BRACKETED = /[([【「《<]([^)\]】」》>]*)[)\]】」》>]/gu;
const FORMAL =
  /^(?:集团|股份|有限|责任|公司|特殊|普通|有限合伙|普通合伙|特殊普通合伙|个体工商户|个体|个人独资|筹)+$/u;
/** Offices mean nobody without their place and have no trade. */
const OFFICE = /(?:局|厅|委员会|办公室|办事处|支队|大队|法院|检察院|政府|管委会|居委会|村委会|街道|派出所)$/u;

function isFormal(words: string): boolean {
  return FORMAL.test(words) || leadingPlace(words).length === words.length || isCommon(words);
}

function withoutBrackets(text: string) {
  const places: PlaceFound[] = [];
  let isGroup = false;
  const bare = text.replace(BRACKETED, (_whole, inside: string) => {
    const words = inside.replace(MARKS, "");
    const place = leadingPlace(words);
    if (place.length > 0 && place.length === words.length) places.push(place);
    else if (words === "集团") isGroup = true;
    else if (!FORMAL.test(words) && isCommon(words)) return words;
    return "";
  });
  return { bare: bare.replace(MARKS, ""), inBrackets: { places, isGroup } };
}

const MARKS = /[\s\p{P}\p{S}]/gu;

function trailingPlaceOf(text: string): PlaceFound {
  const found = trailingPlace(text);
  return text.length - found.length >= 2 ? found : leadingPlace("");
}

/** 国网江苏省电力: a place between the core and nothing but trades. */
function placeInside(text: string, before: PlaceFound): { stem: string; place: PlaceFound } | null {
  if (before.length > 0 && !before.isWide) return null;
  for (let at = 2; at <= text.length - 4; at++) {
    const place = leadingPlace(text.slice(at));
    const rest = text.slice(at + place.length);
    if (place.length >= 2 && rest !== "" && trailingTrades(rest).before === "")
      return { stem: text.slice(0, at) + rest, place };
  }
  return null;
}

/** 上海机电控股: what nobody else may be called, and what says nothing of it. */
function wholeOf(stem: string, place: PlaceFound): { core: string; trades: readonly string[] } {
  let core = stem;
  const trades: string[] = [];
  for (;;) {
    const { words } = trailingTrades(core);
    const last = words.at(-1);
    if (last === undefined || words.length < 2 || families([last]).length > 0) break;
    trades.unshift(last);
    core = core.slice(0, core.length - last.length);
  }
  return { core: `${place.words}${core}`, trades };
}

/** One character is no core: 锦 of 上海锦机械 takes its trade with it. */
function coreOf(before: string, words: readonly string[]): { core: string; trades: readonly string[] } {
  let core = before;
  let trades = words;
  while ([...core].length < 2 && trades.length > 0) {
    core += trades[0];
    trades = trades.slice(1);
  }
  return { core, trades };
}

const DIGITS = "零一二三四五六七八九";

/** 第一 → 第1, 十三中 → 13中, 三局 → 3局: only where the characters count something. 三一重工 is a name. */
function withDigits(text: string): string {
  return text.replace(
    /(?<=第)[一二三四五六七八九十]{1,3}|[一二三四五六七八九十]{1,3}(?=号|中(?:$|学|高)|小(?:$|学)|局|院(?:$|区)|医院|建(?:$|集|公)|分|处|厂|附[属院])/gu,
    (numeral) => String(numberIn(numeral)),
  );
}

function numberIn(numeral: string): number {
  const [tens, ones] = numeral.includes("十") ? numeral.split("十") : ["", numeral];
  if (!numeral.includes("十"))
    return [...numeral].reduce((sum, digit) => sum * 10 + DIGITS.indexOf(digit), 0);
  return (tens === "" ? 1 : DIGITS.indexOf(tens ?? "")) * 10 + (ones === "" ? 0 : DIGITS.indexOf(ones ?? ""));
}

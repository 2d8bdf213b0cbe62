// 说错了 是要样品: the words of what was just told, with those that are right in their place.

/** What leads to the right words. */
const LEADS =
  /^(?:[\s,，。:：啊哦哎呃诶呀]|不+对|错了|口误|嘴[瓢快误]了?|我|刚才?|(?:说|记|写|打|报|讲|填|念|弄|搞|输|看|听)[错岔反混]了?|应该|其实|是(?!不是))+/u;
const ENDS = /[\s,，。!！~]*(?:才对|[吧哈啊呀哦的])?[。!！~\s]*$/u;
const LONGEST = 16;
const TALKS_OF_IT = /错|不对|删|撤|不算|作废|重复|不是|别记|不要了/u;
const NUMERAL = "[\\d一二两三四五六七八九十百千半几]+";

/** What was told, as it should have been; null where the correction gives no words that could take a place. */
export function toldRight(told: string, correction: string): string | null {
  const instead = withInstead(told, correction);
  const words = instead === null ? rightWords(correction) : null;
  return words === null ? instead : (withRight(told, words) ?? words);
}

/** 不是沈经理 是财务: what was wrong, and what is right. */
const NOT_BUT =
  /^不是(?<wrong>[^,，;；。\s]{1,8})[,，\s]*(?:而?是)(?<right>[^,，;；。\s]{1,10}?)[吧啊哈的了。!！~\s]*$/u;

/** 沈经理要发票 with 不是沈经理 是财务; null where what was wrong does not stand there once. */
function withInstead(told: string, text: string): string | null {
  const { wrong, right } = NOT_BUT.exec(text.trim())?.groups ?? {};
  return wrong === undefined || right === undefined || told.split(wrong).length !== 2
    ? null
    : told.replace(wrong, right);
}

/** 60天不是90天 手快了: what is right, and what stands there instead. */
const BUT_NOT =
  /^(?:[啊哦哎呀诶嗯,，\s]|应该|其实|是)*(?<right>[^,，;；。\s是不]{1,8})[,，\s]*不是(?<wrong>[^,，;；。\s]{1,8}?)(?:[,，\s]*(?:我)?(?:刚才?)?(?:手[滑快抖误]|口误|嘴[快瓢误]|[打写说记看听弄搞][错岔混反快])了?|[吧啊哈的了。!！~\s])*$/u;

/** 台数写错 是七十台不是二十台, 试用不是一个月 是两周: what it is of, said before. */
const OF_WHAT =
  /^(?:[啊哦哎呀诶嗯,，\s]|刚才?|上面|前面)*(?<of>[\p{Script=Han}]{2,4}?)(?:那里|那边)?(?:我?(?:刚才?)?(?:写|记|说|打|报|讲|填|弄|搞|输|看|听)?[错岔反混]了?[,，\s]*(?:应该)?(?=是|不是)|(?=不是))/u;

/** Without what it is of, and whether that stands in what was told. */
function withoutOf(told: string, text: string): { readonly said: string; readonly isThere: boolean } {
  const said = text.trim();
  const match = OF_WHAT.exec(said);
  if (match === null) return { said, isThere: true };
  const of = match.groups?.["of"] ?? "";
  const counted = /^(?<unit>\p{Script=Han})[数量]$/u.exec(of)?.groups?.["unit"];
  const isThere = told.includes(of) || (counted !== undefined && told.includes(counted));
  return { said: said.slice(match[0].length), isThere };
}

/** 账期要90天 with 60天不是90天; null where what was wrong does not stand there once, or counts something else. */
export function swapped(told: string, text: string): string | null {
  const { said, isThere } = withoutOf(told, text);
  const { wrong, right } = (BUT_NOT.exec(said) ?? NOT_BUT.exec(said))?.groups ?? {};
  if (!isThere || wrong === undefined || right === undefined || told.split(wrong).length !== 2) return null;
  return unitOf(wrong) === unitOf(right) && unitOf(wrong) !== wrong ? told.replace(wrong, right) : null;
}

/** Whether a text names something as what it is not. */
export function maySwap(text: string): boolean {
  const { said } = withoutOf("", text);
  return BUT_NOT.test(said) || NOT_BUT.test(said);
}

/** 天 of 60天; any length of time counts alike: 一个月, 两周. */
function unitOf(words: string): string {
  const unit = words.replace(new RegExp(`^${NUMERAL}`, "u"), "");
  return /^(?:个?(?:多|半)?(?:月|星期|礼拜|季度)|周|天|日|年)$/u.test(unit) && unit !== words ? "天" : unit;
}

/** Null where no words are given that could take a place. */
function rightWords(text: string): string | null {
  const lead = LEADS.exec(text)?.[0];
  if (lead === undefined) return null;
  const words = text.slice(lead.length).replace(ENDS, "").trim();
  const isFit = words.length >= 2 && words.length <= LONGEST && !TALKS_OF_IT.test(words);
  return isFit ? words : null;
}

/** 何工说要样机 with 要样品: what begins alike gives way, or counts the same thing (三套, 五套); null where nothing does. */
function withRight(told: string, words: string): string | null {
  const counted = new RegExp(
    `^(?<lead>[^\\d]{0,4}?)(?<count>${NUMERAL})(?<of>\\p{Script=Han}{1,3})`,
    "u",
  ).exec(words);
  if (counted !== null) {
    const of = counted.groups?.["of"] ?? "";
    const same = new RegExp(`${NUMERAL}(?=${of})`, "gu");
    if (told.match(same)?.length === 1) return told.replace(same, counted.groups?.["count"] ?? "");
  }
  return fromItsEnd(told, words) ?? fromItsBeginning(told, words);
}

/** 要LIMS的案例, MES的案例: what ends alike, with the run of letters or as many characters before it. */
function fromItsEnd(told: string, words: string): string | null {
  for (let from = 1; from <= words.length - ALIKE; from++) {
    const end = words.slice(from);
    const at = told.indexOf(end);
    if (at < 1 || told.indexOf(end, at + 1) >= 0) continue;
    const run = /[A-Za-z\d]+$/u.exec(words.slice(0, from));
    const wrong = run === null ? from : (/[A-Za-z\d]+$/u.exec(told.slice(0, at))?.[0].length ?? 0);
    return wrong === 0 || wrong > at ? null : told.slice(0, at - wrong) + words + told.slice(at + end.length);
  }
  return null;
}

/** 何工说要样机, 要样品: what begins alike gives way as far as the words go, or to the mark that ends what was wrong. */
function fromItsBeginning(told: string, words: string): string | null {
  for (let length = Math.min(words.length - 1, ALIKE); length >= 1; length--) {
    const begins = words.slice(0, length);
    const start = told.indexOf(begins);
    if (start < 0 || told.indexOf(begins, start + 1) >= 0 || /^[A-Za-z\d]/u.test(begins)) continue;
    const rest = told.slice(start);
    const end = /[,，;；。\s]/u.exec(rest)?.index ?? rest.length;
    return end <= words.length + LONGER ? told.slice(0, start) + words + rest.slice(end) : null;
  }
  return null;
}

const ALIKE = 3;
const LONGER = 3;

/** Fields whose value is words: 写错了 昆山 says them anew. */
export const OF_WORDS: ReadonlySet<string> = new Set([
  "address",
  "need",
  "source",
  "product",
  "decision-maker",
]);

export function wordsMeant(said: string): string {
  const words = said
    .replace(WRONG_BEFORE, "")
    .replace(WRONG_FIRST, "")
    .replace(/[,，\s]*(?:才对|我?(?:刚才?)?(?:写|打|输|说|听|看|记)[错岔]了)[。!！\s]*$/u, "")
    .trim();
  return words.length <= LONGEST_WORDS && !/错|不对/u.test(words) ? words : "";
}

/** 秣陵不对 是禄口 */
const WRONG_BEFORE = /^[^\s,，]{1,8}(?:不对|错了?)[\s,，]+(?:应该|其实)?(?=是)/u;
const WRONG_FIRST = /^(?:[\s,，啊哦哎呃]+|不对|不是|错了|(?:写|打|输|说|记|填|弄)错了?|应该|其实|是(?!不))+/u;
const LONGEST_WORDS = 16;

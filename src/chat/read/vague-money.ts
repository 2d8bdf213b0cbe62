// What makes an amount no precise one: 小一百万, 三百来万, 七八十万, 每年20万签三年; with the amount that is likely meant.
import { CHINESE_NUMBER, NUMERALS, numberSaid } from "./number.ts";
import { sieve } from "./signs.ts";

export interface VagueMoney {
  readonly start: number;
  readonly end: number;
  /** Yuan; null where nobody can tell (几十万). */
  readonly likely: number | null;
  /** One amount with a word of doubt, which an estimate may be; false for a range or a sum. */
  readonly about: boolean;
}

const POWERS: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1000,
  万: 10_000,
  萬: 10_000,
  w: 10_000,
  W: 10_000,
  亿: 100_000_000,
  億: 100_000_000,
};
const UNIT = "[万萬wW亿億千百]";
const NUMBER = `(?:\\d+(?:\\.\\d+)?|${CHINESE_NUMBER})`;
const DIGITS = "一二三四五六七八九";

type Groups = Readonly<Record<string, string | undefined>>;
type Rule = readonly [pattern: RegExp, worth: (groups: Groups) => number | null, about: boolean];

/** Vague inside the number itself. */
const RULES: readonly Rule[] = [
  // 七八十万, 三五万, 一百二三十万.
  [
    new RegExp(
      `(?<![${NUMERALS}])(?<before>[${DIGITS}]百|[${DIGITS}]?十)?(?<low>[一二两三四五六七八九])(?<high>[二两三四五六七八九])(?<tens>[十百千])?(?<unit>${UNIT})(?:元|块)?`,
      "gu",
    ),
    betweenDigits,
    false,
  ],
  // 20-30万, 50万到80万.
  [
    new RegExp(
      `(?<![\\d.:/月])(?<low>${NUMBER})\\s*(?<lowUnit>${UNIT})?\\s*[-~—–到至]\\s*(?<high>${NUMBER})\\s*(?<unit>${UNIT})(?:元|块)?(?:之间)?`,
      "gu",
    ),
    betweenAmounts,
    false,
  ],
  // 十几万, 二十几万: the middle of it.
  [
    new RegExp(`(?<tens>[二三四五六七八九]?十|[1-9]0)[几數数]\\s*(?<unit>${UNIT})(?:元|块)?`, "gu"),
    ({ tens = "", unit = "" }) => ((number(tens) ?? Number.NaN) + 5) * power(unit),
    true,
  ],
  // 三百来万, 十来万, 80多万, 二十余万, 百来万.
  [
    new RegExp(
      `(?<![\\d.])(?<count>\\d+(?:\\.\\d+)?[百千]?|${CHINESE_NUMBER})\\s*(?:来|多|余)\\s*(?<unit>[万萬wW亿億千])(?:元|块)?`,
      "gu",
    ),
    ({ count = "", unit = "" }) => {
      const tens = /\d[百千]$/u.test(count) ? power(count.slice(-1)) : 1;
      const read = number(/^[百千]$/u.test(count) ? `一${count}` : tens === 1 ? count : count.slice(0, -1));
      return read === null ? null : read * tens * power(unit);
    },
    true,
  ],
  // 几十万, 好几百万, 上百万, 数千万.
  [
    new RegExp(
      `(?:好|十)?[几数]\\s*[十百千]?\\s*${UNIT}(?:元|块)?|[上近小]?[百千](?=[万亿])[万亿](?:级|量级)(?:别)?`,
      "gu",
    ),
    () => null,
    true,
  ],
  // 上百万, 近千万: what is said is the round one.
  [
    /(?<![\d一二两三四五六七八九])[上近小](?<unit>[百千])(?<big>[万亿])(?:元|块)?/gu,
    ({ unit = "", big = "" }) => power(unit) * power(big),
    true,
  ],
];

const rulesFor = sieve(RULES, ([pattern]) => pattern);

/** The vague amounts of a folded text that show in the number itself, in order. */
export function vagueNumbers(folded: string): readonly VagueMoney[] {
  const found: VagueMoney[] = [];
  for (const [pattern, worth, about] of rulesFor(folded))
    for (const match of folded.matchAll(pattern)) {
      const likely = worth(match.groups ?? {});
      const after = ABOUT_BEHIND.exec(folded.slice(match.index + match[0].length))?.[0].length ?? 0;
      const isNumber = likely === null || (Number.isFinite(likely) && likely > 0);
      found.push({
        start: match.index,
        end: match.index + match[0].length + after,
        likely: isNumber ? likely : null,
        about,
      });
    }
  return found.sort((one, other) => one.start - other.start || other.end - one.end);
}

/** Words before an amount that make it a guess; 缩小, 最小, 大小 are none. */
export const ABOUT_BEFORE =
  /(?:大约|大概|大致|差不多|约莫|(?<![预签合特邀相公条履节续制])约|估计|估摸着?|可能|也许|将近|接近|(?<![尽赶很最])快到?|(?<![最附邻])近|不到|不足|不超过?|超过|不止|不低于|至少|起码|最少|最多|顶多|最低|最高|撑死|(?<![缩减大最较变])小(?=\S*$))(?:有|是|要|在|个)?\s*$/u;
/** The same behind it; 30万起草, 30万一起 are none. */
export const ABOUT_BEHIND =
  /^\s*(?:来块|多块|左右|上下|出头|开外|挂零|不到(?:一?点点?|些)?(?=$|[\s,;。!?])|多一?点|往上|打底|(?:以[内上下]|之内)|起(?:步|跳)?(?=$|[\s,;。!?])|的样子|多(?=$|[\s,;。!?])|来(?=$|[\s,;。!?]))(?:吧)?/u;

const EACH = "季度?|月|年|台|套|人|期|家|点位?|条|工位|用户|站点|车间|机台|账号|节点|门店";
const EACH_BEFORE = new RegExp(
  `(?:每|一|1|单)个?(?<each>${EACH})\\s*(?:收|付|是|要|大约|各|报|按|算)?\\s*$`,
  "u",
);
const EACH_BEHIND = new RegExp(`^\\s*(?:\\/|每|一)\\s*个?(?<each>${EACH})(?!质保|[内后之以前])`, "u");
/** 季度, 点位: one character of them is enough for how many. */
const SHORT = /^[季点]/u;

/** 每年20万签三年, 3万一台共10台: how much once, and how often; null where the amount stands for itself. */
export function sumOf(
  folded: string,
  { start, end, yuan }: { readonly start: number; readonly end: number; readonly yuan: number },
): VagueMoney | null {
  const before = EACH_BEFORE.exec(folded.slice(0, start));
  const behind = EACH_BEHIND.exec(folded.slice(end));
  const each = before?.groups?.["each"] ?? behind?.groups?.["each"];
  if (each === undefined) return null;
  const from = end + (behind?.[0].length ?? 0);
  // 一期45万二期30万: the first of several, each with its own.
  if (behind === null && each === "期" && /^[^;。!?\n\d]{0,4}(?:第?二|2)期/u.test(folded.slice(end)))
    return null;
  const times = new RegExp(
    `^[^;。!?\\n\\d]{0,8}?(?<count>\\d{1,4}|[一二两三四五六七八九十百]+)\\s*个?${SHORT.test(each) ? each.charAt(0) : each}度?`,
    "u",
  ).exec(folded.slice(from));
  const count = number(times?.groups?.["count"] ?? "");
  return {
    start: before?.index ?? start,
    end: from + (count === null ? 0 : (times?.[0].length ?? 0)),
    likely: count === null ? yuan : yuan * count,
    about: false,
  };
}

function betweenDigits({ before, low = "", high = "", tens, unit = "" }: Groups): number | null {
  const [one, other] = [number(low), number(high)];
  if (one === null || other === null || other <= one || other - one > 2) return null;
  const more = before === undefined ? 0 : (number(before) ?? 0);
  return (more + ((one + other) / 2) * (tens === undefined ? 1 : power(tens))) * power(unit);
}

function betweenAmounts({ low = "", lowUnit, high = "", unit = "" }: Groups): number | null {
  const [one, other] = [number(low), number(high)];
  if (one === null || other === null) return null;
  return (one * power(lowUnit ?? unit) + other * power(unit)) / 2;
}

function power(unit: string): number {
  return POWERS[unit] ?? 1;
}

function number(words: string): number | null {
  return words === "" ? null : numberSaid(words);
}

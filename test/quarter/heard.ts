// A message as its reader takes it: its paragraphs, each by its words a notice of some kind about some items on some day.
import type { Expected, Kind } from "./expected.ts";

export interface Heard {
  /** "other": an answer to somebody's act, a 喜报, trouble: nothing the clock decides. */
  readonly kind: Kind | "other";
  /** As it is named (3/16); "" where it is not. */
  readonly date: string;
  /** How many items it says there are; null where it does not. */
  readonly count: number | null;
  readonly items: readonly number[];
}

const DATE = String.raw`(?<date>\d+/\d+)`;
const COUNT = String.raw`(?<count>\d+)`;

const WORDS: readonly (readonly [Kind, RegExp])[] = [
  ["morning-list", new RegExp(`^\\S+早,今天 ${DATE} ${COUNT}件`)],
  ["return-warning", new RegExp(`^\\S+,${DATE} 这${COUNT}个久没跟进,到期会回公海:`)],
  ["returned", /^#\d+ .* \d+:\d+已回公海\n/],
  ["head-list", new RegExp(`^\\S+,.*18:00 有${COUNT}个要回公海`)],
  ["attention", new RegExp(`^\\S+ ${DATE} 请关注${COUNT}个客户`)],
  ["due-today", new RegExp(`^${DATE} 今天到期、还没记录的(?: ${COUNT} 个)?:`)],
  ["sprint-ask", new RegExp(`^\\S+,${DATE} 今天怎么样`)],
  ["first-response-owner", /^#\d+ .*到手,还没联系。线索越新/],
  ["first-response-head", /^#\d+ .*到\S+手上,4个工作小时还没联系/],
  ["pool-news", new RegExp(`^${DATE} 公海新到 ${COUNT} 个`)],
  ["cleaning-queue", new RegExp(`^${DATE} 有 (?:${COUNT} |\\d+ 多)条线索等清洗`)],
  ["manager", /^\S+,(?:#\d+ .*|这 \d+ 个客户)请看一眼\n[\s\S]*归属和业绩不变\n[^\n]*改派[^\n]*$/],
  ["head", /^\S+,(?:#\d+ .*|这 \d+ 个客户)请看一眼\n/],
  ["managers-post", new RegExp(`^\\S+ ${DATE} 已请主管看的客户`)],
  ["weekly-open", new RegExp(`^\\S+,${DATE} 还开着的 ${COUNT} 个,一周列一次`)],
  ["monthly-review", new RegExp(`^\\S+,${DATE} 在一个人手上超过\\d+天的 ${COUNT} 个`)],
  ["help-month", new RegExp(`^\\S+,${DATE} 说说\\d+月: 请你帮忙 ${COUNT} 次\\(`)],
  // Nobody makes one within the quarter, or proposes another rule.
  ["rule-proposals", /^\S+,(?:你提的|\S+提的)「.*大家说完了/],
  ["exceptions-month", new RegExp(`^\\S+,${DATE} 说说\\d+月: 你破例 ${COUNT} 次`)],
  ["cadence-advice", new RegExp(`^\\S+,${DATE} 看一次跟进节奏:`)],
  ["archive-proposals", new RegExp(`^\\S+,${DATE} 公海里建议沉寂 ${COUNT} 个`)],
  // None sleeps for half a year within a quarter: nothing calls for one.
  ["eliminate-proposals", new RegExp(`^\\S+,${DATE} 沉寂里建议淘汰 ${COUNT} 个`)],
  ["rounds", new RegExp(`^\\S+,${DATE} 有 ${COUNT} 个需要看一下`)],
  ["audit", new RegExp(`^\\S+,${DATE} 抽到你看的 ${COUNT} 个新商机`)],
  ["signs", new RegExp(`^\\S+,${DATE} 有 ${COUNT} 处需要看一下`)],
  // What moved is counted; where nothing did, only what was said is.
  ["friday-line", new RegExp(`^\\S+,\\d+/\\d+–${DATE} 这周(?:有进展 ${COUNT} 个|跟进 )`)],
  ["weekly-figures", new RegExp(`^\\S+ \\d+/\\d+–${DATE} 上周: 新进 \\d+ 个`)],
  ["unusual-figures", new RegExp(`^\\S+,${DATE} (?:有 ${COUNT} 处和别的部门差得多|回头看 \\d+ 处)`)],
  ["unheeded", new RegExp(`^\\S+,近\\d+天有${COUNT}种提醒发了没什么人动`)],
  ["payment-plan", new RegExp(`^${DATE} 赢单了还没排回款的(?: ${COUNT} 个)?:`)],
  ["value-suggestions", new RegExp(`^\\S+,${DATE} 近12个月回款靠前的 ${COUNT} 家还没标高产`)],
  ["leaver", new RegExp(`^\\S+已经不在通讯录里,名下还有 ${COUNT} 个`)],
  ["own-reminder", /^⏰ /],
  ["closed", /^#\d+ .*\n[\s\S]*不用再看了$/],
  ["head-away", /^\S+请假了,也没有人代管/],
  ["no-group", /^\S+还没有绑定群/],
];

/** Notices stand one below the other, an empty line between. */
export function paragraphsOf(text: string): readonly string[] {
  return text.replace(AGAIN, "").split("\n\n");
}

/** What a sender puts before words that may have arrived already. */
export const AGAIN = /^\(重发\)/;

/** A message WeCom would cut goes in pieces (wecom.md 4.13): a full one, of a list, without the words that end it. */
export function isCutOff(text: string): boolean {
  const last = paragraphsOf(text).at(-1) ?? "";
  const lines = last.split("\n");
  return (
    Buffer.byteLength(text) > NEARLY_FULL && LONG.includes(hear(last).kind) && !ENDS.test(lines.at(-1) ?? "")
  );
}

const NEARLY_FULL = 1600;
const LONG: readonly (Kind | "other")[] = ["morning-list", "return-warning", "sprint-ask", "head", "manager"];
const ENDS =
  /^(直接回|没进展也回|联系过就回|一句话就行|在等对方就回|回:|请你定|一个一个回;要换人: 改派|.*前回一个[,;])/;

export function hear(paragraph: string): Heard {
  const said = paragraph.replace(AGAIN, "");
  for (const [kind, words] of WORDS) {
    const found = words.exec(said);
    if (found === null) continue;
    const { date = "", count } = found.groups ?? {};
    return { kind, date, count: count === undefined ? null : Number(count), items: itemsIn(said, kind) };
  }
  return { kind: "other", date: "", count: null, items: [] };
}

/** Where a line speaks of an item, its number stands in front; a single one may stand behind a name. */
function itemsIn(paragraph: string, kind: Kind): number[] {
  // What still waits for a head stands below: the month is told of, and counted.
  if (kind === "own-reminder" || kind === "help-month") return [];
  // Each sign by the first item it is about.
  if (kind === "signs")
    return [...paragraph.matchAll(/\n\d+\) [^\n]*?: #(\d+) /g)].map(([, no]) => Number(no));
  const found = [...paragraph.matchAll(/(?:^|\n)(?:\d+ )?#(\d+) /g), ...paragraph.matchAll(/^\S+,#(\d+) /g)];
  return found.map(([, no]) => Number(no)).sort((one, other) => one - other);
}

/** Whether a notice says what it should: all its items, or as many as it names of those, and how many there are. */
export function says({ count, items }: Heard, { items: wanted, most }: Expected): boolean {
  if (count !== null && count !== wanted.length) return false;
  if (items.length !== Math.min(most, wanted.length)) return false;
  return items.every((no) => wanted.includes(no));
}

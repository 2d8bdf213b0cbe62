// Whom a message is about besides the customers it names: somebody who works at one of them, whoever is asked about with them.
import { companionsIn } from "../read/companion.ts";
import type { Apart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { asks } from "./mood.ts";
import { type NamedAt, namesIn } from "./names.ts";
import { orderedOfSomebody } from "./ordered-of-somebody.ts";
import { isObjectOf, tellsOf } from "./own-clause.ts";
import { DAY_SAID, PERSON_SAID } from "./said-of.ts";
import { toldInTurn } from "./told-in-turn.ts";
import { byContact, nicknamed } from "./whose.ts";

export async function besideNamed(
  read: string,
  { names, clauses }: Apart,
  around: Surroundings,
): Promise<readonly NamedAt[]> {
  if ((asks(read) || ALL.test(read)) && names.some(({ start, end }) => isJoined(read, start, end))) {
    const others = namesIn(read, await around.others(read)).filter((one) => isFree(one, names));
    if (others.length > 0) return others;
  }
  const claimed = await claimedBeside(read, names, around);
  if (claimed.length > 0) return claimed;
  const ordered = await orderedOfSomebody(read, names, around);
  if (ordered !== null) return [ordered];
  const nos = new Set(names.flatMap((name) => name.nos));
  // 跟何工通了电话,顺便问下恒力报了多少: what is reported is of somebody else.
  const isAskedOf = nos.size === 1 && clauses.length > 1 && clauses.some((one) => one.asks);
  // 沈经理催发票 顺便提一嘴新元何工电话打不通: whoever comes first is told of as well.
  const first = HEARSAY.test(read) ? null : SOMEBODY_FIRST.exec(read);
  // 何工把见面提前到明天了,宝利的不变: nobody is named yet in what is told of somebody.
  const head = read.slice(0, names[0]?.start).replace(/[^\s,;。!?]*$/u, "");
  const until = TELLS.test(head) && !HEARSAY.test(head) ? head.length : 0;
  const mayWant = !HEARSAY.test(read) && (head.trim().length >= SHORTEST_TOLD || WANTS_FIRST.test(read));
  const isNumbered = NUMBER_OF_SOMEBODY.test(read);
  const mayFollow = PERSON_BEHIND.test(read.slice(names[0]?.end));
  const next = NEXT_NICKNAMED.test(read) ? await nicknamedNext(read, names, around) : [];
  if (next.length > 0) return next;
  if (nos.size < 2 && !isAskedOf && first === null && until === 0 && !isNumbered && !mayFollow && !mayWant)
    return [];
  const contacts = await around.contacts();
  const isReported = !HEARSAY.test(read) && clauses.every((one) => !one.asks);
  const inTurn = isReported ? toldInTurn(read, names, { own: await around.own(), contacts }) : [];
  // 恒力没约上 4号老沈要份报价: the number says whose 老沈 it is.
  const numbered = isNumbered ? [...byContact(read, contacts), ...nicknamed(read, contacts)] : [];
  const found = numbered.filter((one) => one.nos.length === 1 && isFree(one, names) && isNumberedAs(one));
  if (found.length > 0) return found.map((one) => ({ ...one, start: numberBefore(one) }));
  const isFirst = ({ end }: NamedAt) =>
    first !== null && /^(?:那边|这边|那里|那儿)?(?:电话|手机|微信)?$/u.test(read.slice(end, first[0].length));
  const isKnown = (one: NamedAt) =>
    isAskedOf ||
    isFirst(one) ||
    one.end <= until ||
    wantsFirst(one) ||
    (nos.size > 1 && one.nos.every((no) => nos.has(no)));
  const called = byContact(read, contacts).filter((one) => isFree(one, inTurn));
  const nicknames = first === null ? [] : nicknamed(read, contacts).filter((one) => isFree(one, called));
  const along = companionsIn(read);
  const others = [...called, ...nicknames].filter((one) => {
    if (!isKnown(one) || along.has(read.slice(one.start, one.end))) return false;
    const from = Math.max(...MARKS.map((mark) => read.lastIndexOf(mark, one.start - 1)));
    const ends = MARKS.map((mark) => read.indexOf(mark, one.end)).filter((at) => at >= 0);
    const to = Math.min(read.length, ...ends);
    const isAsked = clauses.some(
      (clause) => clause.asks && clause.start <= one.start && one.end <= clause.end,
    );
    return one.nos.length === 1 && !(isAskedOf && isAsked) && isFree({ start: from, end: to }, names);
  });
  // 何工让我问问恒力那个案例能不能参观, in one breath: rather of whoever wants it, where that is confirmed.
  const wanting = mayWant && inTurn.length + others.length === 0 ? called.find(isFrontOfAll) : undefined;
  return [...inTurn, ...others, ...(wanting === undefined ? [] : [{ ...wanting, guessed: true as const }])];

  /** And no object of what is told: 给郑工打个电话 智谷. */
  function wantsFirst({ start, end, nos: [no] }: NamedAt): boolean {
    if (!mayWant || end > head.length || no === undefined || nos.has(no)) return false;
    const behind = read.slice(end);
    return WANTS_BEHIND.test(behind) || (tellsOf(behind) && !isObjectOf(read.slice(0, start)));
  }

  function isFrontOfAll({ start, end, nos: [no, orNo] }: NamedAt): boolean {
    const isElse = no !== undefined && orNo === undefined && !nos.has(no);
    return (
      isElse &&
      start < (names[0]?.start ?? 0) &&
      WANTS_FIRST.test(read.slice(0, end + 4)) &&
      WANTS_BEHIND.test(read.slice(end))
    );
  }

  function isNumberedAs({ start, nos }: NamedAt): boolean {
    return Number(/(\d+)号?\s*$/u.exec(read.slice(0, start))?.[1]) === nos[0];
  }

  function numberBefore({ start }: NamedAt): number {
    return /(?:#\s*)?\d+号?\s*$/u.exec(read.slice(0, start))?.index ?? start;
  }
}

/** 报价改成17万,另外老顾那边我明天过去: whoever has the surname begins what is told of them. */
async function nicknamedNext(read: string, names: readonly NamedAt[], around: Surroundings) {
  const found: NamedAt[] = [];
  for (const { name, ...one } of nicknamed(read, await around.contacts())) {
    const begins = NEXT.exec(read.slice(0, one.start))?.index;
    const behind = read.slice(one.end);
    const isNext = begins !== undefined && (tellsOf(behind) || OUR_DAY.test(behind)) && !asks(behind);
    if (!isNext || !isFree(one, names)) continue;
    // A colleague may be called so too.
    const isSure = (await around.colleague(name)) === null;
    found.push({ ...one, begins, ...(isSure ? {} : { guessed: true as const }) });
  }
  return found;
}

const NEXT = /(?:另外|还有|对了|至于|再就是|再有)(?:就是)?[\s,]*$/u;
const NEXT_NICKNAMED = /(?:另外|还有|对了|至于|再就是|再有)(?:就是)?[\s,]*[老小]\p{Script=Han}/u;
const OUR_DAY = new RegExp(`^(?:那[边家里])?(?:我们?|咱们?)(?:${DAY_SAID})`, "u");
/** Somebody with a title, or whoever said something. */
const PERSON_BEHIND = new RegExp(`${PERSON_SAID}|\\p{Script=Han}{2}(?=说|讲|问|要|没|约|来电)`, "u");
/** 4号老沈, 3号陈总 */
const NUMBER_OF_SOMEBODY = /\d号?\s*(?![万千百亿元块点台套个天号月年])\p{Script=Han}{2}/u;
const HEARSAY = /^\s*(?:我)?(?:听|据)/u;
/** What has come about with somebody: 没回, 提前了, 发了. */
const TELLS = /[了过]|没(?!有?空)|不[接回在见行]|说|问|要求|来电/u;

/** 郑工让我拆成两期报 凌峰那边…: what somebody wants of us, or thinks of it. */
const SHORTEST_TOLD = 5;
const WANTS_BEHIND =
  /^(?:那边|这边)?(?:又|还|也|就|今天|昨天|刚才?|一直|倒是?)*(?:[让叫喊约请催求拉]着?我|嫌|想|急着|同意|答应|点头|松口|拍板|盯着|看[完了过]|收到|试[用了过]|觉得|认可|满意)/u;
/** 何工让我问问恒力那个案例: named in what somebody else wants. */
const WANTS_FIRST =
  /^(?:刚才?|今天|上午|下午|早上|昨天)*\p{Script=Han}{2,4}(?:那边)?(?:又|还|也|刚)?(?:[让叫喊约请催求]我|嫌|想(?!起))/u;

/** 潘总说样品没问题,公海那个晨光我要了: what lies in the pool, where it is spoken of or claimed beside one's own. */
export async function claimedBeside(
  read: string,
  names: readonly NamedAt[],
  around: Surroundings,
): Promise<readonly NamedAt[]> {
  if (!OF_THE_POOL.test(read)) return [];
  const found: NamedAt[] = [];
  for (const one of namesIn(read, await around.others(read))) {
    const [no, another] = one.nos;
    if (no === undefined || another !== undefined || !isFree(one, names)) continue;
    if ((await around.item(no))?.place === "pool") found.push(one);
  }
  return found;
}

const OF_THE_POOL =
  /公海|没人(?:管|在?跟)|领取|认领|捞|抢|能不能(?:接|领|跟)|给我(?:吧|呗|好了|算了|\s*$|[,;。])|[我俺咱]们?[也就都先]*(?:[要接]了|来[领跟]|(?:想|要)?[接领拿]过来)|领(?:了|走|下|一下|过来)/u;

/** 恒力和智谷各是谁在跟 */
function isJoined(read: string, start: number, end: number): boolean {
  return /^\s*[和跟与及、]/u.test(read.slice(end)) || /[和跟与及、]\s*$/u.test(read.slice(0, start));
}

const SOMEBODY_FIRST = new RegExp(
  `^(?:刚才?|今天|上午|下午|早上|昨天)?(?:${PERSON_SAID}|[老小]\\p{Script=Han})(?:那边|这边|那里|那儿)?(?:电话|手机|微信)?(?=说|问|要|催|约|来电|打不通|关机|停机|占线|回[了电复]|没|不|同意|答应|[让叫喊约]我|嫌|松口|点头|还[在没要]|[正刚]|已经|一直|[在等去])`,
  "u",
);
const ALL = /都|均|分别|各自|[两三]家/u;
const MARKS = [",", ";", "。", "!", "?", "\n", " "] as const;

interface Span {
  readonly start: number;
  readonly end: number;
}

function isFree({ start, end }: Span, names: readonly Span[]): boolean {
  return names.every((name) => end <= name.start || start >= name.end);
}

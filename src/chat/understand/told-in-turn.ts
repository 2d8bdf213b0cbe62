// 恒力陈总不在后来去了无锡刘总说周四签: behind a customer, somebody of another one's, or where that one is, begins what is told of it.
import type { Named } from "../read/name-beginning.ts";
import { PLACE } from "../read/profile-words.ts";
import type { NamedAt } from "./names.ts";
import { isObjectOf, tellsOf } from "./own-clause.ts";
import { DAY_SAID } from "./said-of.ts";
import { byContact } from "./whose.ts";

interface Mine {
  readonly own: readonly Named[];
  readonly contacts: readonly Named[];
}

/** Each with where its own clause begins; `guessed` where nothing says that somebody else is gone on to. */
export function toldInTurn(
  read: string,
  names: readonly NamedAt[],
  { own, contacts }: Mine,
): readonly NamedAt[] {
  const named = new Set(names.flatMap(({ nos }) => nos));
  const found: NamedAt[] = [];
  const people = byContact(read, contacts).filter(({ nos }) => nos.length === 1);
  for (const { start, end, nos } of people) {
    const last = [...names, ...found].filter((one) => one.end <= start).sort((a, b) => b.end - a.end)[0];
    const isWithin = names.some((one) => start < one.end && end > one.start);
    const [no = 0] = nos;
    if (last === undefined || isWithin || (last.nos.join() === nos.join() && !isJoined(read, last, names)))
      continue;
    const between = read.slice(last.end, start);
    const behind = read.slice(end);
    // 跑了云图和恒力,刘总说周五过来: of neither of both, as far as is known.
    const isOfNeither = !named.has(no) && /(?:^|[\s,;。])$/u.test(between) && isJoined(read, last, names);
    // …;明天我去北仑送资料,何工收: in a sentence of its own one goes where that customer is.
    const sentence = /;[^;]*$/u.exec(between)?.[0] ?? "";
    if (placesOf(own, no).some((place) => sentence.includes(place))) {
      found.push({ start, end, nos });
      continue;
    }
    if (isOfNeither ? !TELLS_BEHIND_BOTH.test(behind) : !tellsOf(behind) || OF_THAT_ONE.test(between))
      continue;
    if (isMentioned(between, behind)) continue;
    const way = wayTo(between, placesOf(own, no));
    const isSure =
      !isOfNeither &&
      (named.has(no) ||
        found.some((one) => one.nos.includes(no)) ||
        way.isSure ||
        SEVERAL.test(read) ||
        THOUGH.test(behind));
    // Whoever is told of with no day may well be somebody else there who is called so.
    if (!isSure && !DATED.test(behind)) continue;
    const begins = start - way.length;
    found.push({ start, end, nos, begins, ...(isSure ? {} : { guessed: true }) });
  }
  return found;
}

/** A和B都打了…: more than the last one is spoken of. */
function isJoined(read: string, last: NamedAt, names: readonly NamedAt[]): boolean {
  return names.some(
    (one) =>
      one !== last &&
      one.end <= last.start &&
      /^[\s,、]*[和与跟及]?\s*$/u.test(read.slice(one.end, last.start)),
  );
}

/** 何工介绍的, 问刘总, 让陈总: object of what another does. In 王磊在看何工说, nobody looks at him. */
function isMentioned(between: string, behind: string): boolean {
  return isObjectOf(between) && !(/[在还]看$/u.test(between) && /^[说讲问]/u.test(behind));
}

/** 恒力刘总, 恒力那边的刘总: somebody there, whoever else is called so. */
const OF_THAT_ONE =
  /^(?:那[边家里]|这[边家里])?的?(?:老板|采购|财务|法务|技术|领导)?[\s,]*$|(?:他们|她们|他家|人家|那边|对方)的?(?:老板|采购|财务|法务|技术|领导)?$/u;
/** What leads on to the next one. */
const WAY =
  /(?:(?:后来|然后|接着|完了|之后|完事|再就是|另外|还有|[又再]|顺便|回来|路上|紧跟着)(?:就|我|又|再|也)*(?:给|跟|和|找|见|碰)?)?[\s,]*(?:(?:我|就|又|再|也)*(?:去|跑|到|转|赶|拐)(?:了|到|去|过)*(?:一?趟)?)?$/u;
/** 沈经理倒是主动…: set against the others. */
const THOUGH = /^倒(?:是|挺|还|也)/u;
const LEADS_ON = /后来|然后|接着|之后|再就是|另外|还有|顺便|紧跟着|又/u;

function wayTo(between: string, places: readonly string[]) {
  const there = THERE.exec(between)?.groups;
  const isThere = places.includes(there?.["place"] ?? "");
  const length = isThere ? (there?.["all"] ?? "").length : 0;
  const way = WAY.exec(between.slice(0, between.length - length))?.[0] ?? "";
  return { length: way.length + length, isSure: isThere || LEADS_ON.test(way) };
}

const THERE = /(?<all>(?<place>\p{Script=Han}{2})(?:那边|这边|那里)?[\s,]*)$/u;

/** 今天跑了两家, 打了三个客户, 都打了一遍: several of ours are announced before anybody is named; 来了两个人, 三家比价 are of others. */
const SEVERAL = new RegExp(
  `^(?:我们?|咱们?|刚才?|${DAY_SAID}|早上|上午|中午|下午|晚上|一天|又|一共|总共|就|[\\s,])*(?:(?:跑|打|去|见|联系|拜访|走|问|回访|聊|转)(?:了|过|完)*(?:电话)?(?:[两三四五俩仨几]家(?!人)|[两三四五俩仨几]个(?:客户|地方|单子)(?!代表|经理|的|要|对接))|(?:[两三四五俩几]家(?:我|客户)?)?(?:都|挨个|分别)[^,;。]{0,4}(?:打|问|跑|去|见|发|寄|联系))`,
  "u",
);
const DATED = /周|礼拜|星期|[明后]天|[\d十]号|月[底初中]|下午|上午|晚上|\d+\s*[点万wW]/u;

/** 说周五过来, 陪的,下周二再约. */
const TELLS_BEHIND_BOTH = /^(?:陪|带|接|也|都|又|还|说|讲|问|要|想|让|约|答应|同意|定|来|在|没|不)/u;

/** The town it is called after, and where it is. */
function placesOf(own: readonly Named[], no: number): readonly string[] {
  const one = own.find((item) => item.no === no);
  const [name = "", address = ""] = [one?.name, one?.address ?? ""].map((text) => text ?? "");
  const city = PLACE.exec(address)?.[0] ?? "";
  return [
    PLACE.exec(name)?.[0] ?? "",
    city,
    address
      .slice(city.length)
      .replace(/^[市省]/u, "")
      .slice(0, 2),
  ].filter(Boolean);
}

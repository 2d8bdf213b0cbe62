// 新元还是12号不动, 宝利11点 蓝海下午3点: when one meets with each of several, and nothing besides.
import { dayOf } from "../../domain/day.ts";
import type { Item } from "../../domain/item/item.ts";
import { whenOf } from "../read/dated.ts";
import { readClock } from "../read/day.ts";
import { PEOPLE } from "../read/profile-words.ts";
import type { Apart, Part } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { MASKS } from "./cue.ts";
import { nextCommand } from "./next-command.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";

const { customer: C, day: D } = MASKS;
const OF_IT = "(?:那[边个家天]|的|面谈|见面|拜访|会)*";
/** 还是12号不动, 12号照旧, 还是周五. */
const STANDS = new RegExp(
  `^${OF_IT}(?:(?:还是|仍是?|依旧)?(?:定在|约在|在|是)?${D}${OF_IT}(?:不动|不变|没变|没动|照旧|照常|别动|不改)|(?:还是|仍是|依旧是)${D}${OF_IT})[了吧啊哈的]*$`,
  "u",
);
/** 13号那是宝利. */
const WHOSE = new RegExp(`^${D}(?:那|那天|那个)?(?:是|约的是|见的是)${C}(?:的|那[边家])?$`, "u");
const HOUR =
  /^(?:那[边家])?(?:约的?|定的?|是|在)?(?:上午|下午|早上|晚上|中午|傍晚)?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:[点时](?:半|一刻|三刻|\d{1,2}分?|钟|整)?|[:]\d{2})$/u;
const MAY_BE = /还是|不动|不变|没变|没动|照[旧常]|是|[点时:]/u;
const PERSON = new RegExp(`(?:${PEOPLE.source})`, "gu");

/** Null where anything is told besides. */
export async function onlyWhen(spoken: Spoken, around: Surroundings): Promise<Speech | null> {
  const { part, subjects, apart } = spoken;
  const [only, another] = subjects;
  if (only?.no == null || another !== undefined || !MAY_BE.test(part.text)) return null;
  const item = (await around.keeps(only.no)) ? await around.item(only.no) : null;
  if (item === null) return null;
  return isHours(apart) ? atItsHour(item, spoken, around) : asAgreed(item, spoken, around);
}

async function asAgreed(item: Item, { part, apart }: Spoken, around: Surroundings): Promise<Speech | null> {
  const said = bare(part.clauses.map(({ masked }) => masked).join(""));
  const isWhose = WHOSE.test(said);
  if (!isWhose && !STANDS.test(nameless(said))) return null;
  const within = apart.days.filter(
    ({ start, end }) =>
      part.clauses.some((clause) => start >= clause.start && start < clause.end) &&
      apart.text.slice(start, end).trim() !== `${item.no}号`,
  );
  const [day, another] = within;
  if (day === undefined || another !== undefined || !("value" in day) || day.value.past) return null;
  if (day.value.day === item.nextDay && (day.value.minute ?? item.nextMinute) === item.nextMinute)
    return { ...NOTHING, runs: [`${around.registry.wordOf("show")} #${item.no}`] };
  const last = await around.lastAct();
  const isJustMoved = !isWhose && last?.no === item.no && last.field === "next";
  const run = nextCommand(item.no, whenOf(day.value.day, day.value.minute, item.nextText), around);
  return isJustMoved ? { ...NOTHING, runs: [run] } : { ...NOTHING, offers: [run] };
}

/** An hour of the day that is agreed is written; another day than that is offered. */
function atItsHour(item: Item, { part, apart }: Spoken, around: Surroundings): Speech | null {
  const { registry } = around;
  const own = clauseOf(part);
  const clock = own === undefined ? null : readClock(own.text, apart.now);
  const minute = clock !== null && "value" in clock ? clock.value.minute : null;
  const days = apart.days.filter((day) => "value" in day);
  const [first, another] = days;
  if (minute === null || another !== undefined) return null;
  const day = first !== undefined && "value" in first ? first.value.day : dayOf(apart.now);
  // 昨天恒力10点: nobody is met on a day that is over, and what happened then is not said.
  if (day < dayOf(apart.now))
    return { ...NOTHING, offers: [`${registry.wordOf("follow-up")} #${item.no} ${part.text.trim()}`] };
  const isAgreed = item.nextDay === day;
  const run = nextCommand(
    item.no,
    whenOf(day, minute, item.nextDay === null || isAgreed ? item.nextText : null),
    around,
  );
  return isAgreed ? { ...NOTHING, runs: [run] } : { ...NOTHING, offers: [run] };
}

/** Of each of several nothing but an hour is said, and at most one day before them all. */
function isHours({ parts, days, names }: Apart): boolean {
  const first = names[0]?.start ?? 0;
  return (
    parts.length > 1 &&
    days.every(({ end }) => end <= first) &&
    parts.every((part) => part.about.length === 1 && HOUR.test(hourOf(part)))
  );
}

function hourOf(part: Part): string {
  const own = clauseOf(part);
  const [name] = own?.names ?? [];
  if (own === undefined || name === undefined) return "";
  return bare(own.text.slice(name.end - own.start)).replace(/[,;。]+$/u, "");
}

function clauseOf({ clauses }: Part) {
  return clauses.find(({ names }) => names.length > 0);
}

function bare(said: string): string {
  return said.replace(/[\s,;。!~]/gu, "");
}

function nameless(said: string): string {
  // 7号钱工还是周五: the number, read as a day.
  return said
    .replace(new RegExp(`^${D}(?=${C})|^#?\\d+号?(?=\\p{Script=Han}|${C})`, "u"), "")
    .replaceAll(C, "")
    .replace(PERSON, "");
}

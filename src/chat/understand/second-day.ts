// 改礼拜一哦不是礼拜一是下礼拜二 · 后天去哦不后天要去宁波大后天去 · 周四两点……算了,撞上别的了,还是周五: a day taken back in the same breath; only the last one is heard of.
import { type DayFound, readDays } from "../read/days.ts";
import { sifted } from "../read/signs.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import type { Meaning } from "./means.ts";

/** What a text says by itself. */
type Hearing = (text: string, around: Surroundings) => Promise<Meaning>;

const SIGN = sifted(/不是|[哦噢啊哎诶喔][\s,]*不|算了/u);
const BREATH = "[\\s,.。…~]*[哦噢啊哎诶呃嗯喔]*[\\s,.。…~]*";
/** 去哦不, 礼拜一哦不是: behind the day that is taken back, with the word of what is done on it. */
const TAKES_BACK =
  /^(?<what>[^,;。!?…\s不没别]{0,4}?)(?:[\s,.。…]*[哦噢啊哎诶喔]+[\s,]*(?:不对?|不是|错了)|[\s,.。…]+不是)[\s,.。]*$/u;
/** 是, between the day that is denied and the one that holds. */
const BUT = /^[\s,]*(?:而|应该)?是\s*$/u;
/** 要去宁波, of the day that is taken back: why it is. */
const WHY =
  /^(?:上午|下午|晚上|一天|全天)?[\s,]*(?:我|他|她|得|要|还要|有|在|约|排|没|不|去)[^;。!?]{1,14}?[\s,]*$/u;
/** ……算了,撞上新元了,还是 */
const AFTER_ALL = new RegExp(
  `^(?<what>[^,;。!?…]{0,6}?)${BREATH}算了[吧,.。…\\s]*(?:[^,;。!?]{1,12}[,;。…\\s]+)?(?:还是|就|改)(?:改|放|定|约|回|到|在|成|按)*\\s*$`,
  "u",
);
/** Nobody has settled on it. */
const OPEN = /[?？吗]|可能|也许|不一定|再说|再定|如果|要是/u;

/** Null where no day is taken back, or what takes it back speaks of more. */
export function secondDay(said: string, around: Surroundings, hear: Hearing): Promise<Meaning | null> | null {
  if (!SIGN.test(said)) return null;
  const told = withoutTakenBack(said, around.now);
  return told === null ? null : hear(told, around);
}

/** The text with the day that holds where the one taken back stood. */
export function withoutTakenBack(said: string, now: number): string | null {
  const read = asRead(said);
  const days = readDays(read, now).filter((one) => "value" in one && !one.value.past);
  for (const [at, wrong] of days.entries()) {
    const right = rightOf(read, wrong, days.slice(at + 1));
    if (right === null || OPEN.test(read.slice(wrong.start))) continue;
    return `${said.slice(0, wrong.start)}${said.slice(right.start)}`;
  }
  return null;
}

function rightOf(read: string, wrong: DayFound, [second, third]: readonly DayFound[]): DayFound | null {
  if (second === undefined) return null;
  const between = read.slice(wrong.end, second.start);
  if (AFTER_ALL.test(between) && dayOf(second) !== dayOf(wrong)) return second;
  const taken = TAKES_BACK.exec(between);
  if (
    taken === null ||
    third === undefined ||
    dayOf(second) !== dayOf(wrong) ||
    dayOf(third) === dayOf(wrong)
  )
    return null;
  const behind = read.slice(second.end, third.start);
  if (BUT.test(behind)) return third;
  const what = taken.groups?.["what"] ?? "";
  return what !== "" && WHY.test(behind) && read.slice(third.end).startsWith(what) ? third : null;
}

function dayOf(one: DayFound): string {
  return "value" in one ? one.value.day : one.words;
}

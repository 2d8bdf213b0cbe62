// 不对 十点, 改成后天, 是四点, right after a reminder was set: it is set anew, and no appointment with a customer is touched.
import { at, dayOf, minuteOfDay } from "../../domain/day.ts";
import { whenOf } from "../read/dated.ts";
import { readDays } from "../read/days.ts";
import { readMoment } from "../read/moment.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { isDenied, meantHour } from "./put-right.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const NAMES_TIME = /[点时号日天周]|星期|礼拜|\d:\d/u;
const VALUE = "[\\d一二两三四五六七八九十:点时半刻分钟整号日月天周星期礼拜今明后大下早上中下午晚傍]+";
const LEADS =
  "(?:不+对|不是|错了|啊|哦|噢|哎呀?|呃|诶|算了|口误|嘴瓢了?|我|太?[早晚]了|(?:说|记|写|打|搞|弄|看|听|设|定)(?:错|岔|快)了?|应该|其实|是|还是|那|就|给我|帮我|改|换|挪|推|提前|延|调|定|[到成为在]|一?下(?!午)|提醒|时间)";
const ONLY_A_TIME = new RegExp(
  `^(?:${LEADS}|[\\s,。!、])*${VALUE}(?:[\\s,]*(?:不是|别|(?:应该|其实)?是|改成?)?${VALUE})?(?:吧|哈|啊|呀|的|了|哦|才对|[\\s,。!~]|我?(?:刚才?)?(?:把|是)?(?:时间|邀请|日历|日程|通知|消息|微信|点|钟点)?(?:看|说|记|写|听|打|搞|弄)[错岔反串混]了?)*$`,
  "u",
);
/** 换成11号下午: when an afternoon begins, where no hour is said. */
function partOfDay(said: string, now: number): number | null {
  const read = /[上下]午|中午|傍晚|晚|早上/u.test(said) ? readMoment(said, now) : null;
  return read === null || "ask" in read ? null : minuteOfDay(read.at);
}

const LONGEST = 28;
const EVENING = 18 * 60;
const HALF_DAY = 12 * 60;
const MORNING = /凌晨|早|上午/u;

/** Null where the last thing done was no reminder, or more is said than when. */
export function reminderCorrected(text: string, around: Surroundings): Promise<Speech | null> | null {
  const said = asRead(text).trim();
  return said.length > LONGEST || !NAMES_TIME.test(said) || !ONLY_A_TIME.test(said)
    ? null
    : setAnew(said, around);
}

async function setAnew(said: string, around: Surroundings): Promise<Speech | null> {
  if ((await around.lastAct())?.command !== "remind-me") return null;
  const set = await around.reminder();
  if (set === null) return null;
  const [oldDay, oldMinute] = [dayOf(set.at), minuteOfDay(set.at)];
  const named = readDays(said, around.now).findLast((day) => "value" in day && !isDenied(said, day));
  const value = named !== undefined && "value" in named ? named.value : null;
  const hour = value?.minute ?? meantHour(said, oldMinute) ?? partOfDay(said, around.now);
  if (value === null && hour === null) return null;
  // 九点, of eight in the evening, is in the evening.
  const isLate = hour !== null && oldMinute >= EVENING && hour < HALF_DAY && !MORNING.test(said);
  const minute = hour === null ? oldMinute : isLate ? hour + HALF_DAY : hour;
  const day = value?.day ?? oldDay;
  if (at(day, minute) <= around.now) return null;
  const { registry } = around;
  const item = set.no === null ? "" : ` #${set.no}`;
  return {
    ...NOTHING,
    runs: [
      `${registry.wordOf("cancel-reminder")} ${set.line}`,
      `${registry.wordOf("remind-me")}${item} ${whenOf(day, minute, set.text)}`,
    ],
  };
}

// What a note says of the appointment that stands: kept, or dropped by name (rules.md 5). Anything else leaves it.
import { type Day, dayOf } from "../../domain/day.ts";
import { readDays } from "./days.ts";
import { spelled } from "./simplified.ts";

export type AppointmentNews = "kept" | "dropped";

interface Standing {
  readonly nextDay: Day | null;
  readonly nextText: string | null;
}

/** 面谈可能要取消: nobody has called it off yet. */
const UNSURE =
  "(?<!(?:可能|也许|或许|恐怕|怕是|说不定|不一定|估计|搞不好|没准|会不会|要不要|是不是|是否|想|打算|考虑|要是|如果|万一)[^,;。!?]{0,4})";
const OFF =
  "(?:取消|作废|推掉|不作数|不去|不来|不见|不约|不开|不用[去来见跑]|去不成|去不了|来不了|泡汤|改期)";
/** Behind a day: it is called off, so the day is none to come. */
export const CALLED_OFF = new RegExp(`^[^,;。!?]{0,8}${UNSURE}(?<![没未别不])${OFF}`);
const MEETING = "(?:约好?的?|预约|会议?|见面|面谈|拜访|上门|演示|行程|回访|下次|安排)";
const NAMED_OFF = new RegExp(
  `${MEETING}[^,;。!?]{0,6}${UNSURE}(?<![没未别不])${OFF}|${UNSURE}(?<![没未别不])(?:取消|推掉)了?[^,;。!?]{0,4}${MEETING}`,
);
/** Somebody else's meeting is not ours. */
const OTHERS = /竞品|对手|友商|别家|同行/;
const DONE =
  /(?:见|谈|聊|去|来|做|讲|演示|上门|拜访|回访|开会?|发|报|寄|送|签|交)[^,。;!?没未不]{0,3}(?:完|过|好|了)/;

/** 面谈改到下午四点了: it is still to come. */
const MOVED = /(?:改|挪|推|延|提前)(?:到|成|至|在|期)/;

/** On the day itself nobody meets twice; what was sent or asked may be another thing. */
const MET = /(?:见|谈|聊|演示|上门|拜访|回访|开会?)[^,。;!?没未不]{0,3}(?:完|过|好|了)/;

/** 钱工说13号不行, 周五钱工没空: nobody comes on that day; 周四上午没空 leaves the afternoon, and our own 我没空 is not theirs. */
const KEPT_FROM =
  /^(?:的?(?:会议?|面谈|见面|拜访))?(?![^,;。!?]{0,6}(?:可能|也许|恐怕|怕是|说不定|不一定|估计))(?![^,;。!?]{0,6}(?:我|上午|下午|早上|晚上|中午|点|技术|财务|竞品|对手))[^,;。!?没不]{0,5}?(?:[去来见赶]不[了成]了?(?=$|[\s,;。!啊吧])|没空|没时间|不在(?:厂里?|公司|家|国内)?(?=$|[\s,;。!])|不行|不方便|不成(?!问题)|不合适|临时有(?:事|会|安排)|撞期|冲突|(?<![去来到][^,;。!?]{0,5})(?:请假|休假|出差))(?![^,;。!?]{0,4}(?:[吗?？]|就|也|的话))/u;
/** 周四沈经理要去总部开会,来不了 */
const CANNOT_COME = /^(?!\s*我)[^;。!?]{0,14}[,\s](?:他|她|人)?(?:[来见]不[了成]了?|没空了?)[\s。!]*$/u;
const PART_OF_DAY = /上午|下午|早|晚|中午|[点时:]/u;

/** Whether somebody there is kept from the whole of a day that is named. */
export function isKeptFrom(folded: string, { start, end }: { readonly start: number; readonly end: number }) {
  return (
    !PART_OF_DAY.test(folded.slice(start, end)) &&
    (KEPT_FROM.test(folded.slice(end)) || CANNOT_COME.test(folded.slice(end)))
  );
}

/** 宝利改期了,新时间还没定 */
const PUT_OFF = /(?:^|[,;。!?\s]|[\p{Script=Han}]{2})(?<![想要求能会])改期了/u;

/** 周三的会取消了, where Thursday was agreed: another one's. */
function isOfAnotherDay(
  folded: string,
  { nextDay, now }: { readonly nextDay: Day; readonly now: number },
): boolean {
  const meetings = readDays(folded, now).filter(
    (day) => "value" in day && /^的(?:那[场次个])?(?:会|面谈|见面|拜访|演示|约)/u.test(folded.slice(day.end)),
  );
  return meetings.length > 0 && meetings.every((day) => "value" in day && day.value.day !== nextDay);
}

/** `now` in ms. A day that is neither named nor today is not kept by words that could mean another meeting. */
export function readAppointmentNews(
  text: string,
  { nextDay, nextText }: Standing,
  now: number,
): AppointmentNews | null {
  if (nextDay === null) return null;
  const folded = spelled(text);
  const named = readDays(folded, now).some(
    (day) =>
      "value" in day &&
      day.value.day === nextDay &&
      (CALLED_OFF.test(folded.slice(day.end)) || isKeptFrom(folded, day)),
  );
  const isOff = NAMED_OFF.test(folded) && !OTHERS.test(folded) && !isOfAnotherDay(folded, { nextDay, now });
  if (named || PUT_OFF.test(folded) || isOff) return "dropped";
  if (!DONE.test(folded) || MOVED.test(folded)) return null;
  if (/提前/.test(folded) || (nextText !== null && folded.includes(spelled(nextText)))) return "kept";
  if (nextDay !== dayOf(now)) return null;
  return MET.test(folded) || (nextText !== null && folded.includes(spelled(nextText).slice(-2)))
    ? "kept"
    : null;
}

// 钱工那个你给我提到明天下午三点他周五要去体检: when one meets next, ordered in a breath of its own, whatever is said beside it.
import { whenOf } from "../read/dated.ts";
import type { DayFound } from "../read/days.ts";
import { sifted } from "../read/signs.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { MASKS } from "./cue.ts";
import { nextCommand } from "./next-command.ts";
import { ASKED, BEGINS, type Breath, ENDS, LEADS, ownBreath, SOFTLY } from "./own-breath.ts";
import { PERSON_SAID } from "./said-of.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";

const { customer: CUSTOMER, day: DAY } = MASKS;
/** 何公, as it sounds. */
const SOMEBODY = `(?:${PERSON_SAID}|\\p{Script=Han}(?:[公功攻宫宗综]|[经精]里))`;
const WHO = `(?:(?:跟|和|与|给)?(?:${CUSTOMER}|${SOMEBODY}|它|他|她|他们)(?:那边|那家|这家|那|这|个|单子|单|条|家|次|场|的|\\s){0,5}){0,2}`;
const MEETING =
  "(?:下一?次的?|下一?步的?|下回的?)?(?:面谈|见面|拜访|演示|回访|跟进|联系|视频|电话|会议|会面|会|考察|参观|交流|汇报|约|行程|上门|调研|培训|时间|日子|日期|计划|安排|那[个场次]){0,3}(?:的?(?:时间|日子|日期))?";
const MOVES =
  "(?:[往向]?[后前])?(?:推迟|延后|延期|提前|提早|顺延|调整|更改|安排|改|挪|推|延|换|调|移|放|摆|挂|定|排|提|拖|弄|搞|设|写|填|记|顺(?=到|至|延)){1,3}(?:到|成|至|为|在|去|个|进|上){0,2}";
const orderOf = (day: string) =>
  new RegExp(
    `${BEGINS}${LEADS}${ASKED}${WHO}${ASKED}${WHO}(?:的|那个|这个|那次|那场){0,2}${MEETING}${ASKED}(?<verb>${MOVES})\\s{0,3}${day}(?<soft>\\s{0,3}${SOFTLY}{1,4})?`,
    "u",
  );
const ORDER = orderOf(DAY);
/** 把智谷的下次跟进定到那个时间: on the only day that is named beside it. */
const POINTED = orderOf("(?:[那这同]个?(?:时间点?|时候|日子|点|钟点)|[那这]一?[天日]|[那这]会儿)");
const VERB = sifted(/[改挪推延换调移放摆挂定排提拖弄搞设写填记顺]/u);
/** What only an order says; who tells of a move says 改 and 推. */
const ORDERS = /请|麻烦|劳驾|辛苦|帮我|帮忙|给我|替我|给它|[把将]|你|您|放|摆|挂|写|填|记|顺/u;
/** 合同写周五, 记周五: only what comes next is written down so. */
const PUT_DOWN = /[写填记]/u;
/** 面谈日期写成十六号 */
const NAMES_DATE = /(?:面谈|见面|拜访|演示)(?:的)?(?:日期|日子|时间).{0,3}[写填记][成为]/u;
const NAMES_NEXT = /下一?[次步回]/u;
const NAMES_MEETING = /面谈|见面|拜访|演示|回访|会|约|下[次回一]/u;
/** #2摆到13号,#7换到12号,等于俩对调一下. */
const SWAPS = /对调|互换|调个个|换个位/u;
const GOES_ON = new RegExp(`^(?:${ENDS.slice(3, -1)}|他|她|人家|对方|我|咱|几点|那[边天]|${CUSTOMER})`, "u");
const EITHER = /不行(?:就|再)|要不|或者?|还是(?=周|下|[明后]|\d)/u;
/** Of the one that was just looked at: 好的,那么请把…; 那给它挂个下周四吧. */
const OF_THAT_ONE = /^(?:好(?:的|吧|嘞)?|行|嗯+|ok|收到|那么?|那就|[\s,])+(?=\S)|它/iu;
const STEP =
  /^[\s,，。]*(?:届时|到时候?|那天)?(?:就写|写)?(?<step>(?:我们?|咱们?)?(?:再|去|把|背着?|带着?|拿着?|给[他她]|上门|登门|见|找|打|当面|过去|送|寄|发|跟|和)[^,，;；。!！?？\n\s]{1,24})/u;

/** Null where no day is ordered of one item of one's own, or nobody but the words of others names it. */
export async function dayOrdered(
  spoken: Spoken,
  around: Surroundings,
): Promise<{ readonly breath: Breath; readonly speech: Speech } | null> {
  const { part, apart } = spoken;
  if (
    !VERB.test(part.text) ||
    !part.clauses.some(({ masked }) => masked.includes(DAY)) ||
    /(?<!改)签/u.test(part.text)
  )
    return null;
  const direct = ownBreath(part, apart, ORDER);
  const breath = direct ?? ownBreath(part, apart, POINTED);
  if (breath === null || breath.beside.some((words) => EITHER.test(words))) return null;
  const { soft, verb = "" } = breath.match.groups ?? {};
  const behind = breath.clause.masked.slice(breath.match.index + breath.match[0].length);
  if (!GOES_ON.test(behind) && !(soft !== undefined && behind !== "")) return null;
  if (PUT_DOWN.test(verb) && !NAMES_NEXT.test(breath.match[0]) && !NAMES_DATE.test(breath.match[0]))
    return null;
  const isAlone = breath.beside.length === 0 && NAMES_MEETING.test(breath.match[0]);
  if (soft === undefined && !isAlone && !ORDERS.test(breath.match[0]) && !SWAPS.test(part.text)) return null;
  const at = breath.clause.places[breath.match.index + breath.match[0].lastIndexOf(DAY)];
  const day = direct === null ? onlyDay(spoken) : apart.days.find(({ start }) => start === at);
  if (day === undefined || !("value" in day) || day.value.past) return null;
  const no = await itemMeant(spoken, around);
  const item = no === null || !(await around.keeps(no)) ? null : await around.item(no);
  if (item === null || verb === "") return null;
  const step = item.nextDay === null ? stepBehind(apart.text.slice(breath.end)) : item.nextText;
  return {
    breath,
    speech: {
      ...NOTHING,
      runs: [nextCommand(item.no, whenOf(day.value.day, day.value.minute, step), around)],
    },
  };
}

/** The only one that is named, and still to come. */
function onlyDay({ part, apart }: Spoken): DayFound | undefined {
  const within = apart.days.filter(({ start }) =>
    part.clauses.some((clause) => start >= clause.start && start < clause.end),
  );
  return within.length === 1 ? within[0] : undefined;
}

async function itemMeant({ part, subjects }: Spoken, around: Surroundings): Promise<number | null> {
  const [only, another] = subjects;
  if (another !== undefined) return null;
  if (only !== undefined) return only.token === "它" ? around.last() : only.no;
  return OF_THAT_ONE.test(asRead(part.text).trim()) ? around.last() : null;
}

/** 届时我把案例寄给他: what is done then. */
function stepBehind(behind: string): string | null {
  return STEP.exec(behind)?.groups?.["step"] ?? null;
}

// 明天去智谷对需求后天去凌峰: where a day, or what is said of all, begins the next clause of what was dictated without marks.
import { DAY_SAID } from "./said-of.ts";

interface Span {
  readonly start: number;
  readonly end: number;
  readonly nos: readonly number[];
}

interface Place {
  readonly at: number;
  /** The name that comes next. */
  readonly next: Span;
  /** Where the clause began. */
  readonly start: number;
}

/** 后天去, 周三上午我到: the day, and what we do with whoever is named behind it. */
const LEAD = new RegExp(
  `^(?:${DAY_SAID})(?:一?早|上午|下午|晚上)?(?:\\d{1,2}点半?)?我?(?:再|就|得|要|准备|打算)?(?:去|到|跑|拜访|见|约|找|联系)(?:了|一?趟)?(?:\\p{Script=Han}{2}(?:那边)?(?:拜访|见|约|找))?$`,
  "u",
);
/** 周三恒力周四万邦: nothing but the day. */
const DAY_ALONE = new RegExp(`^(?:${DAY_SAID})(?:一?早|上午|下午|晚上)?$`, "u");
/** 说等下周三万邦也…: the day belongs to what stands before it. */
const OPEN = /[说讲等到要约是定改在给就]$/u;
const FIRST = /^(?:我|那|然后|先)*/u;

/** Whether a day stands before the next customer as one stood before the customer of this clause, or behind a blank. */
export function dayLeadsToNext(said: string, { at, next, start }: Place, names: readonly Span[]): boolean {
  if (next.start <= at) return false;
  const lead = said.slice(at, next.start).trimStart();
  const isAlone = DAY_ALONE.test(lead) && !OPEN.test(said.slice(0, at));
  if (!isAlone && !LEAD.test(lead)) return false;
  const first = names.find((one) => one.start >= start && one.end <= at);
  if (first === undefined || first.nos.join() === next.nos.join()) return false;
  const before = said.slice(start, first.start).trim().replace(FIRST, "");
  return (isAlone ? DAY_ALONE : LEAD).test(before);
}

const COUNTS: Readonly<Record<string, number>> = { 两: 2, 俩: 2, 三: 3, 四: 4 };
const COUNTED =
  /^(?:[这那](?=[两三四][家边]))?([两三四])[家个边](?=(?:我|客户)?(?:都|也|全)?[^,;。!?的]{0,6}都)|^(俩|两[家个边])(?=(?:我)?都)/u;
const TOGETHER = new RegExp(
  `^都(?=(?:约|定|改|推)?(?:在|到|了)?(?:${DAY_SAID})(?:上午|下午|晚上|一早)?再)`,
  "u",
);

/** 两家我明天都再跟一下, 都明天上午再联系: of all that were told of before, each in a clause of its own. */
export function isOfAllBefore(said: string, at: number, names: readonly Span[]): boolean {
  const behind = said.slice(at, at + 16);
  const counted = COUNTED.exec(behind);
  const isTrip = /(?:^|[\s,;。])$/u.test(said.slice(0, at)) && ONE_TRIP.test(behind);
  if (counted === null && !isTrip && !TOGETHER.test(behind)) return false;
  const before = new Set(names.filter(({ end }) => end <= at).map(({ nos }) => nos.join()));
  const word = counted?.[1] ?? counted?.[2]?.charAt(0) ?? "";
  const isAll =
    counted === null ? before.size > 1 && !OF_OTHERS.test(said.slice(0, at)) : before.size === COUNTS[word];
  return isAll && names.every(({ start }) => start < at || said.slice(at, start).length > 16);
}

/** 下周三我一块跑, behind what is told of several. */
const ONE_TRIP = new RegExp(
  `^(?:${DAY_SAID})(?:上午|下午|一早)?我?(?:们)?(?:再|就|准备|打算)?(?:一块儿?|一起|一并|一趟)(?:都)?(?:跑|去|走|拜访)(?![^,;。!?\\s]{0,4}(?:[和跟]))`,
  "u",
);

/** 他们都明天再定, 内部都, 也都 */
const OF_OTHERS =
  /(?:们|家|人|全|也|每[天个]?|谁|什么|部门|领导|两[个位]|内部|里面|上下|老板|老总|技术|采购|财务|法务|主管|那边|这边)\s*$/u;

// 说岔了,不是周四,周四是新元,恒力是下周一: of what was just agreed another day, though whose the wrong day is stands beside it.
import { whenOf } from "../read/dated.ts";
import { readDays } from "../read/days.ts";
import { sifted } from "../read/signs.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { asks } from "./mood.ts";
import { everybodyNamed } from "./named-beside.ts";
import { nextCommand } from "./next-command.ts";
import { isDenied } from "./put-right.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const MAY = sifted(/不是|不对|[说记写看听搞弄][错岔混串反]|错了/u);
/** 恒力是, 恒力的是: leads to its day. */
const IS = /^(?:的|那边|那家|这边|这家|那单|这单|[\s,])*(?:应该|其实|才|改)?(?:是|在)\s*$/u;
/** 是新元: whose the other day is. */
const IS_OF = /(?:是|给|归)(?:的)?\s*$/u;
const OPEN = /[?？吗]|可能|也许|再定|待定|要是|如果/u;

/** Null where the last act was no agreement, or its customer is not named with one day that holds. */
export function eachOnItsDay(said: string, around: Surroundings): Promise<Speech | null> | null {
  return MAY.test(said) && !OPEN.test(said) ? putRight(said, around) : null;
}

async function putRight(said: string, around: Surroundings): Promise<Speech | null> {
  const read = asRead(said);
  const days = readDays(read, around.now).filter((one) => "value" in one && !one.value.past);
  if (days.length === 0 || asks(read)) return null;
  const act = await around.lastAct();
  const item = act?.no == null ? null : await around.item(act.no);
  if (act?.no == null || item?.nextDay == null || (act.text === null && act.field !== "next")) return null;
  const { no } = act;
  const named = await everybodyNamed(said, around);
  const own = named.filter(({ nos }) => nos.length === 1 && nos[0] === no);
  const others = named.filter(({ nos }) => !nos.includes(no));
  // Somebody else has to be there whose the wrong day is: 恒力是下周一 alone is put right as ever.
  if (others.length === 0 || !others.every(({ start }) => IS_OF.test(read.slice(0, start)))) return null;
  const meant = days.filter((day) =>
    own.some(({ end }) => end <= day.start && IS.test(read.slice(end, day.start))),
  );
  const [only, another] = meant;
  if (only === undefined || another !== undefined || !("value" in only) || isDenied(read, only)) return null;
  const { day, minute } = only.value;
  const isOfAgreed = days.some((one) => "value" in one && one.value.day === item.nextDay);
  if (day === item.nextDay || !isOfAgreed) return null;
  return { ...NOTHING, runs: [nextCommand(no, whenOf(day, minute, item.nextText), around)] };
}

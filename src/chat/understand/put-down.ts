// 净的二十七万,照这个写 · 明天下午三点我去滨江,排好: a clause that only says that what was just named is to stand there.
import { readFollowUp } from "../read/follow-up.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { nextCommand } from "./next-command.ts";
import type { Seen } from "./seen.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";

/** `said-it` of a template, of an amount; `said-slot`, of a day. */
const [IT, SLOT] = ["it", "slot"];

export function isPutDown({ cue }: Pick<Seen, "cue">): boolean {
  return cue.variant === IT || cue.variant === SLOT;
}

/** Whether it is asked for a day on which something is done, and not for an amount. */
export function isSlot({ cue }: Pick<Seen, "cue">): boolean {
  return cue.variant === SLOT;
}

/** 陈总说二十七万,照这个写: the amount is what somebody there wants, or has said. */
export function isOfOthers({ part, apart }: Spoken): boolean {
  const [amount] = apart.amounts.filter(({ start }) =>
    part.clauses.some((clause) => start >= clause.start && start < clause.end),
  );
  const clause = part.clauses.find(
    ({ start, end }) => amount !== undefined && amount.start >= start && amount.start < end,
  );
  return clause !== undefined && SAID_THERE.test(apart.text.slice(clause.start, amount?.start));
}

const SAID_THERE =
  /(?:[总工理任]|客户|对方|[他她]们?|老板|采购)(?:那边)?(?:又|还|也|就|硬|非|一直)*(?:说|讲|要|想|让|叫|求|压|砍|还价|开口)[^,，;；。]*$/u;

/** It is an order whatever else is told. */
export function putDownFirst(said: readonly Seen[]): readonly Seen[] {
  return said.some(isPutDown) ? [...said.filter(isPutDown), ...said.filter((one) => !isPutDown(one))] : said;
}

/** The day it names, with what we do then, for each it is about; null where it names none, or an amount as well. */
export async function stepPutDown(
  { part, subjects, apart }: Spoken,
  around: Surroundings,
): Promise<Speech | null> {
  const within = ({ start }: { readonly start: number }) =>
    part.clauses.some((clause) => start >= clause.start && start < clause.end);
  const [day, another] = apart.days.filter(within);
  if (day === undefined || another !== undefined || !("value" in day) || day.value.past) return null;
  if (apart.amounts.some(within)) return null;
  const step = readFollowUp(asRead(part.text), around.now).next?.text?.replace(PUTTING, "") ?? "";
  const runs: string[] = [];
  for (const { no } of subjects) {
    if (no === null || !(await around.keeps(no))) return null;
    runs.push(nextCommand(no, `${apart.text.slice(day.start, day.end).trim()} ${step}`, around));
  }
  return runs.length === 0 ? null : { ...NOTHING, runs };
}

/** 周四给我排上 */
const PUTTING = /[,\s]*(?:都|你|帮我|给我)?(?:排|安排|记|写|加)(?:上|好|进去|进日程里?)$/u;

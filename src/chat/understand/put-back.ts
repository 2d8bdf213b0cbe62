// 算了算了钱工又打过来了说还是原来那个周五不改了: right behind a move, the day that was agreed before stands again.
import { whenOf } from "../read/dated.ts";
import { readDays } from "../read/days.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { asks } from "./mood.ts";
import { namesIn } from "./names.ts";
import { nextCommand } from "./next-command.ts";
import { NOTHING, type Speech } from "./spoken.ts";
import { byContact, nicknamed } from "./whose.ts";

const AS_BEFORE =
  /(?:还是|还|又改回|改回)(?:按|照|用|定|回到|改回)?(?:原来|原先|之前|原定|本来|先前)(?:约|定|说)?好?(?:的|[那这]个?)*$/u;
const STAYS =
  /^(?:的?(?:面谈|见面|拜访|会议?|演示))?(?:不[改变动挪推]了?|不变|照旧|见|[吧了啊哈哦的]|[\s,。.!！~])*$/u;
const TOLD = /[总工]|说|讲|打|来电|回[了电复]|通知|他|她|客户|对方/u;
/** Nobody has agreed to it: 想还是原来的周五. */
const WISHED = /想|要求|希望|能不能|可不可以|行不行|问|最好|如果|要是/u;
const LONGEST = 36;

/** Null where the last act moved nothing, another customer is named, or more is said than which day stands. */
export async function putBack(text: string, around: Surroundings): Promise<Speech | null> {
  const said = asRead(text).trim();
  if (said.length > LONGEST || !/还是|改回/u.test(said) || WISHED.test(said) || asks(said)) return null;
  const [day, another] = readDays(said, around.now);
  if (day === undefined || another !== undefined || !("value" in day) || day.value.past) return null;
  const lead = said.slice(0, day.start);
  if (!AS_BEFORE.test(lead) || !STAYS.test(said.slice(day.end))) return null;
  const act = await around.lastAct();
  if (act?.no == null || !(act.field === "next" || act.text !== null)) return null;
  const { no } = act;
  const item = await around.item(no);
  if (item === null || item.nextDay === null) return null;
  const people = await around.contacts();
  const named = [
    ...namesIn(said, await around.mine(said)),
    ...byContact(said, people),
    ...nicknamed(said, people),
  ];
  if (named.some(({ nos }) => !nos.includes(no))) return null;
  const when = whenOf(day.value.day, day.value.minute ?? item.nextMinute, item.nextText);
  const { registry, fieldWord } = around;
  // Whoever told us of it called: that is news.
  return TOLD.test(lead)
    ? { ...NOTHING, runs: [`${registry.wordOf("follow-up")} #${no} ${said} ${fieldWord("next")} ${when}`] }
    : { ...NOTHING, runs: [nextCommand(no, when, around)] };
}

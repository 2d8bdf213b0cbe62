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
  /(?:还是|还|又改回|改回|维持|保持)(?:按|照|用|定|回到|改回|维持|保持)?(?:原来|原先|之前|原定|本来|先前)(?:约|定|说)?好?(?:的|[那这]个?)*$/u;
const STAYS =
  /^(?:的?(?:面谈|见面|拜访|会议?|演示))?(?:不[改变动挪推]了?|不变|照旧|见|[吧了啊哈哦的]|[\s,。.!！~])*$/u;
const TOLD = /[总工]|说|讲|打|来电|回[了电复]|通知|他|她|客户|对方/u;
/** 潘总又把时间空出来了,劳驾改回去: why, and what goes without saying. */
const WHY =
  /^(?=.*(?:空|方便|可以|能|行|时间|有事|开会|出差|取消|不来|赶|改主意|同意|答应|排))(?!.*(?:样|合同|方案|报价|款|发票|测试|案例))/u;
const SO =
  /^(?:请|麻烦|劳驾|你|帮我|给我|再|就|都|[你您])*(?:改|调|挪|换)(?:回去?|回来|过来|一下)(?:吧|啊|哈|呀|了|谢谢)*$/u;
/** Nobody has agreed to it: 想还是原来的周五. */
const WISHED = /想|要求|希望|能不能|可不可以|行不行|问|最好|如果|要是/u;
const LONGEST = 36;

/** Null where the last act moved nothing, another customer is named, or more is said than which day stands. */
export async function putBack(text: string, around: Surroundings): Promise<Speech | null> {
  const said = asRead(text).trim();
  if (!/还是|改回|维持|保持/u.test(said) || WISHED.test(said) || asks(said)) return null;
  const [day, another] = readDays(said, around.now);
  if (day === undefined || another !== undefined || !("value" in day) || day.value.past) return null;
  const lead = said.slice(0, day.start);
  const [stays = "", ...reasons] = said.slice(day.end).split(/[,;。!\s]+/u);
  if (lead.length > LONGEST || !AS_BEFORE.test(lead) || !STAYS.test(stays)) return null;
  if (reasons.some((clause) => !(clause === "" || SO.test(clause) || WHY.test(clause)))) return null;
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

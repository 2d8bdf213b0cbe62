// Which colleague an order means that names none itself: 李四跟他们设备部熟,让他接着弄吧.
import { HAND_OVERS } from "../../domain/item/implied.ts";
import type { Surroundings } from "./around.ts";
import { peopleNamed, personNamed } from "./filling.ts";
import type { Seen } from "./seen.ts";
import type { Spoken } from "./spoken.ts";

const LEAVE = "leave";
const SPLIT = "split";
const STANDS_IN = /找|看|盯|代|管|交给|给|照|顶|帮/u;

/** Whom 他 or 她 stands for where something is given to them; who stands in for somebody away (有事找李四). */
export async function personBefore(
  { entry, clause }: Seen,
  { part }: Spoken,
  around: Surroundings,
): Promise<string | null> {
  const isGiven = HAND_OVERS.has(entry.id) && /[他她]/u.test(clause.text);
  const isMeant = entry.id === LEAVE ? STANDS_IN.test(part.text) : isGiven || entry.id === SPLIT;
  if (!isMeant) return null;
  // 新元何工那边李四更熟,主管让他接: whoever works at the customer takes nothing over.
  const there = (await around.contacts()).filter(({ no }) => part.about.some(({ nos }) => nos.includes(no)));
  const said = there.reduce((text, { name }) => text.replaceAll(name, " "), part.text);
  // 张三忙不过来,李四近,让他去: the one named last.
  const before = isGiven ? said.slice(0, Math.max(said.lastIndexOf("他"), said.lastIndexOf("她"))) : "";
  return (await peopleNamed(before, around)).at(-1) ?? personNamed(said, around);
}

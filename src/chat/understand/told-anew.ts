// 刚才那句撤了,顾总又打过来说这个月就能看: taken back, and what is so instead.
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { takesBack } from "./correction.ts";
import { corrects } from "./corrects.ts";
import type { Speech } from "./spoken.ts";

/** What a text says by itself. */
type Hearing = (text: string, around: Surroundings) => Promise<Speech | null>;

/** Null where nothing is taken back, or nothing is told in its place. */
export function toldAnew(said: string, around: Surroundings, hear: Hearing): Promise<Speech | null> | null {
  if (!MARK.test(said)) return null;
  const clauses = said.split(/(?<=[,，;；。])/u);
  const at = clauses.findIndex((clause) => takesBack(clause.replace(/[,，;；。\s]+$/u, "").trim()));
  if (at < 0 || at > LAST_PLACE || clauses.length < 2) return null;
  const others = clauses.filter((_, index) => index !== at);
  // 我拨的是另一个钱工,卖保险的那个: why it is taken back, and nothing instead.
  if (others.some((clause) => MIXED_UP.test(asRead(clause)))) return null;
  const rest = others.join("");
  return toldInstead(rest, around, hear);
}

async function toldInstead(rest: string, around: Surroundings, hear: Hearing): Promise<Speech | null> {
  const act = rest.length < SHORTEST_REPORT || corrects(asRead(rest)) ? null : await around.lastAct();
  if (act === null) return null;
  const heard = await hear(rest, around);
  // 刚又打通了,上面那条不算,他要我周五给他开账号: of whoever was just told of.
  const isOfNone = heard === null || heard.which !== null || heard.runs.length === 0;
  const isOfAct = isOfNone && act.no !== null && act.text !== null;
  const speech = isOfAct ? await hear(`#${act.no} ${rest.trim()}`, around) : heard;
  const isTold = speech !== null && speech.runs.length + (act.text === null ? 0 : speech.offers.length) > 0;
  return !isTold ? null : { ...speech, runs: [around.registry.wordOf("undo"), ...speech.runs] };
}

const MIXED_UP = /^[\s,]*我?(?:刚才?)?[^,;。]{0,4}的是(?:另外?一?[个家位]|别的?|别人)/u;
const SHORTEST_REPORT = 8;
const MARK = /[,，;；。]/u;
/** The first or the second thing that is said. */
const LAST_PLACE = 1;

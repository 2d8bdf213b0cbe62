// 跟进 2 资料发了,宝利那边说下周二面谈: behind a command's own words, what is told of another customer.
import { asRead, NOBODY, namedIn, takeApart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { isCanonical } from "./means.ts";
import type { NamedAt } from "./names.ts";
import { ACTS } from "./own-clause.ts";
import type { Found } from "./registry.ts";
import { speechOf } from "./speech.ts";
import type { Speech, Subject } from "./spoken.ts";
import { tenorOf } from "./tenor.ts";

/** What tells of a customer, and may tell of the next one in the same breath; a note's words are its own. */
const TELLING: ReadonlySet<string> = new Set(["follow-up", "advance", "win", "payment"]);

export interface Behind {
  /** The command without it. */
  readonly command: string;
  readonly speech: Speech;
  readonly nos: readonly number[];
}

/** Null where it tells of nobody else. `subjects`: whom the command is about, where numbers say so. */
export function toldBehind(
  found: Found,
  subjects: readonly Subject[],
  around: Surroundings,
): Promise<Behind | null> | null {
  const mayTell = TELLING.has(found.entry.id) && isCanonical(found) && subjects.length <= 1;
  return mayTell ? toldOfNext(found, subjects, around) : null;
}

async function toldOfNext(
  found: Found,
  subjects: readonly Subject[],
  around: Surroundings,
): Promise<Behind | null> {
  const no = subjects[0]?.no ?? null;
  const { rest } = found;
  const read = asRead(rest);
  const names = namedIn(read, await around.mine(rest));
  const [named] = no === null ? names : [];
  const isOther = ({ nos }: NamedAt) => !nos.some((one) => one === no || named?.nos.includes(one));
  const next = names.find((one) => isOther(one) && BEGINS.test(read.slice(0, one.start)));
  if ((no === null && named === undefined) || next === undefined) return null;
  const tail = rest.slice(next.start);
  const part = {
    about: [next],
    beside: [],
    clauses: takeApart(tail, { known: NOBODY, now: around.now }).clauses,
    text: tail,
  };
  const behind = read.slice(next.end);
  // 签约今天, 报价33万: a word of the command's own, though a customer may be called so.
  const isWord = around.registry.find(rest.slice(next.start, next.end)) !== null || !ACTS.test(behind);
  const isOrdered = TO_BE_DONE.test(read.slice(0, next.start)) || DONE_TO_IT.test(behind);
  const isTold = ATTEMPT.test(behind) || isOrdered || (!isWord && tenorOf(part).isNews);
  const speech = isTold ? await speechOf(tail, around) : null;
  if (speech === null || speech.runs.length === 0) return null;
  const head = rest.slice(0, next.start).replace(LAST_MARK, "");
  return { command: `${found.word} ${head.trim()}`, speech, nos: next.nos };
}

const THEN = "(?:另外|还有|对了|然后|完了|顺便(?:说|提)?)?";
/** 完了再把蓝海…, 麻烦把万邦… */
const DO = "(?:再|也|请|麻烦你?|帮我|给我)*[把将]";
/** A mark, and nothing before it that tells the name: 客户说,万邦用得挺好. */
const BEGINS = new RegExp(`(?<!说|讲|问|提|参考|像|跟|和|比)[,;。!\\s]${THEN}(?:${DO})?\\s*$`, "u");
const TO_BE_DONE = new RegExp(`${DO}\\s*$`, "u");
/** 另外恒力加个技术小高…, 万邦的金额改成43万 */
const DONE_TO_IT =
  /^(?:那边|那家|那单|的|那个)?(?:金额|报价|联系人|地址|下次|面谈|签约|签字)?(?:日子?|时间)?(?:也|再|给我|帮我)*(?:改(?:到|成|为|期)|[挪推延提换]到|加个)/u;
const LAST_MARK = new RegExp(`[,，;；。!！\\s]*${THEN}(?:${DO})?\\s*$`, "u");
const ATTEMPT = /^[^,;。!?\s]{0,6}(?:没人?接|打不通|没通|关机|停机|占线|空号|不接|没回|没见着|没找到)/u;

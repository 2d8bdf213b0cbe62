// 降到四十二万整,先这么挂着,万邦: a last clause that is nothing but a customer says whom all the rest is about, as one that stands
// first does.
import { type Apart, asRead, type Clause, takeApart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { corrects } from "./corrects.ts";
import { MASKS } from "./cue.ts";
import { asks } from "./mood.ts";
import { type NamedAt, namesIn } from "./names.ts";
import { onlyPointsAt } from "./points-at.ts";
import { byContact, byTrait } from "./whose.ts";

export interface Topic {
  readonly no: number;
  /** How much of the text is said of it. */
  readonly until: number;
}

const LAST = /^(?<head>[\s\S]*\S)[,;。]\s*(?<tail>[^,;。!?\n]{2,14}?)[\s。.!~]*$/u;
const WHICH = "(?:的?[那这][个家单张笔边头]|的?(?:单子|项目|客户))";
const BY_NAME = new RegExp(`^(?:就是)?\\s*(?:${WHICH}(?:单子?|客户)?)?[吧啊呀哈呢]?$`, "u");
/** 郑工那张: somebody alone would be who did it. */
const BY_PERSON = new RegExp(`^他?们?(?:${WHICH}(?:单子?|客户)?)[吧啊呀哈呢]?$`, "u");
const BY_NUMBER = /^(?:#(\d{1,7})(?:号)?|(\d{1,7})号?(?:的?[那这][个家单张笔边]|单子?|商机|客户))$/u;
/** 对, 哦 刚才那个, 你好: nothing that could be said of anybody. */
const SAYS_NOTHING =
  /^(?:[\s,;。!~哦噢啊嗯对是好行不哎呃的了吧]|不好意思|抱歉|刚才|上面|说的|我说|[这那][个家单条张]|你好|在吗|老大|没错|就是)*$/u;
const OTHER_NUMBER = /#\d|\d号?(?:单|[那这][张单])/u;
const FEWEST = 2;

/** Null where the last clause says more, or the rest speaks of anybody else, puts something right, or says nothing. */
export async function topicLast(
  text: string,
  around: Surroundings,
  { mayCorrect = false }: { readonly mayCorrect?: boolean } = {},
): Promise<Topic | null> {
  const { head = "", tail = "" } = LAST.exec(asRead(text))?.groups ?? {};
  if (tail === "" || SAYS_NOTHING.test(head) || [...head].length < FEWEST || OTHER_NUMBER.test(head))
    return null;
  if (!mayCorrect && corrects(head)) return null;
  const no = await itemNamed(tail, asks(head), around);
  if (no === null || (await around.item(no)) === null || !(await around.seen(no))) return null;
  const named = [...namesIn(head, await around.mine(head)), ...namesIn(head, await around.others(head))];
  if (named.some((one) => !isObject(head, one))) return null;
  const people = byContact(head, await around.contacts());
  return people.every(({ nos }) => nos.includes(no)) ? { no, until: head.length } : null;
}

/** 比恒力贵, 参考恒力的案例, 跟恒力一样: nothing is said of them. */
function isObject(head: string, { start, end }: NamedAt): boolean {
  const [before, behind] = [head.slice(0, start), head.slice(end)];
  return OBJECT.test(before) || (LIKE.test(before) && ALIKE.test(behind));
}

const OBJECT = /(?:比|像|参[考照观]了?|介绍|推荐)$/u;
const LIKE = /[跟和同照按]$/u;
const ALIKE = /^(?:那[边家张单])?的?(?:一样|差不多|一个价|同价|那样|案例|样子|标准|价)/u;

/** The one item a clause names and nothing else. */
async function itemNamed(tail: string, isAsked: boolean, around: Surroundings): Promise<number | null> {
  const numbered = BY_NUMBER.exec(tail);
  if (numbered !== null) return Number(numbered[1] ?? numbered[2]);
  const [name, another] = namesIn(tail, await around.mine(tail));
  if (name !== undefined) {
    const rest = tail.slice(0, name.start) + tail.slice(name.end);
    return another === undefined && BY_NAME.test(rest.trim()) ? only(name.nos) : null;
  }
  const people = await around.contacts();
  const [person] = byContact(tail, people);
  if (person !== undefined)
    return person.start === 0 && BY_PERSON.test(tail.slice(person.end)) ? only(person.nos) : null;
  if (!onlyPointsAt(tail)) return null;
  const own = await around.own();
  const [placed] = byTrait(tail, isAsked ? own : own.map(({ no, name: called }) => ({ no, name: called })));
  return placed === undefined ? null : only(placed.nos);
}

function only(nos: readonly number[]): number | null {
  const [no, another] = nos;
  return another === undefined ? (no ?? null) : null;
}

/** What is said of it, taken apart as if it stood first: its clauses begin with the sign of a customer. */
export function apartOf({ no, until }: Topic, text: string, now: number): Apart {
  const said = text.slice(0, until);
  const name = { start: 0, end: 0, nos: [no] };
  const apart = takeApart(said, { known: [], now, names: [name] });
  const clauses = apart.clauses.map((clause, at) => (at === 0 ? withSign(clause) : clause));
  return { ...apart, clauses, parts: [{ about: [name], clauses, text: said, beside: [] }] };
}

function withSign(clause: Clause): Clause {
  const signed = ({ masked, places }: Pick<Clause, "masked" | "places">) => ({
    masked: `${MASKS.customer}${masked}`,
    places: [clause.start, ...places],
  });
  return { ...clause, ...signed(clause), undated: clause.undated === null ? null : signed(clause.undated) };
}

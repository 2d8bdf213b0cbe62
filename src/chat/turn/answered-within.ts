// 二十七万吧哦不二十七万八 · 等下我翻一下短信 十万零五千 昨天到的 · 给李四吧我早上都说好了: the answer, with what one mutters on the way to it.
import type { Draft } from "../../../db/stores/drafts.ts";
import { amountAlone } from "../read/amount-alone.ts";
import { readDays } from "../read/days.ts";
import { fold } from "../read/fold.ts";
import { readAmounts } from "../read/money.ts";
import { speaksOnlyOf } from "../understand/about-whom.ts";
import type { Surroundings } from "../understand/around.ts";
import { asks, isPutOff, isStillToCome } from "../understand/mood.ts";
import { isDenied } from "../understand/put-right.ts";
import { moneyText } from "../words/money-text.ts";

const OF_AMOUNT: ReadonlySet<string> = new Set(["missing-amount", "amount-unclear", "amount-total"]);
const OF_PERSON: ReadonlySet<string> = new Set(["missing-person", "no-such-person"]);
/** 改 3 金额: what it becomes is an amount. */
const PRICED = /(?:金额|报价|价格|合同额?|预计金额)\s*$/u;
/** Whoever corrects themselves: what follows is meant. */
const NO_BUT =
  /(?:[哦啊噢呃哎诶唉嗯]+\s*不(?:对|是)?|不对|不是|错了|[说记看听]错了?|口误|嘴[瓢快]了?|更正|应该是|(?:等等|等一?下|慢着)(?=[\s,。.]*[^,;。]{0,6}是))(?!不)[\s,。!]*/gu;
/** 那是蓝海的: whose the other one was. */
const OF_ANOTHER = /^(?:[那这]个?|刚才那个|前面那个)是(?<whose>[^,;。]{2,8}?)的$/u;
/** 等下啊我翻一下短信, 让我看看 */
const HOLDS =
  /^(?:[嗯啊哦呃额哎]|那个|这个|忘(?:了)?(?:写|填|说|带上?)了?|漏(?:了|写了)|问(?:过|到|清楚)了|准数(?:是|有了)?|稍?等(?:一?[下会]儿?|等)?|别急|慢着|我|让我|容我|先|去|再|得|给你|[翻看查找算想瞅核问]{1,2}(?:了?一?下|一?[眼翻看查找算想])?|短信|手机|微信|单子|回单|表格?|合同|记录|银行|邮件|[着了的啊哈呀吧嘛,\s])+$/u;
const TAKES_BACK = /算了|不转|不给|别转|别给|不改|别改|先不|不推|别推/u;

const OF_MARK = "mark-missing";
/** 他说他不要, 算了 还是我自己跟 */
const NOT_TO_THEM =
  /[他她](?:说|讲)?(?:[他她])?不(?:要|肯|愿|接|同意|想|干)|算了|还是我自己|我自己(?:跟|来|做)|再想想|再说/u;

/** 是六万 */
const IS_BEFORE = /(?:是|到账?|收到?|为|有)了?\s*[\d一二两三四五六七八九十百]/u;

/** Whether what could be the answer is taken back in the same breath: 20号……不对老沈没说签. Nothing else in its place is known. */
export function isUnsaid({ asking }: Pick<Draft, "asking">, text: string, now: number): boolean {
  if (OF_PERSON.has(asking ?? "")) return NOT_TO_THEM.test(text);
  if (!OF_AMOUNT.has(asking ?? "") && asking !== OF_MARK) return false;
  const first = [...fold(text).matchAll(NO_BUT)][0];
  return first !== undefined && namesValue(fold(text).slice(0, first.index), now);
}

function namesValue(words: string, now: number): boolean {
  return readAmounts(words).length + readDays(words, now).length > 0;
}

/** The words that take the answer's place; null where none stands alone in it, or something else is said. */
export async function answeredWithin(
  { asking, words }: Pick<Draft, "asking" | "words">,
  text: string,
  around: Surroundings,
): Promise<string | null> {
  if (asking === null || TAKES_BACK.test(text) || isPutOff(text)) return null;
  if (OF_PERSON.has(asking)) return NOT_TO_THEM.test(text) ? null : personWithin(text, around);
  const isOfAmount = OF_AMOUNT.has(asking) || (asking === "missing-value" && PRICED.test(words));
  if (!isOfAmount && asking !== OF_MARK) return null;
  const no = Number(/#?(\d+)/u.exec(words)?.[1] ?? 0);
  const said = await withoutAnother(fold(text), no, around);
  if (said === null || said.split(/[,;。!?\s]+/u).some((clause) => asks(clause))) return null;
  const { before, meant } = halves(said);
  const isPrice = isOfAmount || readAmounts(before).length > 0;
  if (meant === null) return isOfAmount ? (amountHeld(said) ?? amountSettled(said)) : null;
  // 8万,不对,6万 of money that came in: perhaps both did.
  if (asking === "missing-amount" && !IS_BEFORE.test(meant)) return null;
  if (isPrice) return amountIn(said, meant);
  const [day, another] = readDays(meant, around.now);
  const isOne = day !== undefined && another === undefined && "value" in day;
  return isOne && readAmounts(meant).length === 0 ? meant.slice(day.start).trim() : null;
}

/** What was said first, and what is meant in the end; null where nobody corrects themselves. */
function halves(said: string): { readonly before: string; readonly meant: string | null } {
  const last = [...said.matchAll(NO_BUT)].at(-1);
  return last === undefined
    ? { before: said, meant: null }
    : { before: said.slice(0, last.index), meant: said.slice(last.index + last[0].length) };
}

/** Without what is of another item; null where more is said of one. */
async function withoutAnother(said: string, no: number, around: Surroundings): Promise<string | null> {
  if ((await speaksOnlyOf(said, no, around)) !== null) return said;
  const clauses = said.split(/(?<=[,;。!?\s…])/u);
  const at = clauses.findIndex((clause) => OF_ANOTHER.test(bare(clause).replace(NO_BUT, "")));
  if (at < 0) return null;
  const rest = clauses.slice(at + 1).join("");
  const before = clauses.slice(0, at).join("");
  return rest !== "" && (await speaksOnlyOf(`${before}${rest}`, no, around)) !== null ? `不对,${rest}` : null;
}

function bare(clause: string): string {
  return clause.replace(/[,;。!?\s…]+$/u, "").trim();
}

/** One precise amount that is not denied, however often it is said; a day that is told behind it goes with it. */
function amountIn(said: string, meant: string): string | null {
  const from = said.length - meant.length;
  const amounts = readAmounts(said).map((one) => ({ ...one, fen: "value" in one ? one.value : null }));
  const denied = amounts.filter((one) => isDenied(said, one)).map(({ fen }) => fen);
  const left = amounts.filter(({ start, fen }) => start >= from && !denied.includes(fen));
  const [fen, another] = new Set(left.map((one) => one.fen));
  if (fen === undefined || fen === null || another !== undefined) return null;
  const behind = said.slice(left.at(-1)?.end ?? 0).replace(/^[吧啊哈呀的,\s]+/u, "");
  return `${moneyText(fen)} ${readDays(behind, 0).length > 0 ? behind : ""}`.trim();
}

/** 财务说三万五, 短信上写的是八万, 等我看一眼短信哦是八万整: who says so. */
const FRAME =
  /^(?:[等让]我?(?:看|翻|查|问|算)[^,;。\d]{0,6}?(?=[哦啊嗯噢])|(?:财务|会计|出纳|内勤|短信|银行|水单|回单|流水|系统|合同)(?:上|里|那边)?(?:给我)?(?:说|讲|写|显示|查|回)(?:的|了)?)?[哦啊嗯噢]*(?:是|为|到了?)?(?=[\d一二两三四五六七八九十百])/u;

/** 等下 十万零五千 昨天到的: an amount of its own between what holds one up and how one knows it. */
function amountHeld(said: string): string | null {
  const typed = said.split(/[,;。!?\s…]+/u).filter((clause) => clause !== "");
  const clauses = typed.map((clause) => clause.replace(FRAME, ""));
  const at = clauses.findIndex((clause) => amountAlone(clause) !== null);
  if (at === 0 && isInParts(said, clauses[0] ?? "")) return clauses[0] ?? null;
  const isFramed = at === 0 && clauses[0] !== typed[0];
  if ((at < 1 && !isFramed) || !clauses.slice(0, at).every((clause) => HOLDS.test(clause))) return null;
  const behind = clauses.slice(at + 1);
  const isAside = behind.every((clause) => readAmounts(clause).length === 0 && !isStillToCome(clause));
  return isAside ? clauses.slice(at).join(" ") : null;
}

/** 二十八万六吧,陈总加了一个模块 · 王五跟我核过了,按33万填,税点有变化再说: the one amount, between how one came to it and what goes with it. */
function amountSettled(said: string): string | null {
  const clauses = said.split(/[,;。!?…]+/u).filter((clause) => clause.trim() !== "");
  const at = clauses.findIndex((clause) => amountAlone(clause) !== null);
  const fen = amountAlone(clauses[at] ?? "");
  const others = clauses.filter((_, index) => index !== at);
  const isAside = others.every(
    (clause, index) =>
      readAmounts(clause).length === 0 && (index >= at || AGREED.test(clause)) && !OPEN.test(clause),
  );
  return fen === null || others.length === 0 || !isAside ? null : moneyText(fen);
}

/** Before the amount only what it rests on: 核过了, 刚问过财务, 说好了. */
const AGREED =
  /(?:核|对|问|商量|沟通|确认|请示|查|算|谈|聊|报备|碰|过)(?:实|清|准)?(?:好|完|妥|定|下|一下|一遍)?[了过]|(?:说|谈|定|敲|讲)(?:好|定|妥)了?|同意|批了|点头|拍板|松口/u;
/** It is nobody's price yet, or is taken back. */
const OPEN =
  /可能|估计|大概|也许|不一定|没(?:定|准|答应|同意|松口|谈|说|给)|还(?:没|在|要)|要是|如果|先(?:别|不)|别(?:改|写|填|记)|不(?:对|行|同意|答应|干|算)|再(?:谈|砍|压|降|涨)|对手|竞品|同行/u;

/** 12万 分两笔到的 7万加5万: of what it was made up, as one sum or part by part. */
function isInParts(said: string, first: string): boolean {
  const [whole = 0, ...parts] = readAmounts(said).map((one) =>
    "value" in one ? one.value : (one.likely ?? 0),
  );
  return (
    amountAlone(first) !== null && parts.length > 0 && parts.reduce((sum, one) => sum + one, 0) === whole
  );
}

/** 给李四吧我早上碰到他都说好了: whom it goes to, and why. */
async function personWithin(text: string, around: Surroundings): Promise<string | null> {
  const { rest = "" } = (GIVEN_TO.exec(text) ?? NAMED_WITH_WHY.exec(text))?.groups ?? {};
  const name = rest === "" ? null : await around.colleague(rest);
  if (name === null || !rest.startsWith(name)) return null;
  const { why } = SETTLED.exec(rest.slice(name.length))?.groups ?? {};
  return why === undefined || DENIES.test(fold(why)) ? null : `@${name} ${why}`.trim();
}

const GIVEN_TO = /^(?:[嗯啊哦,，\s]|就|那|还是)*(?:转?给|让|交给|派给?|归)\s*@?(?<rest>[^\n]{3,60})$/u;
/** 李四 他离得近 */
const NAMED_WITH_WHY =
  /^@?(?<rest>\p{Script=Han}{2,4}[\s,，]+(?:他|她|离|熟|住|懂|正好|刚好|顺路|近|本地|老家|以前|原来|做过|在那边)[^\n]{1,40})$/u;
const SETTLED = /^(?:来|去|接|跟|管)?(?:吧|呗|好了|得了|(?=[\s,，]))[\s,，。!！]*(?<why>[^\n]*)$/u;
const DENIES = /[?？吗]|不(?:行|对|是|转|给|要|想|肯|愿|同意)|别|没(?:答应|同意|说)|算了|再说|等他/u;

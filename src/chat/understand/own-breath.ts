// 恒力金额写28万吧 那2万让了: the breath of a message that orders something of a field, and the breaths beside it.
import { fold } from "../read/fold.ts";
import { sifted } from "../read/signs.ts";
import { type Apart, asRead, type Clause, type Part } from "./apart.ts";
import { MASKS } from "./cue.ts";
import { isInQuotes } from "./in-quotes.ts";
import { asks } from "./mood.ts";
import { isConversation } from "./passed-on.ts";

/** What is said before an order, and orders nothing itself. Each of these is bounded: without end they would share out a row of blanks in too many ways. */
export const LEADS =
  "(?:那么?|然后|另外|还有|对了|好(?:的|吧|嘞)?|行|嗯+|哦|喂|所以|这样|总之|干脆|索性|顺便|[\\s,]){0,5}";
/** Whoever is asked, and how. */
export const ASKED =
  "(?:请|麻烦|劳驾|劳烦|劳您|烦请|有劳|拜托|辛苦|帮我|帮忙|给我|替我|跟我|你|您|先|就|也|都|再|还是|直接|暂时|暂且|那就|统一|给它|给他|把|将|它|\\s){0,6}";
/** The customer, as people go on from the name. */
export const WHOSE = `(?:(?:给|帮|替)?${MASKS.customer}(?:那边|那家|这家|家|那|这|个|单子|单|张|份|条|笔|项目|商机|系统里|的|里|\\s){0,6})`;
/** What one says behind an order without adding anything. */
export const SOFTLY =
  "(?:吧|啊|哈|呀|哦|呗|嘛|咯|啦|喽|得了|就行了?|就好了?|就成|行了|好了|算了|即可|谢谢?(?:你|您)?了?|辛苦了?|拜托了?)";
/** Where a breath ends, or what is plainly said beside it begins. */
export const ENDS =
  "(?=$|[\\s,;。!~]|之前|原来|原先|反正|因为|其[他它余]|别的|其余|剩下|不然|省得|免得|先这样|然后|另外)";
/** Where one begins: a message, a breath, or behind a particle. */
export const BEGINS =
  "(?<=^|[\\s,;。!~]|然后|所以|那就|[了吧嘛哈啊]|\\d[.、)]|(?<![说讲让叫给跟和对问求请想要])(?=(?:你|您)(?:给我|帮我|就|先|再)*[把将]|麻烦你|帮我把))";

export interface Breath {
  readonly clause: Clause;
  readonly match: RegExpExecArray;
  /** In the message. */
  readonly start: number;
  readonly end: number;
  /** What is said beside it, masked as clauses are. */
  readonly beside: readonly string[];
}

/** The only breath that orders; null where none or several do, or what is said beside it asks, denies, puts off or puts right. */
export function ownBreath({ clauses, text }: Part, apart: Apart, order: RegExp): Breath | null {
  if (isConversation(asRead(text))) return null;
  const found = clauses.flatMap((clause) => {
    const match = order.exec(clause.masked);
    return match === null ? [] : [{ clause, match }];
  });
  const [only, another] = found;
  if (only === undefined || another !== undefined) return null;
  const { clause, match } = only;
  const [from, until] = [match.index, match.index + match[0].length];
  const behind = clause.masked.slice(until);
  if (order.test(behind)) return null;
  const start = clause.places[from] ?? clause.start;
  const end = clause.places[until] ?? clause.end;
  const before = clause.masked.slice(0, from);
  if (isInQuotes(apart.text, { start, end }) || isOfOthers(before, clause, clauses)) return null;
  // 写28万吧?
  if (/^\s*$/u.test(behind) && /[?？]\s*$/u.test(apart.text.slice(clause.start, clause.end))) return null;
  const others = clauses.filter((one) => one !== clause).map(({ masked }) => masked);
  const beside = [before, behind, ...others]
    .flatMap((words) => words.split(/[\s,;。!~]+/u))
    .filter((words) => words !== "");
  return beside.some(isAgainst) ? null : { clause, match, start, end, beside };
}

/** 陈总的意思是,金额写28万; 客户:金额写28万: what is ordered is what somebody said or wants. */
function isOfOthers(before: string, clause: Clause, clauses: readonly Clause[]): boolean {
  const last = before.trim() === "" ? (clauses[clauses.indexOf(clause) - 1]?.masked ?? "") : before;
  return SAID.test(last.replace(/[\s,]+$/u, ""));
}

const SAID =
  /(?:说|讲|问|[让叫要催求逼请](?:着)?(?:我们?|咱们?)|要求|意思是?|建议|提议|提出|想|希望|喊|回复?|表示|发话|写道|写着|回我|听|以为|如果|要是|万一|假如|等[^,;。]{0,8})[着了过]?[:]?$|[:]$/u;

function isAgainst(words: string): boolean {
  const said = words.replace(AS_IT_WAS, "");
  if (TAKES_BACK.test(said)) return true;
  return !ASKS_NOBODY.test(said) && (/[?？]/u.test(said) || asks(fold(said)));
}

/** 其他不动, 别的别改: of all but what is ordered. */
const AS_IT_WAS =
  /(?:其[他它余]的?|别的|剩下的?|付款[^,;。]{0,4}|阶段|日子|时间|签约日?)(?:先|都|也|全部?|一概|一律|统统|通通|暂时)*(?:别|不要|不用|不)(?:动|改|变|碰)(?:了|哈|啊)?/u;
const TAKES_BACK = sifted(
  /(?<![不都])(?:先|还是|暂时)?(?:别|不要|不用|甭)(?:急|忙|动|(?:给我|先)?(?:改|写|填|记|登记|更新|调|挪|换|推)(?!错|成|反|混))|不(?:改|写|填|挪|换)了|等[^,;。]{0,10}再[说定改写填议看]|再[说议看]$|不对|[说写打记填看弄搞][错岔]|[哦啊噢]不|才对|应该是|[没不][有]?(?:答应|同意|松口|点头|说好|定下)|还?没(?:有)?定|待定|开玩笑|说笑|逗你|假如|如果|要是|万一|的话|^(?:挂|写|填|记|摆|登记|改|更新)(?:了|着|过|的)|^(?:行|可以|好|成|合适|妥)(?:吗|不|么|否)|^(?:能|可以|行)(?:吧|的话)|算了$|撤销|作废吧|取消/u,
);
/** 别问为啥, 我算得没错吧: no answer is waited for. */
const ASKS_NOBODY =
  /^(?:就|你|也)*(?:别|不要|甭)(?:再)?问|^问就是|算[得的](?:没错|对|不错)|[你您](?:晓得|知道|懂|说)(?:伐|吧|的|不)?$|谁(?:让|叫)|怎么(?:样|说|办)?都|^几点(?:先|再|还|到时|回头|随便|都行|没定)/u;

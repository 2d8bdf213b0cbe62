// 恒力金额先别写28万, 恒力发票金额写28万: words of an order to change a field that are none, however well they fit a line.
import { sifted } from "../read/signs.ts";
import { MASKS } from "./cue.ts";
import type { Seen } from "./seen.ts";
import type { Spoken } from "./spoken.ts";

/** Within what was recognised: 金额别改成28万. */
const FORBIDS = sifted(
  /(?<![特分区级性类])别(?![的人家处])|不要(?!了)|不用(?!了)|甭|(?:先|暂时?)不|不(?=改|写|填|调|记|动)/u,
);
/** 金额 280000 别写 28 万了: how it is not to be written. */
const SUM_FIRST = new RegExp(`${MASKS.money}[^]*$`, "u");
/** 报价单上写28万; 金额写的28万, as it stands. */
const AS_IT_STANDS = /^(?:报价|合同)(?:单|表|书|函)|(?:写|填|记|挂|登记|录)(?:的|着|过|了)(?!吧)/u;
/** 发票金额, 竞品报价, 首付金额: a sum of something else; or the price as it was. */
const OF_ELSE = sifted(
  /(?:发票|开票|票面|保证金|质保金|押金|罚款|回款|到账|首[付款期]款?|尾款|定金|订金|预付款?|运费|差旅|报销|竞品|对手|友商|同行|别家|供应商|招标|投标|中标|采购|贷款|订单|收[货件]|寄[件送样]|送货|发货|注册|邮寄|快递|开会|见面|面谈|碰头)[的那]?\s*$|(?:上次|上回|之前|以前|当时|那时|去年|早先)[^,;。]{0,6}$/u,
);
const IF = sifted(
  /(?:如果|要是|假如|万一|若是|只要)(?![^,;。]*(?:已经|[了过]))|^[\s,]*等(?!于)[^,;。]{1,10}(?:同意|点头|签|定|批|确认|通知)/u,
);
/** 写28万他才签: on what it hangs. */
const HANGS =
  /^[^,;。]{0,2}(?:他|她|人家|对方|客户|[总工理])?(?:们)?(?:才|就|立马|马上)(?:肯|能|会|愿意)?(?:签|同意|定|付|答应|考虑)/u;

/** Behind it: until when it is not to be written. */
const LATER = sifted(
  /等[^,;。]{0,10}再[说定改写填看]|(?<!其[他它]|别的)先别(?!的)|先不(?:改|写|填|动|急)|等[^,;。]{0,6}(?:点头|同意|确认|通知|批)(?!了)/u,
);

/** Whether it is forbidden, put off, only so on a condition, or of another sum. */
export function isHeldBack(
  { clause, start, end }: Pick<Seen, "clause" | "start" | "end">,
  { part }: Spoken,
): boolean {
  const { masked } = clause;
  const at = part.clauses.indexOf(clause);
  const last = part.clauses[at - 1]?.masked ?? "";
  const before = masked.slice(0, start);
  const behind = [masked.slice(end), ...part.clauses.slice(at + 1).map((one) => one.masked)].join(",");
  return (
    FORBIDS.test(masked.slice(start, end).replace(SUM_FIRST, "")) ||
    AS_IT_STANDS.test(masked.slice(start, end)) ||
    OF_ELSE.test(before) ||
    IF.test(before.trim() === "" || before.length < 2 ? last + before : before) ||
    HANGS.test(masked.slice(end)) ||
    LATER.test(behind)
  );
}

// 先撤销吧我跟李四还没说妥呢, 我再想想还是让张三盯着: what takes an act back, puts it off or denies it, wherever it stands in the answer to what the act lacked, is no reason for it.
import { sifted } from "../read/signs.ts";
import { spelled } from "../read/simplified.ts";

/** Ordered of the bot: nobody gives a reason like that. */
const ORDERED =
  /(?:^|[,;。!\s])(?:[啊哎唉呃嗯哦那]|还是|算了|等等|等一?下|慢着|要不|先|麻烦|给我|帮我|你|快)*(?:撤销|撤回|撤了|收回|作废|取消)(?:掉|了|一?下|这[个条笔]|刚才[那的][个条笔]?)*(?:吧|啊|哈|先|$|(?=[,;。!\s])|(?=我|咱))|(?:给我|帮我|替我|先)(?:撤销|撤回|撤掉|撤了)|当我没说|(?:手[滑快误]|点错|发错|按错)了/u;
/** Of an act that changes hands: nothing is settled with whoever gets it, or it stays where it was. */
const UNSETTLED =
  /(?:我|咱们?|我们)(?:跟|和|同|还|也)?[^,;。]{0,6}(?:还没|没|还未)(?:有)?(?:说|谈|商量|讲|定|想|沟通|打招呼|问)(?:妥|好|定|通|拢|过|清楚)?|(?:还是|还|仍|依旧|照旧|继续)(?:先)?(?:叫|让|由|归|给)[^,;。]{1,6}(?:盯|跟|管|做|负责|带)|(?<![他她户方家])(?:先|暂时?)(?:别|不)(?:急|忙)?(?:改|转|派|动|给|换|接)|(?:回头|改天|下周|过两天|晚点|到时候?)再(?:说|转|派|改|定|看)(?:吧|了)?\s*$|(?:再|容我|让我)(?:想想|考虑|看看)(?:吧)?\s*$/u;
const CHANGES_HANDS: ReadonlySet<string> = new Set(["reassign", "transfer", "hand-over", "take-over"]);
const MAY = sifted(/撤|收回|作废|取消|当我没说|手[滑快误]|[点发按]错/u);

/** `id`: the command that waits. */
export function isTakenBackWithin(text: string, id: string): boolean {
  const said = spelled(text);
  return (MAY.test(said) && ORDERED.test(said)) || (CHANGES_HANDS.has(id) && UNSETTLED.test(said));
}

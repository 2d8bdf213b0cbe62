// 先撤销吧我跟李四还没说妥呢, 我再想想还是让张三盯着: what takes an act back, puts it off or denies it, wherever it stands in the answer to what the act lacked, is no reason for it.
import { sifted } from "../read/signs.ts";
import { spelled } from "../read/simplified.ts";

/** Ordered of the bot: nobody gives a reason like that. */
const ORDERED =
  /(?:^|[,;。!\s])(?:[啊哎唉呃嗯哦那]|还是|算了|等等|等一?下|慢着|要不|先|麻烦|给我|帮我|你|快)*(?:撤销|撤回|撤了|收回|作废|取消)(?:掉|了|一?下|这[个条笔]|刚才[那的][个条笔]?)*(?:吧|啊|哈|先|$|(?=[,;。!\s])|(?=我|咱))|(?:给我|帮我|替我|先)(?:撤销|撤回|撤掉|撤了)|当我没说|(?:手[滑快误]|点错|发错|按错)了/u;
/** Of an act that changes hands: nothing is settled with whoever gets it, it is put off, or somebody else was meant. */
const UNSETTLED =
  /(?:我|咱们?|我们)(?:跟|和|同|还|也)?[^,;。]{0,6}(?:还没|没|还未)(?:有)?(?:说|谈|商量|讲|定|想|沟通|打招呼|问)(?:妥|好|定|通|拢|过|清楚)?|我再(?:等等|看看|想想|考虑|问问|琢磨)|(?<![他她户方家])(?:先|暂时?)(?:别|不)(?:急|忙)?(?:改|转|派|动|给|换|接)|(?:^|[,;。!\s])(?:先|还是|那|就)*(?:别|不|甭|不用|不要)(?:改派?|转|派|动|换)(?:了|吧)|(?:弄|搞|说|写|点|选|打)错(?:了)?人|(?:回头|改天|下周|过两天|晚点|到时候?)再(?:说|转|派|改|定|看)(?:吧|了)?\s*$|(?:再|容我|让我)(?:想想|考虑|看看)(?:吧)?\s*$/u;
/** 还叫张三盯着: it stays where it was; 还是由李四跟, of what goes to 李四, is why. */
const STAYS =
  /(?:还是|还|仍|依旧|照旧|继续)(?:先)?(?:叫|让|由|归|给)(?<who>[^,;。]{1,6}?)(?:盯|跟|管|做|负责|带)/u;
const CHANGES_HANDS: ReadonlySet<string> = new Set(["reassign", "transfer", "hand-over", "take-over"]);
const MAY = sifted(/撤|收回|作废|取消|当我没说|手[滑快误]|[点发按]错/u);

/** `id`: the command that waits, and what was said of it. */
export function isTakenBackWithin(text: string, id: string, waiting: string): boolean {
  const said = spelled(text);
  if (MAY.test(said) && ORDERED.test(said)) return true;
  if (!CHANGES_HANDS.has(id)) return false;
  const who = STAYS.exec(said)?.groups?.["who"];
  return UNSETTLED.test(said) || (who !== undefined && !waiting.includes(who));
}

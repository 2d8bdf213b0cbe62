// 等一下,还是先不要改了,用原来的18万: right after an edit, what was changed stays as it was.
import { sifted } from "../read/signs.ts";

const BREATH = "(?:手[滑快]了|等等|等下|等一下|慢着|且慢|算了|哎呀?|啊|诶|嗯|[\\s,。、])*";
const LEFT =
  "(?:还是|那就?|就|先|暂时|暂)*(?:不要?|别|甭|不用)(?:再)?(?:改|动|调|降|涨|换|变|写)(?:它|价格?|金额|报价|数字?)?了?";
const AS_BEFORE =
  "(?:还是?|就|仍|先)*(?:是|按|用|照|以|写|保持|维持|改回)*(?:原来|原先|之前|以前|刚才|老|先前)?(?:的|那个)?(?:价格?|报价|金额|数字?)?";
const AMOUNT = "[\\d.一二三四五六七八九十百千万点半w]*";
const END = "(?:吧|啊|哈|的|算了|不变|不动|[\\s。!~])*$";
const WHOLE = [
  `^${BREATH}${LEFT}(?:吧|啊|哈|呢|[\\s,。!~])*${AS_BEFORE}\\s*${AMOUNT}${END}`,
  // 算了 还是原来那个价
  `^${BREATH}还是(?:按|用|照)?(?:原来|原先|之前|以前|老|先前)(?:的|那个|这个)?(?:价格?|报价|金额|数字?)?${END}`,
  // 改回去还是45
  `^${BREATH}改回(?:去|来)?(?:吧|[\\s,])*(?:还是|就|还按|按)?${AMOUNT}${END}`,
  // 还是18万 别改了
  `^${BREATH}(?:还是|就|仍)(?:按|用)?${AMOUNT}[\\s,]*${LEFT}${END}`,
  // 算了还是18万不动
  `^${BREATH}(?:还是|就|仍)${AMOUNT}(?:不动|不变|不改)${END}`,
].map((pattern) => sifted(new RegExp(pattern, "u")));

/** Whether a text, simplified and in half width, says nothing but that; an amount in it is the one that stays. */
export function leavesAsItWas(said: string): boolean {
  return said.length <= LONGEST && WHOLE.some((pattern) => pattern.test(said));
}

const LONGEST = 24;

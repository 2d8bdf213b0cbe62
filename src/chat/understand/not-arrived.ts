// 10万说是昨天付了,银行没查到: a payment that is told of in one clause and has not come by another.
import type { Clause } from "./apart.ts";

const NOT_COME =
  /^[\s,]*(?:但是?|可是?|结果|不过|就是|却)?(?:这?笔?钱|这?笔?款子?|账上|我们?|咱们?|银行|财务|公司)?(?:这边|那边|里|上)?(?:也|还|都|一直|到现在|目前|至今)*(?:没有?|未|查不)(?:到账?|收到|查到|进账?|影|[见看](?:到|着)?(?=钱|款|账|[\s,;。!了]|$))(?!位|场|齐|期)/u;
/** 尾款还没到, 首款到了: of another part of it. */
const ANOTHER_PART = /尾款|余款|剩|余下|其余|后面|[二三]期|第[二三]笔|质保|发票|货/u;

/** `clauses`: of the part in which money is told of. */
export function hasNotArrived(clauses: readonly Pick<Clause, "text">[]): boolean {
  return clauses.some(({ text }) => NOT_COME.test(text) && !ANOTHER_PART.test(text));
}

/** 定金收到5万,合同还没签: who has paid a part of it has signed nothing yet. */
export function isUnsigned({ text }: { readonly text: string }): boolean {
  return UNSIGNED.test(text);
}

const UNSIGNED =
  /(?:合同|协议|单子)[^,;。!?]{0,4}(?:还|都|一直)?没(?:有)?(?:签|盖|回|下来|好|定)|(?:合同|协议)(?:还|都|也)?在(?:走|审|过|拟|改)|(?:还|尚|都)没(?:有)?(?:签|盖章)(?![^;。]*签了)|[盖签]了一半/u;

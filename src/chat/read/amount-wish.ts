// Whether a 喜报 is to tell the amount: 带金额, 写上多少钱; 不带金额 is a no.
import { fold } from "./fold.ts";

export function readAmountWish(text: string): boolean {
  const folded = fold(text);
  return (
    /金额|数字|多少钱|合同额/.test(folded) &&
    !/(?:不|别|勿|没)(?:要|用|必)?(?:带|写|说|发|提|报)?(?:金额|数字|多少钱|合同额)/.test(folded)
  );
}

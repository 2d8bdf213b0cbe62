// 空号, 停机, 打错了: a number that reaches nobody is news of its own.
import { fold } from "./fold.ts";
import { readPhones } from "./phone.ts";

const DEAD =
  /空号|停机|停用了?$|号[^,;。]{0,4}停用|号码不(?:对|存在|存)|不是(?:他|她|本人)的?(?:号|电话)|打错了|换号了(?!,?新)|销号|注销了号/u;

export function isDeadNumber(text: string): boolean {
  // Whoever tells the new one has reached them.
  return DEAD.test(fold(text)) && readPhones(text).length === 0;
}

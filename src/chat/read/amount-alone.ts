// 22万, 是22万吧, 一共12万5: a text that says one amount and nothing else.
import type { Fen } from "../../domain/money.ts";
import { fold } from "./fold.ts";
import { readAmounts } from "./money.ts";

const AROUND =
  /^(?:[\s,，。.、!！~啊哦噢嗯呃额哎诶是就那按写填记报给到打付收改成为共计对呀了的吧哈呢啦整]|应该|一共|总共|合计|总计|不好意思|抱歉|sorry|这次|这笔|其实|最后|最终|正好|还是|不过|但是?|恢复|改?回|没有?变动?|不变|没改)*$/iu;

/** Null where more is said, or no precise amount. A figure alone is none. */
export function amountAlone(text: string): Fen | null {
  const folded = fold(text).trim();
  const [only, another] = readAmounts(folded);
  if (only === undefined || another !== undefined || !("value" in only)) return null;
  return AROUND.test(`${folded.slice(0, only.start)} ${folded.slice(only.end)}`) ? only.value : null;
}

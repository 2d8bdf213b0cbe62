// Whether a follow-up tells that the customer came by themselves: that ends their 静默 (rules.md 10).
import { spelled } from "./simplified.ts";

const CAME =
  /(?:客户|对方|他们?|她们?|[\p{Script=Han}]?[总工哥姐]|老板|采购|经理|主任)?\s*(?:主动(?:来|又|地)?(?:联系|找|打|问|约|加|要|说|提|来|发)|(?:给我|跟我)?(?:打来|打了?电话过?来|来电|来电话|发来|找上门|找过来|找来)|(?:又|自己)来(?:问|找|电|看)|(?:回电|回了?(?:电话|消息|微信|信))(?:了|说|问|过来)?)/u;
/** What did not come about, is still wished for, or was ours. */
const NOT =
  /(?:没有?|未|不|别|等|希望|盼着?|让|请|看|要是|如果)(?:他们?|她们?|客户|对方|[\p{Script=Han}][总工])?\s*(?:主动|打来|来电|回电|回(?:电话|消息|微信|信)|发来|找)|我(?:们)?主动/u;

export function customerCame(text: string): boolean {
  const words = spelled(text);
  return CAME.test(words) && !NOT.test(words);
}

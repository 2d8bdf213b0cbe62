// 这是宝利的,记错了: what was just told belongs to another customer, and nothing else is said.
import type { Apart } from "./apart.ts";

/** 这是宝利的, 记到宝利去, 发错了 应该发新元的: one name, and nothing but that it belongs there. */
export function isPutElsewhere({ text, names }: Apart): boolean {
  const [only, another] = names;
  if (only === undefined || another !== undefined) return false;
  return PUT.test(text.slice(0, only.start)) && PUT_BEHIND.test(text.slice(only.end));
}

const PUT =
  /^(?:[\s,，。!！啊哦哎呀不对错了]|(?:发|记|写|弄|搞|看|说)错|这|那|刚才?|上|上面|条|句|个|应该|是|该|发|记|改|放|挪|写|归)*(?:[这那]条|是|应?该[发记放写归]?|[记改放挪写归发](?:到|成|在|给|去))\s*$/u;
const PUT_BEHIND =
  /^(?:[\s,，。!！的去上里下吧啊哈了]|那边|那家|名下|才对|(?:我|刚才)?(?:记|写|打|发|弄|搞|看|说)(?:错|混|岔|串)了)*$/u;

// 还在公海没 先别给我领啊我就问问: whoever only asks has things looked up and nothing else; whom they already know is no question.
const JUST_ASKING =
  /[\s,，。]+你?(?:先|可)?别(?:真|给我|帮我|急着|就)*(?:领|动|改|退|推|转|记|办|弄|报)[^,，。\s]{0,3}?[\s,，]*我?(?:就|只是?|先)(?:问|看|打听|了解)(?:问|看|一?下|一声)?[^\n]{0,16}$/u;
/** 都有谁来着 恒力一个万邦一个 还有没有了 */
const WHICH_ALL = /^[^\s,，。]*(?:有谁|有哪[些几]|哪几[家个单]|哪些)[^\s,，。]*/u;
const THOSE_KNOWN =
  /[\s,，]+(?:我?(?:就|只)?(?:记得|知道|想起来?)(?:有)?)?(?:[^\s,，。一]{2,5}(?:算)?一[个家单]){1,4}(?:[啊吧嘛]|(?=[\s,，。]|$))/u;

/** What is asked, without that; null where it is an ordinary text. */
export function onlyAsked(said: string): string | null {
  const asked = said.replace(JUST_ASKING, "");
  const plain = WHICH_ALL.test(asked) ? asked.replace(THOSE_KNOWN, "") : asked;
  return plain === said || plain.trim() === "" ? null : plain;
}

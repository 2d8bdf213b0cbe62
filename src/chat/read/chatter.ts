// 万邦改43万 唉这年头客户都会砍价, 31万5,刚才偷懒了不好意思哈: what is chatted behind what is meant, and says nothing of anybody's business.
const SORRY =
  "(?:真)?(?:不好意思|抱歉|对不住|对不起|见谅|麻烦(?:你|您)?了|辛苦(?:你|您)?了?|谢谢?(?:你|您)?了?)";
const LAUGH = "(?:[哈嘿嘻呵]{2,}|[哎唉嗨哈嘿]+)";
const CHATTER = [
  LAUGH,
  SORRY,
  `(?:我)?刚才?(?:有点)?(?:偷懒|犯懒|犯困|走神|打瞌睡|忙晕|忙昏头|手忙脚乱)了?(?:${SORRY})?`,
  `${LAUGH}?(?:这年头|这世道|现在的?(?:客户|甲方))[^\\d,，。;；?？]{1,12}`,
  "(?:还是|就|果然|真是)?你(?:最|真|可真|太|好|挺|真的?是?|可)(?:懂我?|贴心|聪明|能干|机灵|靠谱|给力|厉害|棒|好|神)",
  "(?:她|他|人家)?(?:声音|说话|嗓门|嗓音)(?:特别|真|挺|好|很|老)(?:温柔|好听|甜|客气|大|和气|快|慢)",
  "(?:累|困|饿|热|冷|烦|笑|忙|气)死我?了?",
].join("|");
const TAIL = new RegExp(`(?<=\\S)[\\s,，。;；!！~…]+(?:${CHATTER})[啊呀哦哈呢啦了吧嘛呗。.!！~…\\s]*$`, "u");
/** Run on without a mark: 先试用一下哈哈. */
const LAUGHED = /(?<=\S)[哈嘿嘻]{2,}[。.!！~\s]*$/u;

/** Without what is chatted at its end; as it was said where nothing else would be left. */
export function withoutChatter(text: string): string {
  for (let left = text; ; ) {
    const less = left.replace(LAUGHED, "").replace(TAIL, "");
    if (less === left || less.trim() === "") return left;
    left = less;
  }
}

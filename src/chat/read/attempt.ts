// 又没接, 打了两遍没人接: tried, and nobody reached (rules.md 5).

const NO_ANSWER =
  /(?:没有?|无)一个(?:人|能)?(?:接|回|打?通)(?:我|电话|微信|消息)?|(?:一直|都|还是|又|仍|均)?(?:没有?|未|无|不|拒)(?:人|能)?(?:打|接|联系|应答|回复?|理|拨)(?:通|上|听|应|到)?(?:我|电话|微信|消息|信息|短信)?|(?:打|拨|联系|接)不(?:通|上|到)|无法接通|暂?无应答|不在服务区|(?:已)?(?:关机|停机|占线|忙线|挂断|挂了|拉黑)|正在通话(?:中)?|不方便接/g;
const FILLER =
  /[\s,;:、。.!?~()]|[一两二三四五六七八九十\d几好多]+(?:个|次|遍|通|回|天)|第[一二三四五\d]+次|又|还是?|也|都|一直|仍然?|再|今天|昨天|上午|下午|中午|早上|晚上|刚才?|打了?|打过去?|拨了?|联系了?|去电|致电|发了?|电话|手机|座机|微信|短信|消息|(?:给|找|跟)[一-龥]{2,3}(?=打|拨|发|回)|[那这]边|客户|对方|我们?|全|挨个|人|了|过|的|里|被|直接|还|给|[一-龥]{1,2}(?:总|工|经理|姐|哥|老师|先生|女士|主任)/g;

/** Whether a folded text tells of nothing but an attempt without answer. */
export function isAttempt(folded: string): boolean {
  const without = folded.replace(NO_ANSWER, "");
  return without !== folded && without.replace(FILLER, "") === "";
}

/** 停机了?打不通 明儿再试: what one wonders at is no question to us. */
export const NOT_REACHED =
  /打不通|没人接|不回(?:复|我|信|消息|微信|电话|短信)|没接|不接|关机|停机|占线|空号|无法接通|没打通/u;

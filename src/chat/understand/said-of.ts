// Words for people with a title and for days, as patterns read what is said of one customer or another.

/** 陈总, 沈经理. */
export const PERSON_SAID = "\\p{Script=Han}{1,2}(?:总(?!共|价|额)|工(?!程|厂)|经理|主任|厂长|姐|哥)";
/** 下周一, 后天, 20号. */
export const DAY_SAID =
  "(?:下+|这|本)?个?(?:周|礼拜|星期)[一二三四五六日天]|[今明后昨]天|\\d{1,2}号|月[底初中]|上午|下午|早上|晚上";

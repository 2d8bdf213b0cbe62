// 签完三天里打三成, 到货七天内付: a period that runs from what has still to come about names no day of the calendar.

/** A length with what makes a day of it, as it was read for one. */
const PERIOD =
  /^\s*[\d一二两三四五六七八九十半俩]+\s*个?(?:工作日|自然日|天|日|周|星期|礼拜|月)(?:[之以]?[内后]|里头?|以里)/u;
const DONE = "(?:完毕?|好|过|成|掉|下来|通过|合格|结束)";
/** What a period of a contract runs from. */
const EVENT = [
  `签(?:字|约|单|订|署|合同|协议)*(?:${DONE}(?:字|约|单|合同|协议)?|生效)?`,
  "(?:合同|协议)(?:签订|签署|签|生效)?",
  `(?:终|初)?验收(?:单|报告)?${DONE}?`,
  `(?:到|收到?|发|交|提)货${DONE}?`,
  "货(?:到|齐|物到达)(?:现场|工厂|厂|齐)?",
  `(?:上|下)线(?:运行)?${DONE}?`,
  `交付${DONE}?`,
  `(?:开|收到?|出)(?:发?票|完票)${DONE}?`,
  "发?票(?:到手?|开出|开)了?",
  `(?:盖|敲)(?:完|好)?章${DONE}?`,
  `(?:付|打|收到?|到)(?:完|清|齐)?(?:首|尾|定金|预付)*款${DONE}?`,
  "(?:首付?款|定金|预付款)(?:到账?|付清|付)?",
  `(?:投产|开工|进场|安装|调试|试运行|培训|实施|投运)${DONE}?`,
].join("|");
/** 上周签完,三天里: what has come about, and what is told behind a mark, counts from today. */
const FROM_IT = new RegExp(
  `(?<!昨天|今天|刚才?|已经?|都)(?:${EVENT})(?:了?[之以]?后|当天起|之日起|那天起|起)?的?(?:头|第一)?$`,
  "u",
);
/** 昨天刚签完三天内…: the event is over, and today is near it. */
const OVER = /(?:昨天|今天|前天|刚才?|已经?|上周|上午|下午)[^,;。!?\s]{0,8}$/u;

/** Whether the words of a text that stand at `start` are counted from what a contract says has to come first. */
export function isCountedFrom(
  text: string,
  { start, words }: { readonly start: number; readonly words: string },
): boolean {
  if (!PERIOD.test(words)) return false;
  const before = text.slice(0, start);
  return FROM_IT.test(before) && !OVER.test(before);
}

// Words that sound as if the last act were put right, and are of something else: a file that was sent by mistake, a sum of another
// name, a day on which others do something.

const SENT =
  "资料|方案|报价单?|样品|发票|邮件|文件|标书|图纸|案例|合同|快递|清单|链接|截图|照片|视频|PPT|ppt";
/** 我发串了资料, 手滑把发票寄错了, 手快先把合同寄给陈总了, 手滑点了发送: nothing that stands here. */
const SLIP_ELSEWHERE = new RegExp(
  `[发寄送]了?[错岔反混串]了?(?:${SENT})|手[滑快抖误]了?[^,，。;；]{0,3}(?:把(?!它|这|那|刚|上|价|金额|日|数|时间|回款)|点了发送)|(?:${SENT})[发寄送]?[错串混]了`,
  "u",
);

/** 我把刚才那封邮件撤回了: of what was sent to somebody. */
const WITHDRAWN =
  /(?:微信|消息|邮件|短信|语音|朋友圈|文件|链接|表情包?)[^,，。;；]{0,6}(?:撤回|撤了|删了)|(?:撤回|删)了?(?:[一两几]|那|这)?[条个封]?(?:微信|消息|邮件|短信|语音|朋友圈)/u;

export function slippedElsewhere(said: string): boolean {
  return SLIP_ELSEWHERE.test(said) || WITHDRAWN.test(said);
}

const NOT_PAID = /(?:合同|预算|尾款|余款|总价|报价|原价|原来|全款|总额|标的)[^,，;；。\d]{0,4}$/u;
const NOT_THE_PRICE =
  /(?:首[付款]|定金|预付款?|尾款|余款|预算|原价|回款|到账|打了|押金|保证金)[^,，;；。\d]{0,4}$/u;
const CALLED_BEHIND = /^\s*的?(?:合同|预算|尾款|余款)/u;

/** 不对,合同是60万的 behind a payment, 不对,首付3万 behind a price: another sum than the one that was booked. */
export function isOtherSum(
  said: string,
  { start, end }: { readonly start: number; readonly end: number },
  isPayment: boolean,
): boolean {
  const before = said.slice(0, start);
  return isPayment
    ? NOT_PAID.test(before) || CALLED_BEHIND.test(said.slice(end))
    : NOT_THE_PRICE.test(before);
}

const OTHERS_BEFORE =
  /(?:[\p{Script=Han}](?:总|工|经理|主任|厂长|老板)|客户|对方|[他她]们?|老板|财务|采购|领导|标书|发票|货|票|样品|快递)(?:那边|说|讲|就)*\s*$/u;
/** 周五陈总回国 */
const THEIRS_BEHIND =
  /^(?:上午|下午|早上|晚上|中午|\s)*(?:[\p{Script=Han}](?:总|工|经理|主任|厂长)|老板|客户|对方|[他她]们?)(?:才|就|要|还)?(?:回国|回来|出差|生日|休假|放假|到货|发货|付款|打款)/u;
/** 他们不是18号发货 是19号发货 */
const BY_THEM = /^[\s啊哦,]*(?:[他她]们|客户|对方|人家|厂里)/u;
const DONE_THERE = /^(?:上午|下午|\s)*(?:才|就|要)?(?:发货|到货|交货|出货|付款|打款|放假|开工|盘点)/u;

function doneByThem(said: string, behind: string): boolean {
  return THEIRS_BEHIND.test(behind) || (BY_THEM.test(said) && DONE_THERE.test(behind));
}

const OTHERS_BEHIND =
  /^(?:上午|下午|早上|晚上|中午|\s|\d{1,2}[点时]半?)*(?:[^,，。;；\s]{0,3}的(?:样品|货|票|快递|资料|合同|方案)|才(?!(?:能|有空|方便)?(?:过去|去(?!世)|见|拜访|上门|联系|跑一?趟))|到的|生日|回国|回来|出差|答复|回复|\p{Script=Han}{0,3}约我|交(?:$|[,，。])|开(?:$|[,，。])|付)/u;

/** 说错了,陈总周三才回国; 是周五到的货: the day of what others do, or of what has come. */
export function isDayOfOthers(
  said: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const behind = said.slice(end);
  return OTHERS_BEFORE.test(said.slice(0, start)) || OTHERS_BEHIND.test(behind) || doneByThem(said, behind);
}

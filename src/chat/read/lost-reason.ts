// Why an item was lost and who won it: `价格 输给用友`, `客户不做了` (rules.md 3).
import { fold } from "./fold.ts";
import { NAMED_FIRST } from "./lost-to.ts";

export interface LostReason {
  readonly reason: string | null;
  /** Who won it; the customer's own words where nobody did. */
  readonly lostTo: string | null;
}

/** Reads what stands after the item's reference. Nobody won what the customer dropped: that answers both questions. */
export function readLostReason(text: string): LostReason {
  const folded = fold(text);
  const winner = firstOf(WINNER, folded);
  if (winner !== null) {
    const before = text.slice(0, winner.start).replace(/[\s,，;；:：、]+$/u, "");
    const left = said(`${before} ${text.slice(winner.end)}`);
    const why = left?.replace(WHOEVER, "") ?? null;
    return { reason: why !== null && SAYS_NOTHING.test(why) ? said(text) : why, lostTo: winner.name };
  }
  const reason = said(text);
  if (DROPPED.test(folded) || THEIR_OWN.test(folded)) return { reason, lostTo: reason };
  return { reason, lostTo: null };
}

const NAME = "((?![被让])[^\\s,;:、。!?()]{1,20}?)";
const END = "(?=$|[\\s,;:、。!?()]|了|因为|原因|的)";
const WINNER: readonly RegExp[] = [
  new RegExp(`(?:输|败|丢|让|被抢)给了?\\s*${NAME}${END}了?`),
  new RegExp(`[被让]\\s*${NAME}(?:给|又|直接)?(?:抢|拿|签|截|中|做|撬|挖)(?:走|下|单|标|胡|掉)*了?`),
  new RegExp(`(?:选|签|买|换|给)了\\s*${NAME}${END}的?`),
  new RegExp(`(?:竞争)?(?:对手|竞品|赢家|中标[方人者]|输单对象)\\s*(?:是|为|:)?\\s*${NAME}${END}`),
  new RegExp(`(?:^|(?<=[\\s,;:、。]))${NAME}(?:中标|中选|赢了|拿下|抢走|签走|拿走|截走|撬走|做走)了?`),
  new RegExp(
    `(?:用|选|签|买|定|上)的是\\s*(?!价|便宜|低|贵|我|自|老|原|[^,;。]{0,8}(?:老|旧|系统|设备|不换))${NAME}${END}`,
  ),
  NAMED_FIRST,
  // 用的别家的: nobody's name, and no one else's.
  /(?:用|选|签|买|定|上)(?:的是?|了)\s*(别家|别人家?|人家|其[他它](?:家|厂商|厂家|公司|供应商)|另外?一家|对手|竞品|同行)的?/u,
  // 人家选用友了, 最后还是签唯智了: with the 了 behind the name.
  /(?:选|签)(?!择|型|好|定|了|的|约|合|字|单|给|下|掉|走|完|过|便宜|别|其|国|进口|本地|另|更|最|一|自|老|原|不|人|哪|谁)([\p{Script=Han}A-Za-z]{2,6}?)(?:家|的)?了(?=$|[\s,;。!])/u,
  // 用友 价格: whoever sells the same, named alone.
  /(?:^|(?<=[\s,;:、。]))(用友|金蝶|鼎捷|赛意|黑湖|西门子|浪潮|汉得|sap|oracle)(?=$|[\s,;:、。])/iu,
  // 鼎捷低了快四万: whose price it was.
  new RegExp(
    `(?:^|(?<=[\\s,;:、。]))(?!我|他们|她们|人家|别人|别家|对手|对方|竞品|价)${NAME}(?:比我们)?(?=(?:报得|报的|价格)?(?:更|还)?(?:低了|便宜了|低(?:\\d|[一二两三四五六七八九十快近好])|便宜(?:\\d|[一二两三四五六七八九十快近好])))`,
  ),
  // 价格,比富勒高了6万: whose price ours was above.
  new RegExp(
    `(?:^|(?<=[\\s,;:、。])|(?<=我们|咱们|报价|价格|价))比(?!去年|前年|以前|之前|上次|原来|预[算期计]|市场|行情|同行|别[人家]|竞品|对手|友商|成本|计划|[他她我]们|人家|心理|现在|平均|客户|旧|老)${NAME}(?=(?:的|报得|报的|报价|价格)?(?:还|要)?(?:高|贵)(?:了|出|不少|很多|太多|\\d|[一二两三四五六七八九十快近好]))`,
  ),
];
/** 最后选的别家: why, nobody has said. */
const SAYS_NOTHING = /^(?:他们|客户|对方|人家|最后|最终|后来|还是|就|是|的|\s)+$/u;
/** 他们 ,便宜八万: what stood before whom they chose. */
const WHOEVER = /^(?:他们|客户|对方|人家|最后|最终|后来|还是|就|是)+\s*[,，]\s*/u;
/** 他们自己开发了: what they make themselves is what it was lost to. */
const THEIR_OWN =
  /(?:(?:自己|自家|内部|信息部|信息中心|it部?门?|总部|集团)[^,;。\s]{0,4}(?:开发|研发|做|搞|弄|写|建)|自研|自主(?:开发|研发)|自建)/iu;
const DROPPED =
  /不(?:做|搞|上|买|采购|需要|立项|考虑)了|(?:项目|需求|采购|预算)(?:取消|停了?|暂停|搁置|砍)|取消(?:项目|采购|立项)|(?:没有?|无)(?:需求|预算|意向)|(?:倒闭|破产|注销|停业)/;

function firstOf(patterns: readonly RegExp[], folded: string) {
  for (const pattern of patterns) {
    const match = pattern.exec(folded);
    const name = match?.[1];
    if (match !== null && name !== undefined)
      return { name, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** The words themselves, without the label and the punctuation around them; null when nothing is left. */
function said(text: string): string | null {
  const words = text
    .replace(/^[\s,，:：;；、。.]*(?:(?:输单|丢单)?(?:原因|理由)(?:是|[:：])?|因为|由于)?[\s,，:：]*/, "")
    .replace(/[\s,，;；、。.]+(?:原因|理由|因为|由于)[是:：]?\s*/, " ")
    .replace(/[\s,，:：;；、。.]+$/, "")
    .replace(/\s{2,}/g, " ");
  return words === "" ? null : words;
}

/** 价格太高谈不拢, 被金蝶抢了: why it is lost, and nothing else; 价格太高我再去谈谈 goes on. */
export function isReason(text: string): boolean {
  const said = fold(text).trim();
  return said.length <= LONGEST_REASON && WHY.test(said) && !GOES_ON.test(said);
}

const LONGEST_REASON = 24;
const WHY =
  /^(?:主要是?|就是|因为|嫌|说|原因是?|他们|客户|对方|[\s,])*(?:价格|价钱|报价|太[高贵]|贵了|预算|交期|账期|付款|资质|功能|产品|关系|信用|竞[品争]|没(?:有)?(?:需求|预算|钱|诚意)|不(?:需要|做|买|上|考虑)|谈不拢|[用选买]了|被\S{1,8}[抢拿签截]|输给|倒闭|项目(?:砍|停|取消|黄)|联系不上)/u;
const GOES_ON = /[?？]|吗|我|再|继续|还(?:要|在|想)|下周|周[一二三四五]|明天|后天|\d/u;

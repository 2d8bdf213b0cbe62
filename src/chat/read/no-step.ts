// A day that is named and is no step of ours by what is said of it: called impossible, wished for, declined, theirs today, a time they are away, when they pay.
import type { DayFound } from "./days.ts";
import { isWished } from "./moved-day.ts";
import { doTheirs, goAlone, isAskedWhether, isTheirTravel, meetAmongThemselves } from "./whose-day.ts";

/** 三月底前定不下来: nothing comes on that day; 三月底前必须拿下 is a goal. */
export const NOT_BY_THEN =
  /^[^,;。!?]{0,5}?(?:不下来|不了|不成(?!我?们?就|换|的话)|不行(?!我?们?就|我|再|换|的话)|没法|不可能|不会|来不及|赶不[上及]|(?<![分个特区性级类])别|(?:必须|务必|一定|要|得)+拿下)/u;
/** 要是月底前再打20万过来我就烧高香了: a wish, and no day of ours. */
const WISHED = /^[^;。!?\n]*?(?:就好了|烧高香|谢天谢地|就太好了|该多好|就圆满了?|就阿弥陀佛)/u;
/** 约我明天吃饭,我推了: nothing was agreed for that day; 我推到后天了 is another one's. */
const DECLINED =
  /^[^;。!?\n]{0,12}?[,\s]?我(?:就|给|也|这边|当场|直接)*(?:推了|推掉|拒了|婉拒|回绝|没答应|没同意|没应|没空|没去成|去不了|赶不过去|走不开)/u;
const ASKED_FOR = /(?:约|请|叫|让|喊|要)(?:我们?|咱们?)[^,;。!?]{0,4}$/u;
const AWAY =
  "(?:他们?|她|人|公司|厂里|全厂|老板|[一-龥]{1,2}[总工])?(?:都|全|一直|要|会|得)*(?:在(?!线)|不在|出差|出国|培训|封闭|开会|休|放假|请假|盘点|停产|停工|参展|值班|团建|旅游|度假)";
const RANGE = "(?:到|至|~|-|—)";
/** 周一到周三都在北京 */
const BEGINS_AWAY = new RegExp(`^\\s*(?:上午|下午)?\\s*${RANGE}\\s*[^,;。!?\\s]{1,4}?${AWAY}`, "u");
/** Its first day is the one that may be ours. */
const ENDS_RANGE = new RegExp(`(?:周|礼拜|星期)?[一二三四五六日天\\d号](?:${RANGE}|\\s+${RANGE}\\s*)$`, "u");
/** 讲月底前定下来: by when they mean to have decided. */
const SAID_THERE = /(?:说|讲|答应|表示|保证|承诺)(?:他们?|是|了|最[晚迟])?$/u;
const DECIDED_BY =
  /^之?前(?:肯定|一定|尽量|争取|应该|大概|总|就|能|要|会|给)*(?:定下来|定掉|敲定|拍板|[出有给](?:个)?(?:结果|结论|说法))/u;
/** 月底前他再安排二十万: what others do with money by then, who stand right behind the day; 他们付款我去拿支票 has a step of ours. */
const THEY_PAY =
  /^\s*(?:之?[前内后]|左右|上午|下午)?\s*(?:他们?|她们?|客户|对方|人家|(?:他们?|客户|对方)?(?:财务|老板|出纳|会计)|\p{Script=Han}{1,2}(?:总|工|经理|主任))(?:那边|自己|公司)?(?:再|先|就|会|能|要|给|才|肯定|一定|统一|争取|想办法|尽量)*(?:给?(?:我们?|咱们?))?(?:安排|打|付|转|汇|结|放|支付|划|回)(?![电开访头])(?:给?(?:我们?|咱们?))?[^,;。!?\s]{0,6}?(?:[\d一二两三四五六七八九十百半][\d一二三四五六七八九十百.]*(?:万|千|块|元|%|成|笔)|百分之|[首尾余]款|[首头]付|定金|款(?!方)|货款|钱)(?![^,;。!?\s]{0,6}我)/u;
/** 何工发来“周四我要去总部”: whoever is quoted speaks of themselves. */
const QUOTED = /(?:发来|来信|回|说|讲|留言|写道?)[:\s]*["“「][^"”」]*$/u;
const OF_SPEAKER = /^\s*(?:上午|下午|晚上)?(?:我|我们)(?:要|得|会|在|有|去|不|临时|人)/u;
/** 人在北京,下周一回: when they are back is no day of ours. */
const ELSEWHERE = /(?:人?(?:还|都|一直)?在|出差|去了?)[^,;。!?\s]{1,6}[,\s]*$/u;
const BACK = /^\s*(?:上午|下午|晚上)?(?:才|就|能)?(?:回|回来|返回)了?(?=$|[\s,;。!])/u;
/** 剩下的月底再说, 尾款下周给: when the rest of the money comes. */
const REST_OF_IT =
  /(?:剩下?的?|余下的?|尾款|余款|其余的?|剩余(?:的|部分)?|另外?(?:一半|的)|质保金)(?:他们?|说|讲|是|等|要|就|预计|大概|在|到)*\s*$/u;
const LATER = /^\s*(?:之?前|左右)?(?:再|才|就|会|能)*(?:说|付|打(?!电话)|给|结|到(?!访)|转|汇|一把)/u;
/** 一切正常就等二十号: waited for, by whoever it is. */
const WAITED_FOR = /(?:就|只|光|干|坐|都)等着?(?:到)?\s*$/u;
const NOTHING_BEHIND = /^\s*(?:了|吧|啊|呢|哈)?\s*(?:[,;。!]|$)/u;
/** 剩下的等验收,验收大概4月中: when something comes about there. */
const THEIR_EVENT =
  /(?:验收|上线|投产|开标|招标|评审|盘点|体检|年检|停产|搬迁|过会|立项|放款)(?:时间|日期)?(?:大概|预计|估计|可能|应该|大约|安排|要|得|是|在|到|等)*\s*$/u;
/** 恒力陈总出差到十五号 */
const AWAY_UNTIL =
  /(?:出差|出国|出门|休假|请假|放假|培训|住院|在外地|开会|休息|调休|停产)(?:要|得|一直)?到\s*$/u;
/** 吴主任拍胸脯说月底前准打十万 */
const SAID = /(?:说|讲|答应|保证|承诺|表示)(?:了|好|是)?[\s:"“「]*$/u;
/** 第二笔预计在3月底验收之后支付, 20号签了再打: when they pay, and what they wait for. */
const PAID_THEN =
  /^\s*(?:之?前|左右)?(?:我们?)?(?:验收|上线|到货|开票|签(?:字|约|了|完)?(?:合同)?)(?:之?后|以后|完|了)?(?:再|才|会|能|统一)*(?:支付|付款?|打款?|付清|到账|结清|结算|回款)/u;
const PAYS =
  /^\s*(?:之?[前内]|左右)?(?:准|准保|肯定|一定|保证|能|会|就|先|再|给|争取|统一)*(?:打|付|转|汇|结)(?!电话)(?:过来|给?我们?)?[^,;。!?\s]{0,3}(?:[\d一二两三四五六七八九十百]+(?:万|千|块|元|%|成|笔)|[首尾余货]?款|钱)/u;
/** 今晚我请哥几个撸串 */
const OUR_PARTY =
  /^\s*(?:上午|下午|晚上?)?(?:我|咱们?)?(?:要|得|就)?请(?:哥|兄弟|弟兄|大家|大伙|同事|全|你们|部门|团队|组里)/u;
/** 付款方式周末给他们老板看 */
const SHOWN_THERE =
  /^\s*(?:要|会|就|先|再|才)*(?:给|跟|找|向|请|等)(?:他们?|她们?|自己)(?:的)?(?:老板|领导|老总|总经理|董事|财务|法务|\p{Script=Han}总)/u;
/** @param isToday whether that day is today: what others do among themselves then is no day to come back on */
export function isNoStep(folded: string, day: DayFound, isToday: boolean): boolean {
  const [before, after] = [folded.slice(0, day.start), folded.slice(day.end)];
  if (QUOTED.test(before) && OF_SPEAKER.test(after)) return true;
  if (SAID_THERE.test(before) && DECIDED_BY.test(after)) return true;
  if (NOT_BY_THEN.test(after) || WISHED.test(after)) return true;
  if (isWished(folded, day) || isAskedWhether(folded, day)) return true;
  if (ASKED_FOR.test(before) && DECLINED.test(after)) return true;
  if (THEY_PAY.test(after) || (ELSEWHERE.test(before) && BACK.test(after))) return true;
  if (THEIR_EVENT.test(before) && NOTHING_BEHIND.test(after)) return true;
  if (AWAY_UNTIL.test(before) || SHOWN_THERE.test(after) || OUR_PARTY.test(after)) return true;
  if ((SAID.test(before) && PAYS.test(after)) || PAID_THEN.test(after)) return true;
  if (meetAmongThemselves(folded, day) || goAlone(folded, day)) return true;
  if (WAITED_FOR.test(before) && NOTHING_BEHIND.test(after)) return true;
  if (BEGINS_AWAY.test(after) || ENDS_RANGE.test(before)) return true;
  // 合同期从4月1号开始
  if (/从\s*$/u.test(before) && /^\s*(?:开始|起(?!草))/u.test(after)) return true;
  if (
    isTheirTravel(folded, day) ||
    (REST_OF_IT.test(before) && (LATER.test(after) || NOTHING_BEHIND.test(after)))
  )
    return true;
  return isToday && doTheirs(folded, day);
}

/** 后天只去恒力,其他三家改周五: of those that are not named. */
export function isOfTheOthers(folded: string, { start }: DayFound): boolean {
  return OF_THE_OTHERS.test(folded.slice(0, start));
}

const OF_THE_OTHERS =
  /(?:^|[,;。!?\s])(?:其[他它余]|别的|剩下|另外)的?(?:[几两三四五六\d]+)?(?:[家个单]|客户)?(?:都|全|就|先|再|统一)*(?:改|挪|推|放)?(?:到|成)?\s*$/u;

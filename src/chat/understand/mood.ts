// Whether words ask, deny, wish, put off or correct: what tells a report from a question (speech.md, "Kinds").

import { lately } from "../read/remembered.ts";
import { sifted } from "../read/signs.ts";

const QUESTION_WORDS =
  "怎么样|咋样|几个(?:钱|子儿)了?$|(?:到|收|打|回|进)(?:了|过)?几个了?$|(?:update|tell) me|how (?:is|are|about)|what'?s (?:up|the)|status|咋说|怎样|如何了|啥(?!都|也)|什么(?!都|也)|多少|几[号点](?!都)|(?:还[有差剩]|有|剩|差)几[个天家条](?![^,;。]{0,8}(?:没|要|需|想|问题|点|卡))|还能[^,;。]{0,4}[几多]|第几|(?:统共|一共|总共|拢共|现在|到底)几|哪(?!怕|都|儿都|里都|天都)|谁(?!都|也)|是不是|有没有|能不能|可不可以|可否|能否|要不要|行不行|(?<!不)对不对|好不好|签没签|到没到|来着|(?:^|另外|顺便|顺带|我|帮我)问(?:下(?![周个月礼星午次])|一下)|^再问(?:下(?![周个月礼星午次])|一下)|为啥|为什么|怎么(?!都|也)(?=[^,;。]{0,8}(?:$|[?？]))|多久|到哪(?:了|步|一步)|有谁|干嘛|干啥|(?<![就只但可还老总都也不凡算要])是[^,;。]{1,20}还是(?![^,;。]{1,12}吧)[^,;。]{1,20}(?=$|[?？呢啊呀])|何(?:时|人|处|阶段|故)|(?<!好)几天了$|(?:一般|通常|正常|平均|平时)[^,;。]{0,4}几天(?=$|[啊呀呢?？])|几天(?:[不没][^,;。]{1,4}?)?(?:就|会|要|被)*(?:掉|回|到期|收回|收走|过期)|几天才[能可]|[着了]几[家个单条](?=$|[啊呀呢?？])|(?:到|收|回|付|打|差|欠|剩|进)(?:了|过)?(?:来)?几万(?![多来出分]|块钱)|(?:名字|名单|清单)(?:报|发|念|列)(?:来|上来|给我|一下)|[幾几]多|还是[^,;。]{1,6}[?？]|会不会|算不算|是哪|咋(?=[^,;。]{0,8}$)|几点|哪位|怎么(?:联系|找|去|走|称呼|回事|办)|多大|多长|(?<!电话|微信|消息|信息|[打发])给我(?:下|发(?!(?:条|个|了)?(?:消息|微信|短信|语音|信息))|看|念|说|报|找|调|查)(?!了|过)|念给我|(?<![他她会给说讲答应][^,;。]{0,6})(?<!刚才?)(?<!^(?!.*[把将]).*(?:总|工|经理|主任|厂长|人家|客户|对方|财务|采购)(?:刚才?|又|也|已经|都|今天|昨天|上午|下午)*)发我(?!了)|告诉我|(?:电话|号码|手机号?|联系方式|地址)(?:报|念|发|给)我(?:一下|一遍|一声)|(?<!把[^,;。]{0,9})(?:电话|手机号?|号码|联系方式|地址|微信)给我(?:$|一下|一个)|(?<!汇)报一下|^\\p{Script=Han}{0,3}(?:今天|昨天|这周|上周|本周|本月|这个月|上个月|最近)[^,;。]{0,4}[打见跑跟约谈报签拜面][^,;。]{0,3}[了过]几[个家单条次通场][^,;。]{0,3}$|[几幾][个個场趟](?:局|约|会|饭局)(?=$|[啊呀呢了?？])|在[跟管盯][着了]?几[个家单条](?=$|[啊呀呢?？])|(?:收|(?<!首)付|回|到)(?:了|到了|回)几成|^我[^,;。]{0,6}几[个家场][^,;。]{0,3}(?:面谈|会议?|拜访|演示|约|客户要?[见跑跟]?)$|(?<![总工户他她们方家边任理])(?:手[上里头]|名下|手里头)[^,;。]{0,4}几[个家单](?![^,;。]{0,8}(?:问题|想|需求))|(?<!说)[\\d一二两三四五六七八九十百千万点半号午税]还是(?:周|礼拜|星期|[上下]午|姓|不?含|\\d|[一二两三四五六七八九十])(?![^,;。]{0,6}(?:待定|待确认|再定|再说|未定))[^,;。没不]{0,5}$|(?:对|是|没错|没记错|没搞错)吧\\s*$";
/** 包不包实施费, 含税不含税; 看老板批不批, 来不来都行 ask nobody. */
const OR_NOT =
  "(?<!(?:动|时|差|看|等|问|管|论|没说|没定|犹豫|考虑|商量|讨论|决定|纠结|知道|清楚|确定|关键|在于|就)[^,;。]{0,8})(?<!不)(?<verb>[^\\s动时差\\d]{1,2})不\\k<verb>(?![^,;。]{0,6}(?:都|还|也|再说|无所谓|得?要?看|另说|取决|再定|不一定|没定|没关系|不好说|难说|问题))";
const QUESTION = sifted(new RegExp(`${QUESTION_WORDS}|${OR_NOT}`, "u"));
const ASKS_AT_END = sifted(
  /(?:吗|(?<!砍|步|讨|征|杀)伐|(?<!怎|什|这|那|多)么|[^还没都也,;。\s]没有?|了没有?|(?:在|有|会|能|行|可以|好|对|是)(?:不|没有?)|怎么说)\s*[啊呀呢哦嘛]?\s*[~。.!]*$/u,
);
/** 到账了吗华测那笔: whom it is about follows. */
const IN_THE_MIDDLE = sifted(/[了过有在是空]吗[,\s]*[^,;。\s]{1,8}$/u);
/** 在常州哪个区来着师傅问我往哪开: whoever cannot remember asks, whatever is said behind it; 陈总问起过我没: whether others did. */
const RECALLS = sifted(
  /(?:哪|几|多少|什么|啥|谁|怎么)[^,;。]{0,8}来着|[问提](?:起|到)过[^,;。\s]{1,6}(?:没有?|吗)[啊呀呢\s?？。~]*$|[问提找催](?:起|到|过|了)*(?:我们?|咱们?)(?:没有?|吗)[啊呀呢\s?？。~]*$/u,
);
/** 还在公海吗还是已经有人领了, 还在公海躺着还是有人领走了: one or the other, and nothing that happened. */
const EITHER = sifted(
  /(?:吗|(?<![怎什那这])么|没有?)[\s,]*还是(?![不没老那很挺要得先]|有点|按|用)|了没[\s,]*还是|^[\s,]*还是说?(?:已经|早就)?(?:有人|被人|别人|没人|得等|要等)|(?:^|[^不现存])在[^,;。]{1,6}还是(?:已经|早就|被|有人)|^[\s,]*还是[^,;。]{2,14}[呀呢][\s?？~。]*$/u,
);
/** 那云图呢. */
const BRIEFLY = sifted(
  /^(?!(?:我们?|俺|咱)[^,;。]{0,2}在)(?!(?:我|还|正)?在?(?:开会|忙|开车|吃饭|睡觉?|上课|路上|等|陪))(?![^,;。]{0,5}(?:开会|忙着?|开车|吃饭|上课|路上|出差|休假|住院|外地|考虑|商量|犹豫)呢)那?[^,;。]{1,8}呢\s*$/u,
);
const ABLE = sifted(/(?:能|会|可以|行|要|肯)[^,;。不]{0,10}不\s*[?？]?$/u);
const HOW_MANY = sifted(/几个(?:客户|商机|单子?|线索)\s*$/u);
/** 把恒力万邦的金额给我列一下: a list is asked for, by whoever speaks. */
const LIST_UP = sifted(
  /^(?![^,;。]*(?:客户|对方|[他她]们?[让要叫]|[总工]让|让我|叫我))[^,;。]*(?:(?:[列拉]|汇总|整理)(?:一下|下|出来|个表|给我)|调(?:出来|给我))\s*$/u,
);
/** 烦请告知下次拜访时间, 请协助查询预计签约日期: somebody who writes in full. */
const FORMALLY = sifted(
  /^(?:请|烦请|敬请|麻烦|劳烦|有劳|劳驾)?(?:您|你)?(?:帮我|帮忙|协助|代为|帮)?(?:查询|查阅|查找|告知|列出|列示|调取)(?![了过])/u,
);
const MARK = sifted(/[?？]\s*$/u);
/** 蓝海能签下来吧, 恒力没问题吧, 没接吧恒力: softly asked, where nobody there has said it. */
const SOFTLY = sifted(
  /^(?:[他她]|那边)?(?:还|又)?没(?:接通?|打?通|回)吧|^(?![^,;。]*(?:说|讲|表示|觉得|回[复我]?|应该|估计|可能|大概|[我俺咱]|[推升](?:进)?到|往前推))[^,;。]*(?:没问题|问题不大|没啥?事|没变|没黄|没凉|黄不了|跑不了|丢不了|飞不了|[签成定拿]得?[成下了](?:来)?|能[签成定拿](?:下来|下|成)?|靠谱|有戏|来得及|赶得上)(?:了|的)?吧\s*[啊呀呢哦嘛]?\s*[~。.!]*$/u,
);
/** 我名下就两个了吧 */
const HOLDS_SOFTLY = sifted(
  /^我(?:名下|手上|手里|手头)(?:现在|目前|还|应该)?[就只](?:剩|有|剩下)?[一二两三四五六七八九十\d]+[个家单条](?:单子|客户|商机)?了?吧\s*$/u,
);
/** 客户问什么时候发货: somebody else asks, and that is what happened. */
const OTHERS_ASK = sifted(
  /(?:客户|对方|他们?|她们?|那边|老板|采购|财务|技术|法务|厂里|(?<!^)领导|[一-龥]{1,2}(?:总|工|经理|主任|厂|姐|哥))[^,;。]{0,10}?(?:问(?!题)|想知道|想了解|咨询|关心|追问|说(?:能不能|可不可以|行不行)|纠结|没说|不知道|不清楚|说不准|看看|(?:要|想)看[^,;。]{1,12}怎么[写弄做算走接跑实部]|要我?们?说)|(?<!领导|老大|主管|头儿)问(?:我|了|咱|到)[^,;。]{0,6}|^\s*(?!领导|老大|主管|头儿|顺便|顺带|另外|还有|麻烦|帮)\p{Script=Han}{2,6}(?:那边|他们)?(?:来)?问(?!一下|问|题)/u,
);
/** 潘总来电 问能不能接, 说有十五台 问什么时候能装: behind a report, what somebody there asks. */
export const ASKED_BY_OTHERS =
  /^(?:又|还|就|也|他|她)*问(?!一?下(?![周个月礼星午次])|题|问|你|大家)|^(?:要|得)看(?:看)?(?=[^,;。]{0,6}(?:能不能|是否|行不行|是不是|可不可以))/u;

/** 不知道谁拍板, 没问出来多少预算, 无论多少, 没什么进展: none of these asks anybody. */
const INDIRECT = sifted(
  /(?:没有?|不肯?)(?:说|讲|提|透露|告诉我?)(?:要|是|到底|拿|给|出)*(?:多少|几|什么|哪|谁|怎么)[^,;。?？]*|(?:不知道|不清楚|不晓得|不确定)[^,;。?？]{0,6}(?:是不是|有没有|会不会|能不能|要不要)[^,;。?？]*|(?:接待|见|陪|搞|弄|开|参加|有|去|来|办|迎)(?:一?个|场|次)?什么[^,;。?？]{2,8}(?:客户|会议?|活动|培训|检查|领导|比赛|团|人)$|不是(?:给|被|让|跟|和)?谁[^,;。?？]{0,4}|(?<=\d[号日]|[周期拜][一二三四五六日天])(?:嘛)?(?:对|是|没错)吧|(?:(?:周|礼拜|星期)[一二三四五六日天]|[明后]天|\d[号日]|下周|月底|到时候?|回头|改天|晚点|晚上|下午|上午)(?:我|再|去|来|就|打电话|微信)*问(?:一?下|问)?(?!题)[^,;。]*|(?:再|去|来|先|当面|顺便)问(?:问|一问)?(?:他们?|她们?|客户|对方|人家|老板|采购|\p{Script=Han}(?:总|工|经理|主任|姐|哥))[^,;。]*|^问问[看签收到定批改付回](?:了?没有?|过了?|到哪)|猜(?:怎么着|猜|我)|有(?:啥|什么)事(?:就|可以|请)?(?:找|问|打|联系)|那个谁|谁谁|谁有空谁|谁[^,;。]{1,4}谁|没[^,;。]{0,3}多久|(?:不知道|不清楚|不晓得|不确定|没问|没说|没定|没想好|还没(?:定|想|说)|看看|看一下|讨论|研究|商量|考虑|无论|不管|随便|想想)[^,;。]{0,6}(?:谁|什么|啥|多少|哪|怎么|几)|(?:想|要)(?:跟|和|问|找|向)[^,;。]{1,4}(?:确认|核实|核对|打听)[^,;。?？]*|没(?:我们|咱们?|我)?(?:什么|啥|怎么|多少|几)|不(?:需要|用|必)[^,;。]{0,6}(?:什么|啥)|不(?:怎么|太)|(?:什么|啥|谁|哪儿?|怎么|多少)(?:[^,;。]{0,4})(?:都|也)|(?:就|先)[^,;。]{0,4}什么(?:就|先)/u,
);

const BREATH = 40;

/** The last breath, from a blank on where one stands in it: half of what was said before it asks nothing. */
function lastWords(whole: string): string {
  const end = whole.slice(-BREATH / 2);
  const blank = end.search(/\s\S/u);
  return blank < 0 ? end : end.slice(blank + 1);
}
const BEGINS_ASKING = sifted(/我?(?:想|要)?问(?:一下|下|个)|我想(?:知道|看看?一?下)/u);

/** 是不是太急了, 会不会有点贵: whoever doubts themselves asks nobody. */
const DOUBTS = sifted(/(?:是不是|会不会)[^,;。]{0,3}(?:太|有点|不太|过于|有些)|不知道[^,;。]{1,6}没[有]?$/u);

/** 有两个疑问: 一是并发,二是数据能不能留在本地: what others wonder, one after the other. */
const ENUMERATES = /^(?:[一二三]是|第[一二三](?:个|点|是|[,:、])|其[一二三])/u;

/** 联系人没有, 电话也没有: what is not known yet. */
const LACKS = sifted(
  /^[\s,]*(?:联系人|联系方式|电话|手机号?|号码|地址|名片|预算|微信)(?:还|也|都|暂时|目前)*没有?[\s,。!~]*$/u,
);

/** Whether a folded clause asks us something. */
export const asks = lately((clause): boolean => {
  const whole = clause.trim();
  if (DOUBTS.test(whole) || ENUMERATES.test(whole) || LACKS.test(whole)) return false;
  // Dictated without marks, much is said in one breath: what is asked is asked at its end.
  const said = whole.length > BREATH && !MARK.test(whole) ? lastWords(whole) : whole;
  if (said !== whole && BEGINS_ASKING.test(whole.slice(0, BREATH / 2))) return true;
  if (said === "" || (OTHERS_ASK.test(said) && !RECALLS.test(said))) return false;
  if (MARK.test(said)) return !/^[?？]+$/u.test(said);
  if (IN_THE_MIDDLE.test(said) || EITHER.test(said) || RECALLS.test(said)) return true;
  if ((BRIEFLY.test(said) && !/还(?!有呢)|着呢/u.test(said)) || HOW_MANY.test(said) || ABLE.test(said))
    return true;
  if (LIST_UP.test(said) || FORMALLY.test(said)) return true;
  const plain = INDIRECT.replaced(said, "");
  if (plain !== said) return ASKS_AT_END.test(plain) && QUESTION.test(plain);
  return QUESTION.test(said) || SOFTLY.test(said) || HOLDS_SOFTLY.test(said) || ASKS_AT_END.test(said);
});

/** What stands right before an act and takes it away: 还没签, 不是赢单, 别退. */
const DENIED_BEFORE = sifted(
  /(?:还?没有?|未|尚未|并未|不是|并非|不算|(?<!能)不能|(?<!会)不会|没法|无法|别(?![家人的处])|甭|不用|不要|不想|不打算|先不|暂不|暂时不|没能)(?:[^\s,;。!?]{0,3}|\s)$/u,
);
const WISHED_BEFORE = sifted(
  /(?:要是|如果|假如|万一|若是?|等(?!级|于|一?[下会](?!次|周|个|月|半))|希望|争取|力争|准备|打算|计划|(?<!不)想(?:着|要|让)?|(?<!不)可能|也许|估计|说不定|应该|快(?!递|件|捷|手)要?|即将|马上要?|有望|有机会|目标是?|盼着?|指望|只要[^,;。!?]*就能?|才[能会]|差一?点|险些|好像|听说|据说|预计|以为)[^,;。!?]{0,6}$/u,
);
/** 以后他去跟我就不管了: whoever hands it on takes nothing back. */
const UNDONE_BEHIND =
  /^(?![\s,吧啊哈]*(?:我|实在|真的?|最近|近期|这[周阵几天两月个]+|\ue002)*(?:走不开|顾不(?:上|过来)|忙不过来|跑不过来|没空|没时间|跟不动))(?![\s,]*(?:我(?:就|也|都)*不(?:管|跟|盯|插手|过问|参与|掺和|操心)|(?:就|也|都)?不(?:出去|出门|去公司|来公司|上班|来上班)))[^\s,;。!?]{0,4}?(?:失败|未果|没成|没谈成|没通过|不了|不成|没戏|泡汤|再说|再定|之前|的话|就好了|吗|了没|没有|不)/u;

/** 我想让给张三: the speaker's own wish is an order; what weighs is only offered. */
const OWN_WISH = sifted(
  /(?:我们?|^[\s,]*[今明后早晚上下午天周\ue002]{1,6}|^[\s,]*(?=想)|我(?![^,;。!?]*[说讲问让叫])[^,;。!?]{1,12}了\s*(?=想|打算|准备))(?:是|也|就|先|还是)?(?:想|打算|准备|要)[^,;。!?]{0,4}$/u,
);

const SUPPOSES = sifted(
  /^[\s那这家单边个的]*(?:要是|如果|假如|万一|哪天|等[^,;。]{0,8}真)(?=[^,;。]{0,14}(?:真|能|就|请|该多好|我))[^,;。]*(?:我请|请[^,;。]{0,6}(?:吃|喝)|可?就(?:悬|完|惨|麻烦|糟|难|够呛|没戏)|就好了|该多好|我就|裸奔|直播|发红包)/u,
);

/** 要是能成, 也好谈了: a condition and nothing else, or what would follow from it. */
const ONLY_IF = sifted(
  /^[\s那这家单边个的]*(?:要是|如果|假如|万一|哪天)[^,;。就他她]{1,10}[\s,;。!]*$|^(?:要是|如果|假如|万一|哪天)[^,;。就他她]{1,14}(?:能|真)(?:签|成|中|定|拿下)(?:下来|了)?[\s,;。!]*$|^我(?:就|一定|肯定)?请(?:大家|全|你们|所有|吃|喝)|^[\s那这家单边个的]*(?:就|也|那)*好(?:谈|办|说|做|弄|签)(?:多|些)?了[\s,;。!]*$/u,
);

/** 能签就好了, 成的话我这季度就够了, 只要钱工点头就能推进了; what somebody there says of it is news. */
const WISHED_FOR = sifted(
  /^(?![^,;。]*(?:说|讲|表示|提出|答应|承诺|要求|问))(?:[^,;。]*(?:能|要是|如果|的话|早点)[^,;。]*(?:就(?:好|够|稳|妥|齐|圆满|完美|烧高香|谢天谢地)了?|该多好)[\s,;。!啊呀吧]*$|[^,;。]*只要[^,;。]*就(?:能|可以|会)?(?:推|签|拿下|赢|成|稳)[^,;。]*$)/u,
);
/** 差点把万邦退了: it has not happened. */
const NEARLY = sifted(
  /^[\s,]*(?:我|今天|昨天|刚才?)*(?:差一?点儿?|险些)(?!没)(?:就|又)*(?:[把将被]|手滑)[^,;。]{0,8}(?:退|丢|放|转|输|忘|漏|删)[^,;。]{0,4}$/u,
);

/** Whether a clause only plays with what might come, to the speaker's joy or sorrow. */
export function supposes(clause: string): boolean {
  return SUPPOSES.test(clause) || ONLY_IF.test(clause) || WISHED_FOR.test(clause) || NEARLY.test(clause);
}

const HOPES = sifted(
  /^[\s,]*(?:我|真|好|只|就|也|还是|现在)*(?:希望|但愿|盼着?|巴不得|祈祷|求求?|愿)(?!了|的)/u,
);

/** 希望云图能选我们: the speaker's hope, as nobody is named before it. */
export function hopes(clause: string): boolean {
  return HOPES.test(clause) && !/[说问](?!服)/u.test(clause);
}

/** 打算放回公海, 新元想转给李四: in a clause of its own, of what only we can do. */
const MEANS_TO = /^[\s,]*\ue000?(?:[那这](?:单|家|个|边))?(?:我|就|也)*(?:打算|准备|想)$/u;
const GIVES_UP = /^(?:放|退|扔|丢|转|交给|让给)/u;

/** Whether an order is wished for by whoever speaks, not by others. */
export function isOwnWish(clause: string, start: number): boolean {
  const before = clause.slice(0, start);
  return OWN_WISH.test(before) || (MEANS_TO.test(before) && GIVES_UP.test(clause.slice(start)));
}

/** Whether what happened at [start, end) of a clause is denied, wished, put off or only expected there. */
export function isTakenAway(
  clause: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  // 公海里那个没人跟我领一下: nobody's following it denies nothing.
  const before = NOBODY_DOES.replaced(clause.slice(0, start), " ");
  return DENIED_BEFORE.test(before) || WISHED_BEFORE.test(before) || UNDONE_BEHIND.test(clause.slice(end));
}

const NOBODY_DOES = sifted(/没人(?:跟|要|管|接|领|碰|动|理)[了的着]?(?=[我给帮]|$)/gu);

const PUT_OFF = sifted(
  /开玩笑|说笑|逗你|还没呢|等[^,;。]{0,10}(?:再说|再定|再推|再转|再签|再退)|先不|搁一?搁|先搁|搁着|等[^,;。]{0,6}(?:回话|回音|回信)(?!了)|先别|先放(?:一放|着|放)|先等|先缓|暂不|暂时不|缓一?缓|等等再|再等等|再看看|回头再|改天再|以后再|等(?:我|他|她|领导|老板|客户)?[^,;。]{0,4}(?:通知|消息|回复|确认|同意)(?!了)|(?:过|等)(?:一?阵|几天|两天)再|别[急忙]|不急|我[^,;。]{0,4}(?:没想好|没决定|没定|拿不准|犹豫|舍不得)/u,
);

/** Whether a command's own words put it off: 退公海 云图?先不退,再等等. */
export function isPutOff(text: string): boolean {
  return PUT_OFF.test(text);
}

const STILL_TO_COME = sifted(
  /(?<!是)还没(?!想|算|开票|开发票)|没(?:到(?!场|会)|见|收|影|动静|那么快|盖|签)|尚未|早着|还早|在路上|(?<!(?:剩|余|尾款|首[付款期笔]|定金|订金|预付|头款|其余|另外)[^,;。]{0,6})(?:明天|后天|下周.?|下礼拜.?|下个?月|月底)(?:[上下]午|早上)?(?:才|会|能|就)?(?:到(?!场|期|货|访|家|公司|厂)|付|打(?!电话))(?!了|过|的)|再[看说]|才(?:到|来|打|付|给|能|会|签|盖)|说[^,;。]{0,8}(?:到|打|付|给|签)(?!了|账|期|场)/u,
);

/** 剩下的验收完给, 发票还没开: of the rest, or of a paper, and not of what has come. */
const OF_THE_REST = sifted(/(?:^|[,;。!?\n])[^,;。!?\n]*(?:票|剩|余|尾款|质保|其余|另外)[^,;。!?\n]*/gu);

/** Whether words about money or a signature say that it has not come: 说今天到 还没见着. */
export function isStillToCome(text: string): boolean {
  return STILL_TO_COME.test(OF_THE_REST.replaced(text, ""));
}

/** Not reports, whatever follows: 帮我…, 别…, 给我…. */
const ORDERS =
  /^(?:请(?!假|客|问了|示)|麻烦|帮(?!他|她|客户)|替我|给我|(?:把|将)(?![^,;。]*[了过])|静默(?!了)|导出|合并|别|不要|不用|让(?=系统|助手|机器人)|记得|(?:提醒|通知|告诉|查)(?![过了])|看(?:看|下|一下)|发我|列|导)/u;

export function orders(clause: string): boolean {
  return ORDERS.test(clause.trim());
}

/** 先别给小李, 先不要报: what is not to be done has not happened. */
const NOT_TO_BE = sifted(
  /^\s*(?:先|暂时|暂|千万)?(?:别|不要|甭)(?:给|让|叫|派|转|动|放|推|退|报|签|收|催|急)[^,;。]{0,6}$|^\s*(?:还没[^,;。了]{0,3}[\s,]*)?(?:先|暂时)(?:不动|不用动|不改)[吧哈了]*$/u,
);

/** Whether a clause, without the name it begins with, only says what is not to be done. */
export function forbids(clause: string): boolean {
  return NOT_TO_BE.test(clause.replace(/[\s,;。!]+$/u, ""));
}

/** 今天必须发出去: what we have set ourselves, and have not done. */
const DUE_TODAY = sifted(
  /^[^,;。!?了过]*(?:今天|今儿|下班前|现在|马上)[^,;。!?了过说讲]{0,4}(?:必须|务必|一定(?:要|得)|得赶紧|要赶紧)[^,;。!?了过]*$/u,
);

export function isDueToday(clause: string): boolean {
  return DUE_TODAY.test(clause.replace(/[\s,;。!]+$/u, "")) && !tellsOfOthers(clause);
}

/** 今天拜访计划:云图、恒力: a heading, and what stands below it is still to be done. */
const PLANNED = sifted(
  /^[^,;。!?了过没]{0,8}(?:计划|安排|行程|日程|待办|任务|清单|要跑的?|要去的?|要见的?|要打的?|准备跑|准备去)(?:如下|是|有)?[\s:]/u,
);

/** Whether a text only lists what is planned. */
export function isPlanOnly(text: string): boolean {
  return PLANNED.test(text.trim()) && !/[了过]|没|已[经于将由把]/u.test(text);
}

/** 我实在顾不过来, 谁要谁拿去: of whoever speaks or of us all; what was done with the customer is not. */
const OF_US =
  /^[\s那这边家单个的,]*(?:我们?|咱们?|自己|谁)(?![^;。!?]*(?:[聊谈见打发报约问讲说寄去给催拜演](?:了|过|完|好)|客户|对方))/u;

/** Whether a clause, without the name it begins with, tells of the speaker's own strength and wishes. */
export function speaksOfUs(clause: string): boolean {
  return OF_US.test(clause);
}

/** 钱工调去那个厂区了: somebody at the customer's is spoken of. */
export function tellsOfOthers(clause: string): boolean {
  return /客户|对方|人家|老板|采购|他们|她们|[\p{Script=Han}](?:总|工(?!程|厂)|经理|主任|厂长)/u.test(clause);
}

/** 数更新一下, 帮忙申请下, 多存个联系人, 先别催我: something is asked of us. */
const ASKED_OF_US = sifted(
  /(?:更新|改|标|记|登记|存|加|补|填|申请|查|瞅|瞄|看|算|导|设|设置|取消|关|撤|挪|调|换|录|归|安排|处理)(?:一下|下|一眼)\s*[吧哈啊呗]?$|帮(?:我|忙)|按[^,;。]{1,6}(?:改|算|填|写|记)$|你(?:给我)?(?:填|改|记|写)上?$|别(?:再)?(?:给我)?(?:催|提醒|推|发|吵)我?(?:$|了|消息|也)|(?:多)?(?:存|加|添)个?(?:联系人|电话)|我不(?:想)?要了$/u,
);
/** 万邦改43万, 把硬件的6万去掉, 职务记一下 是副部长: however it goes on. */
const PLAINLY_ASKED_OF_US = sifted(
  /(?:报价|价格?|金额|合同额)?改(?:成|为|到)?\d+(?:\.\d+)?万[\d千百]*(?=$|[\s,，。])|[把将][^,;。]{1,10}(?:去掉|扣掉|扣除|删掉|抹掉|减掉|拿掉|加进去|改成|换成|调成|调到|记到|算到)(?![^,;。]{0,10}[了过])|(?:职务|职位|岗位|备注|地址|税号|抬头|联系人|生日|电话)[^,;。]{0,4}(?:记|登记|补|更新|改|加|备注)(?:一下|下|上)?[\s,，是为:：]/u,
);
const BY_OTHERS = sifted(
  /客户|对方|他|她|人家|老板|领导|[\p{Script=Han}][总工](?!程)|(?:让|叫|要|跟|和|问|请)我|[了过]/u,
);

/** Whether a clause asks something of the assistant; what others ask of the speaker is a report. */
export function asksOfUs(clause: string): boolean {
  const plainly = PLAINLY_ASKED_OF_US.exec(clause);
  if (plainly !== null && !BY_OTHERS.test(clause.slice(0, plainly.index))) return true;
  const found = ASKED_OF_US.exec(clause.trim().replace(/[\s,;。!]+$/u, ""));
  if (found === null) return false;
  const rest = clause.trim().replace(found[0], "");
  return !BY_OTHERS.test(rest);
}

// What people say around a command without meaning it: fillers, politeness, 一下.
import { fold } from "./fold.ts";
import { sifted, speaksOnly } from "./signs.ts";

const OPENING =
  /^(?:[\s,。、!?~…]+|我?想?(?:请教|请问|咨询|打听)(?:你|您)?一?下(?=[\s,，:：])|[嗯呃额啊哦噢诶欸]+|那个|这个(?=\s|,)|就是|好(?:的|了)?(?=[,\s])|你好|您好|哈喽|hi(?![a-z])|hello|在吗|@?(?:商机|小)助手|@助手|记(?:录)?一?下啊?(?=[\s,:])|记一笔(?=[\s,:])|帮(?:我|忙|个忙)|帮(?=[领跟推录报建查记])|麻烦(?:你|您)?|请(?!假|教|师|支)(?:你|您)?|劳驾|辛苦(?:你|您)?|(?:能不能|能否|可不可以|可以)|给我|替我|看(?=看)|看(?:一?下)?(?=\s*(?:公海|我的|今日|今天|待办))|我(?:要|想|来)(?=[领跟推录报建查记退改分加看])|(?:改|更新|调整?|办|记|登记|处理)(?:一?下)?(?:一|两|三|四|几|[1-4])(?:处|个地方|[件个]事|条|项|个)[:,，])+/iu;

/** 赢单不赢单的先放一边, 退不退再说: whether it comes to that is not what the message is about. */
const SET_ASIDE =
  /^\s*(?<act>\p{Script=Han}{1,3})不\k<act>[^,;。]{0,3}?的?(?:先|以后|回头|咱)*(?:放(?:在)?一边|再说|另说|不[说管提谈]|别[管提说])[,;。]/u;

/** The same text behind what it sets aside first. */
export function withoutSetAside(text: string): string {
  return text.slice(SET_ASIDE.exec(fold(text))?.[0].length ?? 0);
}

/** Where what is meant begins. */
export function afterCourtesy(text: string): number {
  return OPENING.exec(fold(text))?.[0].length ?? 0;
}

const SMALL_TALK =
  /^(?:好(?:的|嘞|呀|吧|滴|哒|啊|啦)?|嗯+|哦+|噢|对|行|可以|没问题|ok|okay|收到|(?:我)?(?:都)?知道(?:了|啦)|明白了?|了解|谢(?:谢|了|啦)(?:你|您|啦|了)?[啊呀哦啦]?|多谢|感谢|thanks?(?:you)?|thx|辛苦(?:了|啦)?(?:你|您)?(?:了|啦)?|帮了?(?:我)?大忙了|麻烦(?:你|您)?了|哈+|呵+|嘿+|嘻+|再见|拜拜?|bye|88|886|明天见|回头见|回见|早(?:啊|呀|哇)?|(?:早上|上午|中午|下午|晚上)好(?:啊|呀)?|早安|午安|晚安|你好|您好|大家好|hello|hi|hey|哈喽|嗨|在|(?:你|还)*在(?:吗|么|不在|嘛|不)|有人(?:在)?(?:吗|么|没)|加油|厉害|赞|棒|牛[啊逼]?|6{2,}|给力|不错|(?:你)?(?:可?真|太|好|挺|还|这么)+(?:聪明|棒|厉害|贴心|能干|给力|笨|蠢|慢|傻|智能|靠谱|行|不错|牛|好用|方便|可爱)|(?:新年|元旦|春节|中秋|国庆|端午|节日|周末|圣诞|生日|五一|劳动节)(?:快乐|愉快|好)|恭喜发财|(?:我)?(?:要|先|准备)?(?:下班|收工|撤|溜|睡)(?:了|啦|咯)|没事(?:了|儿|啦)?|随便(?:问问|说说|聊聊|看看)|试试(?:看|一下)?|测试(?:一下)?|(?:我)?今天(?:好|真|太|有点)?(?:累|困|忙|热|冷|开心|烦)|(?:我)?(?:好|真|太)?(?:累|困|烦|郁闷|无聊)(?:死)?(?:了|啦|啊|呀)?|(?:不好意思|抱歉|对不起|打扰)(?:了|啦|哈)?|(?:我)?是?(?:新来的|新人|新员工)(?:报到)?|怎么不(?:回|理|说话)(?:我)?|爱你|么么哒|吃(?:了|饭了)[吗没]|忙(?:吗|不忙|着呢)|你|您|又是(?:搬砖|上班|加班|美好|元气满满)的?一天|搬砖|老铁|在线[吗不么]?|[哎唉诶呀]|老板|亲|哥|姐|咯|嘞|咧|啊|呀|哦|啦|哈|呢|了)+$/iu;

/** The weather, a joke, what to eat: what is no business of an assistant's for customers. */
const BEYOND =
  /^(?:给我|帮我)?(?:(?:讲|说|来)(?:个|一个)?(?:笑话|段子|故事)|唱(?:首|个)歌|(?:今天|明天|后天|外面|这几天)?(?:的)?天气(?:怎么样|咋样|如何|好吗|预报)?|(?:今天|明天)?(?:会不会|会)?下雨吗|(?:早上|中午|晚上|今天|等下|待会)?(?:吃|喝)(?:啥|什么|点啥|点什么)|(?:今天)?(?:股票|大盘|彩票|油价|金价)(?:怎么样|咋样|多少)?)[好呢啊呀吧]*$/u;

/** 合肥这边堵死了, 今天常州热死了: of the town, the weather, the road. */
const GRUMBLES =
  /堵(?:车|死|得)|塞车|(?:热|冷|烦|累|困|饿|挤|晒)(?:死|坏|疯)|下(?:大|暴|小)?[雨雪]|台风|雾霾|高温|晚点(?![联打给回到再来])|真?好(?:吃|热|冷)|太(?:热|冷|挤|堵)/u;
const LONGEST_GRUMBLE = 20;

/** What nobody waits for more than a friendly line for; of whatever else it may be, the reader makes sure first. */
export function isGrumbleOnly(text: string): boolean {
  return [...text].length <= LONGEST_GRUMBLE && GRUMBLES.test(fold(text)) && !/[\d?？吗]/u.test(text);
}

/** Most texts end here, at their first verb. */
const mayBeSmallTalk = speaksOnly(`小商机助手机器人${SMALL_TALK.source}`);
const mayBeBeyond = speaksOnly(BEYOND.source);

/** Asked in small talk though nothing here answers it. */
export function isBeyond(text: string): boolean {
  return mayBeBeyond(text) && BEYOND.test(fold(text).replace(/[\s\p{P}\p{S}]/gu, ""));
}

/** 好的, 谢谢, 👍: nothing is asked, nothing is to be done. */
export function isSmallTalk(text: string): boolean {
  if (!mayBeSmallTalk(text)) return false;
  const bare = fold(text).replace(
    /小?(?:商机)?(?:助手|机器人)|[\s\p{P}\p{S}\p{Extended_Pictographic}]|\uFE0F/gu,
    "",
  );
  return bare === "" ? /\p{Extended_Pictographic}/u.test(text) : SMALL_TALK.test(bare);
}

/** The 下 of 看下云图, and not that of 下周, 下季度, 下半年, 下一个月. */
export const ONCE = "下(?!周|个|月|次|午|班|礼拜|星期|季|半|旬|下|一个?[月周季半年])";

const ONCE_BEHIND = sifted(
  new RegExp(`^\\s*(?:一下(?:子)?|[下了](?=\\s*(?:[#\\d@]|$))|${ONCE}|一?个(?=[\\s:,]))`, "u"),
);

/** 领一下12, 跟进一下云图: the 一下 behind the verb says nothing. */
export function withoutOnce(text: string): string {
  return ONCE_BEHIND.replaced(text, "");
}

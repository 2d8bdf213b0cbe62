// 把跟钱工见面挪到下周一 他周五家里老人住院: why, and what one mutters to oneself, behind an order or a correction that says all.

const THEY = "(?:他们?|她们?|人家|对方|客户|老板|\\p{Script=Han}{1,2}(?:总|工|经理|主任|厂长))";
/** What keeps them from a day; what they say or want is news. */
const KEPT_AWAY =
  "(?:不在|人在|在(?:外地|国外|老家|路上|医院|出差|开会|培训|休假|[\\p{Script=Han}]{2}(?:出差|开会|培训)?$)|出差|出国|住院|请假|休假|有事|有会|有安排|没空|走不开|来不了|去不了|赶不[上到过]|生病|感冒|回老家|开(?:早|晚|大|年)?会|盘点|停[电产]|搬家|体检|陪(?:领导|老板|孩子|老婆))";
const OURS =
  "(?:导航|糊涂|晕|困|怕|累|先(?:吃|喝|眯|歇|上(?:个)?厕所|挂|开车|忙)|差点|手[滑快抖]|眼|脑子|记性|开着?车|看不清|没睡|昨晚(?:没|加班)|嘴|到(?:家|了)|进隧道|上高速|信号)";
const WHY = `(?:因为|主要是?)?${THEY}[^,，;；。!！?？\\s说讲让叫问约改签付想报催]{0,10}?${KEPT_AWAY}[^,，;；。!！?？\\s说讲让叫问约改签付想报催]{0,4}`;
const ASIDES = [
  `(?:我|我都|我也|我刚才?|我这会儿?|我昨晚)${OURS}[^,，;；。!！?？\\s]{0,10}`,
  // 就是说这三个别弄混, 三点别记成十三点
  "[^,，;；。!！?？\\s]{0,8}(?:别|不要)(?:给我)?(?:弄|搞|记|写|听|打|输|放|看)(?:混|错|反|岔|乱|串|成[^,，;；。\\s]{1,6})了?",
  "(?:日子|日期|哪天|时间|钟点|几点|地方|人|其[他它]的?|别的|其余的?|剩下的?)(?:都|全|倒是?|还是)?(?:没错|没变|不变|不动|不用动|对的|没问题|照旧)",
  // 语音打的凑活看
  "(?:语音|手机|输入法|键盘|开车)[^,，;；。!！?？\\s]{0,6}(?:凑[合活]|将就|抽风|打的|不好使|乱跳)[^,，;；。!！?？\\s]{0,4}",
  "(?:省得|免得|不然|要不然?)[^,，;；。!！?？\\s]{2,12}",
];
const LEADS = "(?<=\\S)[\\s,，。;；!！~…]+(?:就是说|反正|那个|主要|对|嗯)*";
const ENDS = "[啊呀哦哈呢啦了吧嘛呗的。.!！~…\\s]*$";
const MUTTERED = new RegExp(`${LEADS}(?:${ASIDES.join("|")})${ENDS}`, "u");
/** 把…, 给我…, 挪到二十四号吧: told without such a word, why it is moved is news (推到25号签,刘总出差). */
const REASON = new RegExp(
  `(?<=(?:^|[\\s,，])[把将帮][^\\n]*|[给帮]我[^\\n]*|你[就给帮把先][^\\n]*|吧)${LEADS.replace("(?<=\\S)", "")}${WHY}${ENDS}`,
  "u",
);

/** Without the asides it ends in; as it was said where there are none. */
export function withoutAsides(text: string): string {
  for (let left = text; ; ) {
    const less = left.replace(MUTTERED, "").replace(REASON, "");
    if (less === left || less.trim() === "") return left;
    left = less;
  }
}

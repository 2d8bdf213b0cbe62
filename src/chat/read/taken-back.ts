// 恒力报价改成28万5,开玩笑的; 不知道能不能把面谈挪到周五; …,我再想想: words with which speakers take back, leave open or put off what they say.
import { sifted } from "./signs.ts";

const END = "(?:[吧啊哈呀哦呢嘛的了!。~…\\s]*)$";
const BEGINS = "(?:^|[\\s,;。])";
const HEADS =
  "(?:主管|领导|老大|头儿|老板|经理|公司|上面|总部|财务|[孙赵周](?:总|主管|经理))(?:那边|说|都|又|也|还|一直)*";
const CHANGE =
  "(?:改|挪|推|调|写|填|记|换|提前|延|领|归|给我|跟|去|降|退|转|签|定|按|再打|要了|拿走|加个|吃|见|发|→)";
const any = (...patterns: readonly string[]) => sifted(new RegExp(patterns.join("|"), "u"));

const DROPPED = any(
  `(?:(?<!不是|没有?|没在|别|不|不是在)开(?:个|一个)?玩笑|(?<!没|不是)逗你(?:玩)?|说着玩|闹着玩|骗你|随口一说|瞎说)${END}`,
  `(?<!说|讲|觉得|表示|意思是?)(?<![总工任理他她们方家]想?)(?<!(?<!有)客户)还是算了${END}`,
  `(?:是|这是)?谁说的${END}`,
  "^[\\s,]*(?:我|我们|谁)(?:可|又|都|压根|从来|什么时候)?(?:没|没有|从没)?说(?:过)?要",
);

const OPEN = any(
  "(?:不知道|不晓得|不清楚|不确定|没想好|拿不准)(?:是不是)?(?:能不能|可不可以|要不要|该不该|好不好|行不行)",
  "(?:在|还在|正|有点|一直)(?:想|考虑|琢磨|犹豫|纠结|盘算)(?:着)?(?:要不要|能不能|该不该|是不是)",
  `${BEGINS}(?:昨天|刚才?|上午|今天|我|就)*(?:差点儿?|险些)(?!就?又?忘|没|意思|火候)`,
  `${BEGINS}${HEADS}(?:不让|不许|不准)`,
  `${BEGINS}${HEADS}(?:不同意|没同意|没批|没点头)[^,;。]*${CHANGE}`,
  "要是[^,;。]*(?:就好了|该多好)",
  // 等下再…, 假设…, 如果陈总同意就…, 等合同签了再…, 本来想…; politely it is an order all the same.
  "^[\\s,]*(?:等[下会]儿?|待会儿?|一会儿?|回头|改天|晚点)(?:我)?再",
  `${BEGINS}(?:假设|假如|除非|(?:如果|要是|万一)(?!(?:可以|方便|行|没问题|有空|能|不麻烦)[^,;。]{0,4}(?:的话|,|\\s)))`,
  `${BEGINS}等[^,;。\\s]{2,8}(?:了|后|完)(?:再|之?后)`,
  `${BEGINS}我?(?:本来|原本)(?:想|要|打算|准备)`,
  `${BEGINS}(?:我还?以为|据说|听说|(?:我|昨晚)*梦[见到]|千万别(?!忘)|先不(?![管说忙急]))`,
  "^[\\s,]*(?:请问)?怎么(?:把|将|才能|样?才?能?把)",
  "哪有[^,;。]*的道理",
);

const PUT_OFF = any(
  `(?<!还是[^;。]{0,12})(?<!(?:其[他它余]的?|别的|剩下的?|阶段|日子|时间|付款|别人|人家)[^,;。]{0,4})${BEGINS}(?:我|你|咱)?(?:先|暂时|千万)?(?:别|不要|不用|甭)(?:急着?|忙着?|给我|真|就)?(?:动|改|弄|登|写|推|挪|领|办)(?!错|成|混|反|乱)${END}`,
  `事儿?(?:先)?(?:再[议说]|放一?放|缓一?缓|搁着|搁一搁)${END}`,
  `也不是不(?:行|可以|能)${END}`,
  `${BEGINS}(?:我们?)?(?:自己)?(?:也|都)?还?没(?:定|想好|确定|拿定主意?|谈[妥拢]|敲定|说定)(?:呢|下来)?${END}`,
  `${BEGINS}(?:让|容)?我?(?:再|先)(?:想想|看看|考虑|琢磨|确认|问问|等等|核实|研究)(?:一?下|再说|清楚)?${END}`,
  `${BEGINS}等我?的?(?:确认|通知|消息|回复|问(?:下|问|过))[^,;。]{0,6}${END}`,
  `问(?:一下|下|问|过)?(?:主管|领导|老板|经理|[孙赵周](?:总|主管|经理))[^,;。]{0,4}再[说定]${END}`,
  `${HEADS}没(?:批|同意|点头|签|回|松口|拍板)${END}`,
  `(?:^|[\\s,;。?？])(?:没成功?|做梦|才怪|想得美)${END}`,
);

const ADVICE = any(
  `(?:你|您)(?:们)?(?:觉得|认为|看|说)(?:呢|怎么样|咋样|如何|合适吗|妥吗|行不行?|好不好)${END}`,
  `(?:会不会|是不是)(?:有点|有些|太|不太|过于)[^,;。]{1,6}${END}`,
);

/** Meant in fun, dropped, or never said: nothing of it is to be done, nor is it news. */
export function isDropped(said: string): boolean {
  return DROPPED.test(said);
}

/** Left open, on a condition, forbidden, or nearly done: none of it is done, what is told beside it is. */
export function isLeftOpen(said: string): boolean {
  return OPEN.test(said);
}

/** 我再想想, 领导还没批, 先别动: put off at its end, whatever it was. */
export function isPutOffAtEnd(said: string): boolean {
  return PUT_OFF.test(said);
}

/** 改成28万你觉得呢, 赢单 5 26万会不会太早: what we are asked to say something to. */
export function asksAdvice(said: string): boolean {
  return ADVICE.test(said);
}

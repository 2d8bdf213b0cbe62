// 等一歇,先不输了,顾总又打电话来: said to what an act still lacks, it takes the act back, puts it off or denies it, and is
// never what was lacking.
import { spelled } from "../read/simplified.ts";

/** What is done by each, in one character: 先不输, 别退, 不转了. */
const DONE_BY: Readonly<Record<string, string>> = {
  lose: "输丢黄战",
  return: "退放还丢扔",
  transfer: "转交给让",
  reassign: "转交给让",
  "hand-over": "转交给让",
  "give-resource": "给",
  win: "赢签成",
  payment: "到收付打回记",
  refund: "退",
  advance: "推进升到动",
  "move-back": "退回",
  claim: "领接抢要",
  split: "分",
};

/** Words for any of them; 不搞了 and 不办了 are what a customer does who gives a project up. */
const ANY = "记提|操作|提交";
const ANY_FOR_NOW = "急|动|弄|办|搞|报|填|写|点|走|发|定";
/** Nobody but whoever speaks, or what it is about. */
const BEFORE =
  "(?:[啊哎唉呃嗯哦那就也都又但我俺]|咱们?|我们|还是|想想|想了想|再想想|考虑了?一?下|觉得|不过|所以|其实|主管说|领导说|老大说|(?:[这那](?:个|家|张|笔))?单子?|[这那][个家张笔条单])*";
const FOR_NOW = "(?:先|暂时?|暂且|眼下|今天|现在|这会儿|这两天|千万)";
const NOT = "(?:不|别|甭|莫|覅|勿)(?:要|用|能|想|着|去|忙|急着|忙着|打算|准备|敢|舍得|算|该)*(?:给)?";

/** 等一歇, 慢着, 先等等: a clause of its own. */
const HOLDS =
  /^[啊哎唉诶,，\s]*(?:先)?(?:等(?:一?(?:下|会儿?|歇|等)|等|我)|慢着|慢点|且慢|慢一?慢|稍等(?:一?下)?|打住|别急|别忙|先别|先不|先不要|先缓一?缓|缓一?缓|缓缓|收回|当我没说|(?:先|再)?放一?放|先放|先搁|搁一搁|先这样|再等等|再等一等|再看看|我再想想|我想想|让我想想|容我想想)[着啊哈吧呀哦]*$/u;
/** 等他回话再退, 过两天再转. */
const THEN = "(?:等|过|明|后|下周|回头|晚点|改天)[^,;。]{0,8}再(?:去|来)?";

/** What brings back to life what was to be given up: 还有戏, 我再跟两天, 又来找我们. */
const REVIVED =
  /(?<!没)(?:有戏(?!吗)|(?:还|又)有(?:点|些|一线|一点)?(?:希望|机会|转机|得谈|可能)|有转机|又(?:想要|要了|同意|愿意|答应|批了|有预算|有钱了)|又活(?:了|过来)|活过来|救(?:回来|得回)|没死透|还没死|还能(?:救|谈|争取))|^(?:我|咱们?|我们|还是|想|要|得|先|那|就|准备|打算)*再(?:去|来)?(?:争取|努力|搏|拼|磨|追|试|跟|盯|等|看看|谈|聊|观察)(?!也|都|下去|不)|又(?:主动)?(?:打(?:了)?(?:个)?电话(?:来|过来|问)|来(?:找|问|电)|联系(?:我|上)|回头找|找回来|找上门|松口|启动|捡起来)/u;
/** What ends with nothing done. */
const ENDS_IT: ReadonlySet<string> = new Set(["lose", "return"]);

/** 合同还没签, 章没盖, 钱还没到: said of what a deal is won by, or of the money. */
const LACKS: Readonly<Record<string, RegExp>> = {
  win: /(?:就|只|还)差|还在(?:走|审|批|等|谈|看|改|法务|老板)|(?:还|早着|太)早|口头|没那么快|(?<!是)(?:还没?|尚|没|未)(?:有)?(?:最[后终])?(?:正式)?(?:签|盖|成|定|走完|走好|批|落|敲定|谈拢|谈妥)(?![^,;。]{0,4}(?:问题|意见))|(?:[签盖]|定|批)不(?:了|下来|成)|[明后]天才?(?:签|盖)|(?:准备|等着?|快|要)(?:签|盖章)/u,
  payment:
    /^(?!.*(?:剩|余|尾款|其余|另外|后面|发票|票|质保)).*(?:还没|尚未|没|未|不)(?:有)?(?:真的?|正式)?(?:到(?!场)|收到|见着|见到|打|付|入账|进账|来)|(?:[明后]天|下周|过两天|月底)才?(?:到|付|打)/u,
  advance:
    /^(?:[^,;。]{0,4}(?:报价|价|合同|付款|面谈|见面))?(?:都|也)?(?:还没?|尚|没|未)(?:有)?(?:谈|聊|走|轮|推|报|见|约|签)(?:到|过|上|成)?(?!拢|妥|定)/u,
};

/**
 * Whether the answer to a question about an act calls it off: `alone` where it says nothing else, `told` where it tells why.
 * `id`: the command that waits, `words`: how it is called.
 */
export function calledOffBy(
  text: string,
  { id, words }: { readonly id: string; readonly words: readonly string[] },
): "alone" | "told" | null {
  const own = DONE_BY[id] ?? [...new Set(words.map((word) => word.charAt(0)))].join("");
  const denied = new RegExp(
    `^${BEFORE}(?:${FOR_NOW}+${NOT}(?:[${own}]|${ANY}|${ANY_FOR_NOW})|${NOT}${FOR_NOW}?(?:[${own}]|${ANY})|(?:不是|不算|并没有?|并非|没有)(?:真的?)?(?:要)?[${own}](?!给(?:谁|哪|别|对手|竞))|还?没(?:真)?(?:要|想|到|说|打算)[${own}]|${THEN}[${own}])`,
    "u",
  );
  const clauses = clausesOf(text);
  const others = clauses.filter((clause) => !HOLDS.test(clause) && !denied.test(clause));
  const isTold = others.some(
    (clause) => (ENDS_IT.has(id) && REVIVED.test(clause)) || LACKS[id]?.test(clause) === true,
  );
  if (others.length === clauses.length && !isTold) return null;
  return others.some((clause) => [...clause].length >= LEAST_TOLD) ? "told" : "alone";
}

/** 不不, 哎: says nothing. */
const LEAST_TOLD = 3;

function clausesOf(text: string): readonly string[] {
  return spelled(text)
    .split(/[,;。!?\n\s~]+/u)
    .filter((clause) => clause !== "");
}

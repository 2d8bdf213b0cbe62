// How taking back is ordered: 等等撤销, 请把刚才这一笔撤销, 赢单那一条请先取消, …刚才那个取消吧. Said of somebody else's order (客户把订单撤销了) it is none.

/** Stands for a character of a customer's name, or of whoever works there. */
export const NAME = "\ue000";

const BREATH =
  "(?:[啊哎呀哦噢诶唉呃嗯哟喂呸]|救命|天[哪呐]|完了|糟了?|坏了|等等|等一?[下会]儿?|稍等|慢着|且慢|不好意思|抱歉|对不起|那个|不对|错了|算了|快|[\\s,])*";
const ASK =
  "(?:请(?:你|您)?|麻烦(?:你|您)?|劳驾|烦请|有劳|拜托|帮[我忙]|给我|替我|你|您|先|再|快|赶紧|赶快|马上|立刻|也|都|就|还是|全|直接|得|要|\\s)*";
/** Of nothing else: an appointment is called off, an order is withdrawn, what was done here is taken back. */
const STRONG = "(?:撤销|撤回|撤掉|撤了(?=[吧啊撤\\s]|$)|撤(?=[一吧下撤]|$)|回撤)";
const WEAK =
  "(?:取消|作废|收回|还原|恢复|删掉?|去掉|抹掉|不算(?:数|了)?|不作数|不要了?|改回(?:去|来)?|退回(?:去|来))";
const ENDS = "(?:掉|一?下|回来|原样|了吧|吧|啊|哈|呀|呢|哦|嘛|咯|谢谢|多谢|[\\s~])*$";
/** Just done here: 上一条, 刚才那笔, 这一步. */
const POINT =
  "(?:(?:刚[才刚]?|方才)我?(?:发|记|做|点|报|写|弄|登记?|录入?|提交?|操作|更新|改|推|退|领)?(?:的|那|这)+一?(?:个|条|笔|步|句|项|次|下)?|(?:上|前|最后)(?:面|边)?(?:的|那|这)*一?(?:个|条|笔|步|句|项)|[那这]一?(?:条|笔|步|项))(?:操作|记录|动作|登记)?";
const OBJECT = new RegExp(
  `^(?:${POINT}|${NAME}+|赢单|签单|成交|输单|丢单|回款|到账|收款|入账|退公海|放公海|领取|认领|改价|改期|金额|报价|价格|日期|推进|跟进|记录|[的那这个条笔单家步次一])+$`,
  "u",
);
const POINTS = new RegExp(POINT, "u");

/** What each act is called by. */
const CALLED: Readonly<Record<string, RegExp>> = {
  won: /赢单|签单|成交/u,
  lost: /输单|丢单/u,
  paid: /回款|到账|收款|入账/u,
  returned: /退公海|放公海/u,
  claimed: /领取|认领/u,
  edited: /改价|改期|金额|报价|价格|日期/u,
  advanced: /推进/u,
  "followed-up": /跟进|记录/u,
};
const ANY_ACT = new RegExp(
  Object.values(CALLED)
    .map(({ source }) => source)
    .join("|"),
  "u",
);

const SAID = "(?<object>[^,;。!?\\s]{1,16}?)";
const ALONE = new RegExp(`^${BREATH}${ASK}(?:${STRONG}){1,3}${ENDS}`, "u");
const BEFORE_OBJECT = new RegExp(`^${BREATH}${ASK}(?<verb>${STRONG}|${WEAK})${SAID}${ENDS}`, "u");
const BEHIND_OBJECT = new RegExp(
  `^${BREATH}${ASK}[把将]?${SAID}${ASK}(?<verb>${STRONG}|${WEAK})${ENDS}`,
  "u",
);
/** 把刚才那条撤了: done with, where it is told to be. */
const TAKEN = new RegExp(
  `^${BREATH}${ASK}[把将]${SAID}${ASK}(?<verb>${STRONG}|${WEAK})(?:掉|了)*${ENDS}`,
  "u",
);
const CLAUSES = [ALONE, BEFORE_OBJECT, BEHIND_OBJECT, TAKEN];

/** 撤销撤销领导说先别降, 撤回我点错了: dictated without a mark, at the front. */
const IN_FRONT = new RegExp(
  `^${BREATH}${ASK}(?:(?:${STRONG}|撤了){2,}|${STRONG}(?:一下|吧)?(?=我(?:刚才?)?(?:点|手|记|按|搞|弄|看|选|填|写|退|推|领|报|急|激动|太急)|(?:点|按|搞|弄|记|看|退|推|领|写|填|选|报|输)(?:错|早|快|反|重|多|岔)|手[滑抖快误]|(?:章|字|合同|钱|款)[^,]{0,3}没))`,
  "u",
);
/** 上一条给我撤了钱工刚又说…, 刚才那个取消刘总又说得等: dictated without a mark, and behind it who said what; 刚才那个取消的订单 is none. */
const POINTED_IN_FRONT = new RegExp(
  `^${BREATH}${ASK}[把将]?${POINT}(?:给我|帮我|替我|先|就|赶紧|快)*(?:${STRONG}|撤了|取消|作废)(?:掉|了|一?下|吧)*(?=(?:\\p{Script=Han}{1,2}(?:总|工|经理|主任|厂长|老师|科|部)|我|他|她|客户|对方|那边|${NAME}+)(?:那边)?(?:刚才?|又|还|方才|也|们|[今昨]天|说|讲|打|发|来|改|点|记|搞|弄|写))`,
  "u",
);
/** …那个蓝海的帮我撤销掉, …刚才那个取消吧: at its end; 让我帮他撤销, 说给我撤掉 ask it of somebody else. */
const AT_END = [
  new RegExp(
    `(?<![让叫请找托说求][^,;。!?\\s]{0,4})(?:帮我|给我|替我|麻烦你?|请你?)(?:先|再|也|就|赶紧|全)*(?:[把将]?(?<object>${POINT}))?${STRONG}(?:掉|一?下|了吧|吧|啊|哈|呀)*$`,
    "u",
  ),
  new RegExp(
    `(?<![让叫请找托说求][^,;。!?\\s]{0,2})(?<object>${POINT})(?:给我|帮我|先|就|还是|请)*(?:${STRONG}|${WEAK})(?:掉|一?下)?(?:了?吧|啊|哈|呀)+$`,
    "u",
  ),
];
/** 能帮我撤销吗: asked for. */
const SOFTLY = new RegExp(
  `^${BREATH}(?:能不能|能否|可不可以|可以|可否|能)(?:请|麻烦)?(?:你|您)?(?:帮[我忙]|给我|替我)?(?:先)?(?:[把将]?${SAID})?${STRONG}(?:掉|一?下|回来)*(?<object2>[^,;。!?\\s]{0,10}?)[吗么呀啊吧?\\s]*$`,
  "u",
);
/** Reported, and not ordered: 刘总说,撤销吧; “撤销上一条”. */
const QUOTED = /(?:说|讲|让我|叫我|要我|要求|喊|问)[:,\s]*$|[“"「『']$/u;

export interface UndoOrdered {
  /** Asked as a favour, as a question. */
  readonly softly: boolean;
  /** A customer is named as what it is of. */
  readonly ofNamed: boolean;
}

/** Null where nobody orders it. `command`: what was done last; null for whatever it may have been. */
export function undoOrdered(said: string, command: string | null): UndoOrdered | null {
  for (const { clause, before } of clausesOf(said)) {
    if (QUOTED.test(before)) continue;
    for (const pattern of CLAUSES) {
      const found = orderedBy(pattern.exec(clause), command);
      if (found !== null) return found;
    }
    const soft = SOFTLY.exec(clause);
    if (soft !== null && /帮|给我|替我|麻烦|[把将]/u.test(clause)) return { softly: true, ofNamed: false };
    if (IN_FRONT.test(clause) || POINTED_IN_FRONT.test(clause)) return { softly: false, ofNamed: false };
    for (const pattern of AT_END) {
      const found = pattern.exec(clause);
      if (found !== null && !/(?:别|不要|不用|没|不)$/u.test(clause.slice(0, found.index)))
        return { softly: false, ofNamed: false };
    }
  }
  return null;
}

/** From mark to mark, and as people who put spaces for marks. */
function clausesOf(said: string): readonly { readonly clause: string; readonly before: string }[] {
  const found = [];
  for (const marks of [/[^,;。!?\n~]+[?]?/gu, /[^,;。!?\n\s~]+[?]?/gu])
    for (const { 0: clause, index } of said.matchAll(marks))
      found.push({ clause: clause.trim(), before: said.slice(0, index) });
  return found;
}

function orderedBy(found: RegExpExecArray | null, command: string | null): UndoOrdered | null {
  if (found === null) return null;
  const { object, verb = "" } = found.groups ?? {};
  if (object === undefined) return { softly: false, ofNamed: false };
  if (!OBJECT.test(object)) return null;
  const act = command === null ? ANY_ACT : CALLED[command];
  // 赢单那一条, where something else was done last.
  if (ANY_ACT.test(object) && act?.test(object) !== true) return null;
  const ofNamed = object.includes(NAME);
  const isOfAct = POINTS.test(object) || ANY_ACT.test(object);
  const isStrong = new RegExp(`^${STRONG}`, "u").test(verb) || verb.startsWith("撤");
  return isOfAct || (ofNamed && isStrong) ? { softly: false, ofNamed } : null;
}

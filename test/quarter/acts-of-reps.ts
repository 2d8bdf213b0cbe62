// What a rep types in a day: what is due, more or less diligently, now and then a step, a leave, a new customer.
import { dueOf } from "../../src/domain/clock/cadence.ts";
import type { Item } from "../../src/domain/item/item.ts";
import type { Act, Habits, Saying } from "./acts.ts";
import type { Chance } from "./random.ts";

const SAID = ["客户要比价", "发了方案,等回复", "王总认可方案", "约了技术交流", "对方在走预算", "样品已寄到"];
const NEXT = ["", "", "", " 下次 明天 再打", " 下次 周五 发报价", " 下次 下周三 拜访", " 下次 10天后 回访"];
const STEP: Readonly<Record<number, string>> = {
  2: "约了周四面谈 王总参加",
  3: "报价28万",
  4: "还在谈付款方式",
  5: "计划下周五签",
};

/** How likely on a day, and what is said. */
const SELDOM: readonly (readonly [number, (no: number, stage: number) => string])[] = [
  [0.002, (no) => `退公海 ${no} 预算取消`],
  [0.003, (no) => `输单 ${no} 价格 输给用友`],
  [0.002, (no) => `求助 ${no} 要技术到场做对比测试`],
  [0.002, (no, stage) => `回退 ${no} 到${Math.max(1, stage - 1)} 客户换人了`],
];

export interface Rep {
  readonly userId: string;
  readonly items: readonly Item[];
  /** What lies in their pool. */
  readonly pool: readonly Item[];
  /** What the clock took from them a day or so ago. */
  readonly lost: readonly number[];
}

export function actsOfRep(rep: Rep, { company, chance, diligence, ownADay }: Habits, today: Saying): Act[] {
  const acts: Act[] = [];
  const { userId } = rep;
  const say = (text: string, first = 545, last = 1070) =>
    acts.push({ minute: chance.between(first, last), userId, text });
  const care = diligence.get(userId) ?? 0.5;
  for (const item of rep.items) for (const text of aboutItem(item, { chance, care, today })) say(text);

  for (let claims = chance.happens(0.4) ? chance.between(1, 3) : 0; claims > 0; claims--) {
    const item = chance.one(rep.pool);
    if (item !== undefined) say(`领取 ${item.no}`);
  }
  if (chance.happens(ownADay)) say(newCustomer(today.name(), today.phone(), chance));
  if (chance.happens(ownADay / 3)) say(`报备 ${today.name()} 陈工${today.phone()} 想看MES 朋友介绍`);
  for (const no of rep.lost) if (chance.happens(0.3)) say(`申诉 ${no} 上周见过面`, 545, 1000);

  const colleague = company.nameOf(chance.one(company.reps.filter((other) => other !== userId)) ?? "");
  if (chance.happens(0.012)) say("请假 明天");
  if (chance.happens(0.006)) say(`请假 明天到3天后 @${colleague}代管`);
  if (chance.happens(0.006)) say("请假 3天后到10天后");
  if (chance.happens(0.02)) say("请假 取消");
  if (chance.happens(0.03)) say(chance.one(["免提醒 2小时", "免提醒 半天", "免提醒 取消"]) ?? "", 530, 1020);
  if (chance.happens(0.02)) say(chance.one(["提醒我 明天下午3点 交周报", "提醒我 周六 带样品"]) ?? "");
  if (chance.happens(0.05)) say("撤销");
  return acts;
}

/** A self-developed opportunity, complete. */
export function newCustomer(name: string, phone: string, chance: Chance): string {
  return `新建商机 ${name} 联系人李工 ${phone} 地址苏州 需求产线改造 金额${chance.between(5, 90)}万`;
}

/** Forward to a stage, whatever lies between. */
export function step(no: number, to: number): string {
  return to === 6 ? `赢单 ${no} 28万 签约今天` : `推进 ${no} 到${to} ${STEP[to]} 跳过 客户着急`;
}

interface Given {
  readonly chance: Chance;
  readonly care: number;
  readonly today: Saying;
}

function aboutItem(item: Item, { chance, care, today }: Given): string[] {
  const { no, stage, outcome } = item;
  if (outcome === "lost") return chance.happens(0.01) ? [`重启 ${no} 客户又找来了`] : [];
  const due = dueOf(item);
  const isDue = due !== null && due <= today.ends;
  if (outcome === "won") {
    if (item.nextDay === null && chance.happens(0.05)) return [`回款计划 ${no} 下周三8万 验收后20万`];
    return isDue && chance.happens(care / 3) ? [`回款 ${no} 8万`] : [];
  }
  const texts: string[] = [];
  if (chance.happens(isDue ? care : 0.03 * care))
    texts.push(`跟进 ${no} 第${today.day}天${chance.one(SAID)}${chance.one(NEXT)}`);
  else if (isDue && chance.happens(0.1)) texts.push(`跟进 ${no} 没接通`);
  else if (isDue && stage === 1 && chance.happens(0.05)) texts.push(`给3天 ${no}`);
  else if (stage === 5 && chance.happens(0.2)) texts.push(`无变化 ${no} 等法务`);
  if (chance.happens(0.02 * care)) texts.push(step(no, (stage ?? 1) + 1));
  else for (const [odds, text] of SELDOM) if (chance.happens(odds)) texts.push(text(no, stage ?? 1));
  return texts;
}

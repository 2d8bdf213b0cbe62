// 谈判, 报价, 签约, 怎么约到面谈: the stage somebody asks for advice about.
import type { Stage } from "../../domain/item/item.ts";
import { fold } from "./fold.ts";
import { readStage } from "./stage.ts";

const SUBJECTS: readonly (readonly [RegExp, Stage])[] = [
  [/签约|签合同|签单|收口|临门|冲刺|逼单|促成|成交/u, 5],
  [/谈判|谈价|砍价|还价|压价|条款|账期|价格战|决策/u, 4],
  [/报价|比价|方案|竞品|竞争|对手|高意向/u, 3],
  [/面谈|演示|拜访|见面|讲产品|约客户|约见|中意向|demo/iu, 2],
  [/需求|首次|开场|初次|陌拜|电话|开发|破冰|基础意向|线索/u, 1],
];

/** Null where none is named. */
export function readAdviceStage(text: string): Stage | null {
  const folded = fold(text);
  const named = readStage(folded)?.stage;
  return named ?? SUBJECTS.find(([words]) => words.test(folded))?.[1] ?? null;
}

// 一部谈判往后还没签的都哪几单: who is in a stage is looked up among those whom the sender leads, or among the sender's own.
import { stagesNamed } from "../read/stages-named.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { personNamed } from "./filling.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";

const WHICH =
  /哪[些几家个单张位]|谁|[几幾][个個家单單张条]|多少|列|名单|清单|有没有|[加合]起来|加一?加|总共|一共|统共|分别|各(?:由|是|报)|名字|[报念]来|[报念]给/u;
/** How long they stay there, what is needed for it, what it means: no list. */
const OF_SOMETHING_ELSE =
  /多久|停|几天|转化|漏斗|目标|标志|怎么|为什么|条件|规则|卡点|平均|中位|最[^\s,;。]{1,2}|厉害|擅长|专家|算不算|时间/u;
/** 别把口头答应的算进去: of the others. */
const LEFT_OUT =
  /(?:别|不要|不用|甭)[把将]?[^,;。]{1,10}算|(?:不算|除了|除开|不含|去掉)[^,;。]{0,6}(?:口头|嘴上|谈判|意向|冲刺)|落袋|合同额/u;
const OF_DEPARTMENT = /部门|[一二三四五六七八九\d]部|[大小]组|团队|大区|全公司|别人|同事/u;
const OF_ONESELF = /(?:我|自己)的?(?:手[上里头]|名下|这边|负责|跟的|自己)/u;

/** Null where no stage is named, or something else is asked of it. */
export async function stagesAsked({ part, subjects }: Spoken, around: Surroundings): Promise<Speech | null> {
  const said = asRead(part.text);
  if (subjects.length > 0 || !WHICH.test(said) || OF_SOMETHING_ELSE.test(said) || LEFT_OUT.test(said))
    return null;
  const clause = said.split(/[,;。!?\n]/u).find((one) => stagesNamed(one).length > 0);
  if (clause === undefined || (await personNamed(clause, around)) !== null) return null;
  const isOfOthers = around.leads ? !OF_ONESELF.test(said) : OF_DEPARTMENT.test(said);
  return { ...NOTHING, runs: [`${around.registry.wordOf(isOfOthers ? "team" : "mine")} ${said.trim()}`] };
}

// 云图那边换人了,现在李总负责,13712340000: a number that nobody there has yet is offered as that of whoever was named before it.
import { NOT_REACHED } from "../read/attempt.ts";
import { isLikeName, nameBeside } from "../read/contact.ts";
import { fold } from "../read/fold.ts";
import { PEOPLE } from "../read/profile-words.ts";
import type { Part } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { MASKS } from "./cue.ts";
import type { Seen } from "./seen.ts";
import type { Spoken } from "./spoken.ts";

/** 登记错了,应该是136…: nobody's name. */
const SAYS_WHICH = /应该|应为|其实|正确|才是|是的|不是/u;

/** It reaches nobody, or somebody else was recommended: 老吴推荐了盐城东方检测,对接人高主任 189…. */
const NOBODYS = new RegExp(
  `${NOT_REACHED.source}|推荐|介绍|新客户|线索|报备|竞品|对手|司机|师傅|货代|中介|别打|打错|离职|我的|我们的|我给|同行|快递|物流单|单号|订单号`,
  "u",
);

const KEPT = /(?:也|都|先|再|给我|帮我)*[存记加挂添登](?:上|进去?|一?下)(?:去|来|吧)?[\s,:]*$/u;
/** 除了潘总,采购小徐…: who is there already. */
const EXCEPT = /除了?\p{Script=Han}{2,4}?(?=[\s,，]|还|再|也|以外|之外)/gu;
/** 刘总助理小孙 139…: whose number it is, and not whose assistant. */
const OF_A_JOB =
  /(?:助理|秘书|助手|采购|财务|会计|出纳|技术|法务|行政|文员|内勤|仓管|设备|生产|信息|前台|徒弟|下属|手下)(?:的|部的?|科的?)?(?<name>[小老阿]\p{Script=Han})[\s,:]*(?:的?(?:电话|手机|号码|微信)(?:是)?[\s,:]*)?$/u;

/** The command that keeps it; null where none is told, or it is known, reaches nobody, or is nobody's. */
export async function newNumber(
  { part, apart }: Spoken,
  no: number,
  { registry, reachedBy }: Surroundings,
): Promise<string | null> {
  const [phone, another] = apart.phones.filter(({ start }) =>
    part.clauses.some((clause) => start >= clause.start && start < clause.end),
  );
  if (phone === undefined || another !== undefined || apart.names.length > 1 || NOBODYS.test(part.text))
    return null;
  if ((await reachedBy(no)).some((one) => one.phone === phone.value)) return null;
  const folded = fold(apart.text);
  // 采购小徐也存上,137…: what is asked for stands between the two.
  const behind = KEPT.exec(folded.slice(0, phone.start))?.[0].length ?? 0;
  const beside = nameBeside(folded, { start: phone.start - behind, end: phone.end }) ?? "";
  const said = apart.text.slice(part.clauses[0]?.start ?? 0, phone.start).replace(/[那这]边/gu, "  ");
  const before = [...said.replace(EXCEPT, "  ").matchAll(PEOPLE)].at(-1);
  const assistant = OF_A_JOB.exec(folded.slice(0, phone.start - behind))?.groups?.["name"];
  const person = isLikeName(beside) && !SAYS_WHICH.test(beside) ? beside : (assistant ?? before?.[0]);
  if (person === undefined) return null;
  const contact = registry
    .entry("contact")
    .offered({ renumbered: false, contact: `${person} ${phone.value}` });
  return `${registry.wordOf("contact")} #${no} ${contact}`;
}

/** 泵业许总来电问WMS,号码135…: beside what is said of somebody it is theirs, and nobody is looked up. */
export function isTheirNumber({ entry, clause }: Pick<Seen, "entry" | "clause">, part: Part): boolean {
  const isNumber = entry.id === "check-duplicate" && clause.masked.includes(MASKS.phone);
  return isNumber && clause !== part.clauses[0] && !LOOKS.test(part.text);
}

const LOOKS = /[查搜谁]|哪[家个]|是不是|有没有/u;

// Dictated without marks: 金华双龙纺织信息科的楼科长13757901122 — a company called after its town, and somebody who works there.
import { leadingPlace } from "../names/places.ts";
import type { Surroundings } from "./around.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const DEPARTMENT =
  "(?:(?:信息|采购|生产|设备|技术|财务|工程|品质|质量|物流|仓储|仓库|研发|行政|IT|数字化|智能制造|供应链|运营|项目)(?:化|管理)?(?:部|科|处|中心|室|组)?)";
const THERE = new RegExp(
  `^(?<company>\\p{Script=Han}{4,12}?)(?<job>(?:[管搞]|负责)?${DEPARTMENT})?的(?:一?个|一位)?(?<name>\\p{Script=Han}(?:总|工|经理|主任|科长|处长|部长|厂长|老板|师傅|会计)|[老小]\\p{Script=Han})(?=\\d|[\\s,，。:：]|$|也|想|要|说|找|电话|手机|微信|打|来|他|她|问|对|有)`,
  "u",
);
const NO_NAME = /[我你他她们的了是在有个那这边找说让给到跟和与]|客户|公司$|一家|朋友/u;
/** Letters of a name run into what stands before it: only how somebody is brought up may. */
const BROUGHT_UP = /(?:^|[\s,，。;；:：了是个]|介绍|推荐|引荐|牵线|找来|有个|来自|[我你们边来])$/u;

export interface There {
  readonly company: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Null where no company is named by its town with somebody there. */
export function leadThere(text: string): There | null {
  for (let start = 0; start < text.length; start++) {
    const { length, isWide } = leadingPlace(text.slice(start));
    if (length === 0 || isWide || !BROUGHT_UP.test(text.slice(0, start))) continue;
    const found = THERE.exec(text.slice(start));
    const { company = "", name = "" } = found?.groups ?? {};
    if (found === null || company.length < length + LEAST || NO_NAME.test(company)) continue;
    return { company, name, start, end: start + found[0].length };
  }
  return null;
}

const LEAST = 2;

/** 你先登上, 帮我录一下: what is asked for, with what is said of it behind. */
const ASKS_FOR_IT =
  /[\s,，]*(?:你|就|那|麻烦|请)(?:就|先|帮我|给我|赶紧)*(?:把[他她它](?:们)?)?(?:登记?|录|报个?备|备个?案|记|存|建)(?:一个|个|上|进去?|进系统|一?下|下来|了)(?=$|[\s,，。;；!！~]|我|回头|吧|再|等).*$/u;

/** The command that takes them in, with what they are said to need. */
export function cardThere(
  { company, name }: There,
  need: string,
  phone: string,
  around: Surroundings,
): string {
  const { fieldWord, intake, registry } = around;
  const fields = [
    ["contact", name],
    ["phone", phone],
    [
      "need",
      need.replace(/^[\s,，。;；:：他她也]+|[\s,，。;；:：]+$/gu, "").replace(/[\s,，。;；:：]+/gu, " "),
    ],
  ].flatMap(([field, value]) => (field && value ? [`${fieldWord(field)} ${value}`] : []));
  return `${registry.wordOf(intake)} ${company} ${fields.join(" ")}`;
}

/** With one number: done where that is asked for, else offered; null where nobody is told so. */
export function toldThere(
  text: string,
  phone: { readonly start: number; readonly end: number; readonly value: string },
  around: Surroundings,
): Speech | null {
  const there = leadThere(text);
  if (there === null || phone.start < there.end || phone.start - there.end > NEAR) return null;
  const behind = text.slice(phone.end);
  const need = behind.replace(ASKS_FOR_IT, "");
  const command = cardThere(there, need, phone.value, around);
  return need === behind ? { ...NOTHING, offers: [command] } : { ...NOTHING, runs: [command] };
}

const NEAR = 6;

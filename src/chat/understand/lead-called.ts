// 台州那边有家做水泵的叫永泰泵业老板姓林先给我报备上: somebody new, brought up by where they are and told by what they are called.
import { leadingPlace } from "../names/places.ts";
import { isLikeCompany } from "../read/opening.ts";
import { isNamedSurely } from "../read/told-profile.ts";
import type { Surroundings } from "./around.ts";
import { declinesIntake } from "./not-taken-in.ts";
import { somebodyIn } from "./somebody-new.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";

const CALLED =
  /(?:有|来|开|搬来|认识|碰[到上见]|遇[到上见]|看到|听说|找到|发现|跑|接触|介绍|推荐|引荐)了?(?:一|另)?(?<one>[家个])(?<kind>[^,，;。\s]{0,12}?)[,，\s]*(?:名字)?叫(?:做|个)?(?<name>\p{Script=Han}{4,14}?)(?=的?(?:厂|公司|企业|单位|客户)?(?:[\s,，。;；:：!！~]|$)|老板|姓|电话|联系|负责|采购|还|想|要|我|先|你|帮|给|在|是|做|地址)/u;
const OF_COMPANIES = /厂|公司|企业|单位|集团|客户|工厂|店|院|所|做.{1,8}的/u;
/** 你先给我报备上: what is asked for, and no word of theirs. */
const ASKS_FOR_IT =
  /[\s,，]*(?:你|就|那)?(?:先|帮我|给我|麻烦|赶紧)*(?:把(?:他|它|这家)?)?(?:报个?备|备个?案|登记|录)(?:上|进去?|一?下|了吧|吧)*[\s。.!！~吧]*$/u;
const OF_A_FIRM = /^的?(?:厂|公司|企业|单位|客户)?/u;
/** 叫我明天过去, 叫停了项目: no name. */
const NO_NAME = /^[上下停板不]|[我你他她了的吗没]/u;
/** 永泰泵业, 德宏电机 */
const TRADE =
  /(?:业|机械?|电子|电机|模具|精密|制造|材料|科技|设备|自动化|仪表|阀门|泵|塑|纺织|食品|药|化工|新材|汽配|五金|软件|物流|光伏|检测)$/u;
/** 何工介绍的: whoever is named is not who is new. */
const INTRODUCED = /介绍|推荐|引荐/u;
const BY_WHOM = /[^,，;。\s]{1,6}(?:介绍|推荐|引荐)/u;
const MAY_BE_ASKED = /吗|没有?[?？]|[?？]|是不是|谁(?:报备|在?跟|录|有)/u;

export interface Called {
  /** From how they are brought up to behind the name. */
  readonly said: string;
  readonly name: string;
  readonly isSure: boolean;
}

/** 碰到一家叫永泰泵业的厂, 认识个客户叫永泰泵业: the company's name alone; null where none is called so. */
export function calledIn(text: string): Called | null {
  const found = CALLED.exec(text);
  const { one = "", kind = "", name = "" } = found?.groups ?? {};
  const isCompany = one === "家" || OF_COMPANIES.test(kind);
  if (found === null || !isCompany || NO_NAME.test(name)) return null;
  const said = found[0] + (OF_A_FIRM.exec(text.slice(found.index + found[0].length))?.[0] ?? "");
  // 做治具的 叫拓邦治具
  const trade = /做(.{2,4})的/u.exec(kind)?.[1];
  const isOfTrade = trade !== undefined && name.length > trade.length && name.endsWith(trade);
  return { said, name, isSure: isOfTrade || isCompanyCalled(name) };
}

/** Whether a name is one of a company by its looks. */
export function isCompanyCalled(name: string): boolean {
  return !NO_NAME.test(name) && (isLikeCompany(name) || isNamedSurely(name) || TRADE.test(name));
}

/** Who it is, whom to ask for there and at which number: of whatever stands behind the name, or before it where nobody brought them. */
export function calledCard(
  { name, said }: Called,
  { text, phone }: { readonly text: string; readonly phone: string },
  { registry, fieldWord, intake }: Surroundings,
): string {
  const [before = "", behind = ""] = text.replace(said, "\n").split("\n");
  const there = somebodyIn(behind.replace(BY_WHOM, "")).contact;
  const contact = there === "" && !INTRODUCED.test(text) ? somebodyIn(before).contact : there;
  const person = contact === "" ? "" : ` ${fieldWord("contact")} ${contact}`;
  return `${registry.wordOf(intake)} ${name}${person} ${fieldWord("phone")} ${phone}`;
}

/** Taken in where that is asked for, else offered; null where nobody new is called by a name. */
export function leadCalled(text: string, parts: readonly Spoken[], around: Surroundings): Speech | null {
  const called = calledIn(text);
  const isKnown = parts.some(({ part, apart }) =>
    part.about.some(({ start, end }) => leadingPlace(apart.text.slice(start, end)).length < end - start),
  );
  if (called === null || MAY_BE_ASKED.test(text)) return null;
  const { name } = called;
  if (isKnown && !INTRODUCED.test(text)) return null;
  if (called.isSure && declinesIntake(text))
    return { ...NOTHING, offers: [`${around.registry.wordOf(around.intake)} ${name}`] };
  const said = text.replace(ASKS_FOR_IT, "");
  const { contact, place } = somebodyIn(said.replace(name, "").replace(BY_WHOM, ""));
  const fields = [
    ["contact", contact],
    ["address", place],
    [
      "need",
      said
        .replace(name, " ")
        .replace(/叫(?:做|个)?\s+|[\s,，。;；:：]+/gu, " ")
        .trim(),
    ],
  ].flatMap(([field, value]) => (field && value ? [`${around.fieldWord(field)} ${value}`] : []));
  const command = `${around.registry.wordOf(around.intake)} ${name} ${fields.join(" ")}`;
  const isSure = !isKnown && called.isSure;
  return said === text || !isSure ? { ...NOTHING, offers: [command] } : { ...NOTHING, runs: [command] };
}

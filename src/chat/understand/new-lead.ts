// Somebody new, told in any form: a name card, a web form, a sentence about whom one met (speech.md, "lead").
import { fold } from "../read/fold.ts";
import { findLabels } from "../read/label.ts";
import { isLikeCompany, withoutOpening } from "../read/opening.ts";
import type { Apart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { INTAKE, recognisedIn } from "./seen.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";

/** A number nobody here has, with a company, a label or a word for something new: a lead, whoever else is named. */
export function newLead(
  { phones, text }: Apart,
  parts: readonly Spoken[],
  around: Surroundings,
): Speech | null {
  const [phone] = phones;
  if (phone === undefined || ABOUT_NUMBER.test(text)) return null;
  const found = parts.flatMap(({ part }) => recognisedIn(part, around));
  const opening = found.find(({ entry }) => INTAKE.has(entry.id));
  const isNamed = parts.some(({ subjects }) => subjects.length > 0);
  const words = text.replace(/\p{Extended_Pictographic}|\ufe0f|[【】]/gu, " ").trim();
  const pieces = words.split(/[\s,，;；:：|/]+/u);
  const isProfile = pieces.some(isLikeCompany) || findLabels(fold(text)).length > 1;
  const sister = SISTER.exec(words);
  if (sister !== null)
    return {
      ...NOTHING,
      runs: [`${around.registry.wordOf(around.intake)} ${words.slice(sister.index + sister[0].length)}`],
    };
  // 做锂电池的老板姓冉,没给公司名字,电话…: somebody new, of a company that is to be found out.
  if (!isNamed && opening === undefined && !isProfile && SOMEBODY.test(words))
    return { ...NOTHING, offers: [`${around.registry.wordOf(around.intake)} ${words}`] };
  if (isNamed ? opening === undefined || !isProfile : opening === undefined && !isProfile) return null;
  return { ...NOTHING, runs: [`${around.registry.wordOf(around.intake)} ${withoutOpening(words)}`] };
}

/** 恒力机电有个兄弟公司叫恒力传动: the one that is named last is new. */
const SISTER =
  /(?:兄弟|姐妹|子|母|关联|合作|分|新)(?:公司|厂|单位|企业)[^,，;；。]{0,4}叫(?:做)?(?=\p{Script=Han}{4,})/u;
const SOMEBODY = /姓\p{Script=Han}(?![名氏])|没(?:给|留|说|写)[^,，。]{0,3}(?:公司|单位)/u;

const ABOUT_NUMBER = /(?<!给)谁(?!有空|方便|能接|来接|接一下|认领|跟合适)|哪家|哪个客户|是不是我们/u;

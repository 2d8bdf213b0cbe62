// 客户 丽水永安轴承 / 人 翁厂长 / 手机 137 5780 0033 / 要 WMS: a name card whose fields stand between marks, and nobody to be looked up.
import { isLikeCompany } from "../read/opening.ts";
import { readPhones } from "../read/phone.ts";
import { spelled } from "../read/simplified.ts";
import type { Surroundings } from "./around.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const FIRST = /^\s*(?:客户|公司|单位|客户名称?|公司名称?)\s*[:：]?\s*(?=\S)/u;
const MARK = /\s*[/／|｜]\s*/u;
const FIELDS = [
  ["contact", /^(?:联系人|对接人?|人|姓名)\s*[:：]?\s*/u],
  ["phone", /^(?:联系电话|电话|手机号?|号码)\s*[:：]?\s*/u],
  ["address", /^(?:地址|地点)\s*[:：]?\s*/u],
  ["need", /^(?:需求|要|想要?|想上|需要)\s*[:：]?\s*/u],
] as const;
/** Company, whom to ask for, a number. */
const LEAST = 3;

/** Null where it is no card, or has no number. */
export function markedCard(said: string, { registry, fieldWord, intake }: Surroundings): Speech | null {
  if (!FIRST.test(said) || /\n/u.test(said)) return null;
  const [company = "", ...others] = said.replace(FIRST, "").split(MARK);
  if (others.length + 1 < LEAST || !/^\p{Script=Han}{4,16}$/u.test(company.trim())) return null;
  const [phone, another] = readPhones(spelled(said));
  if (phone === undefined || another !== undefined) return null;
  const fields = others.map((piece) => {
    if (readPhones(spelled(piece)).length > 0) return `${fieldWord("phone")} ${phone.value}`;
    const [field, label] = FIELDS.find(([, words]) => words.test(piece)) ?? [];
    return field === undefined || label === undefined
      ? piece.trim()
      : `${fieldWord(field)} ${piece.replace(label, "").trim()}`;
  });
  const command = [registry.wordOf(intake), company.trim(), ...fields].join(" ");
  return isLikeCompany(company.trim()) ? { ...NOTHING, runs: [command] } : { ...NOTHING, offers: [command] };
}

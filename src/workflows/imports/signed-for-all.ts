// 没写签约日的算2025年5月: on which day counts whatever a list has won without a day of its own, said once for all of it while it waits.
import type { Store } from "../../../db/store.ts";
import { readDay } from "../../chat/read/day.ts";
import { civil, type Day, dayOf, isDay, lastDayOfMonth } from "../../domain/day.ts";

const ROWS = "(?:没|没有|没写|未写|没填|缺)的?(?:签约|成交)(?:日期?|时间)的?(?:赢单|成单|客户)?(?:的)?";
const SAID = new RegExp(
  `(?<![\\p{Script=Han}A-Za-z0-9])${ROWS}\\s*(?:先|就|都|全部?|统一)*\\s*(?:算作?|按|当|写成?|是|记)(?:在|到|成)?\\s*(?:「(?<quoted>[^」]{0,30})」|(?<bare>[^\\s,;。「」]{1,20}?)(?:签的?|签约)?(?:吧|了|的|算)*(?=$|[\\s,;。!]))`,
  "u",
);
const TAKEN_BACK = /^(?:不定|先不定|不管|退回|)$/u;
const MONTH = /^(?:(?<year>(?:19|20)\d{2})[年/.-]\s*(?<month>\d{1,2})月?|(?<whole>(?:19|20)\d{2})年)$/;

/** As it was said, and where it stood; null where nothing of the kind is. */
export function saidSigningIn(
  text: string,
): { readonly said: string; readonly start: number; readonly end: number } | null {
  const match = SAID.exec(text);
  if (match === null) return null;
  const said = (match.groups?.["quoted"] ?? match.groups?.["bare"] ?? "").trim();
  return { said, start: match.index, end: match.index + match[0].length };
}

export type MeantSigning =
  | { readonly is: "day"; readonly day: Day; readonly isMonth: boolean }
  /** Said to be left open again. */
  | { readonly is: "open" }
  /** No day, or none that has been. */
  | { readonly is: "unclear"; readonly words: string };

/** Of a month its last day, or today in the one that is under way. */
export function meantSigning(said: string, now: number): MeantSigning {
  if (TAKEN_BACK.test(said)) return { is: "open" };
  const today = dayOf(now);
  const named = MONTH.exec(said)?.groups;
  if (named !== undefined) {
    const [year, month] = [Number(named["year"] ?? named["whole"]), Number(named["month"] ?? 12)];
    const isMonth = month >= 1 && month <= 12;
    const from = isMonth ? civil(year, month, 1) : null;
    if (from === null || named["whole"] !== undefined || from > today) return { is: "unclear", words: said };
    const last = lastDayOfMonth(year, month);
    return { is: "day", day: last < today ? last : today, isMonth: true };
  }
  const read = readDay(said, now);
  const isDayBehind = read !== null && "value" in read && read.value.day <= today;
  return isDayBehind ? { is: "day", day: read.value.day, isMonth: false } : { is: "unclear", words: said };
}

const nameOf = (id: number): string => `import-signed/${id}`;

/** Null while nobody has said it. */
export async function signedForAll(id: number, { settings }: Pick<Store, "settings">): Promise<Day | null> {
  const kept = await settings.get(nameOf(id));
  return kept !== null && isDay(kept) ? kept : null;
}

export async function keepSigned(
  id: number,
  day: Day | null,
  { settings }: Pick<Store, "settings">,
): Promise<void> {
  await settings.put(nameOf(id), day ?? "");
}

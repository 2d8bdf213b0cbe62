// 孙科长的号码我抄错了最后一位,应为13911112223,请改正: said in full, of the one person at the last act's customer whose number is most like it.
import { readPhones } from "../read/phone.ts";
import { sifted } from "../read/signs.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { asks } from "./mood.ts";
import { everybodyNamed } from "./named-beside.ts";
import { isDenied } from "./put-right.ts";
import { OF_CONTACTS, renumberedTo } from "./renumbered.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const WRONG = sifted(
  /(?:号码?|电话|手机号?|联系方式|尾[号巴数]|[位个](?:数字?)?)[^,;。]{0,6}(?:[打写记说抄输填念听看报存录弄搞]?(?:错|反|倒|岔|混|漏))|[打写记说抄输填念听看报存录弄搞](?:错|反|岔|混|漏)[^,;。]{0,6}(?:号码?|电话|手机|位|数字)/u,
);

/** The only number that is not named as wrong; null where none is, or several are. */
export function numberMeant(said: string): string | null {
  const read = asRead(said);
  if (!WRONG.test(said) || asks(read)) return null;
  const [only, another] = readPhones(read).filter((one) => !isDenied(read, one));
  return only === undefined || another !== undefined ? null : only.value;
}

/** Null where no number is put right, or nobody's there is like it. */
export function numberInstead(said: string, around: Surroundings): Promise<Speech | null> | null {
  const phone = WRONG.test(said) ? numberMeant(said) : null;
  return phone === null ? null : putRight(said, phone, around);
}

async function putRight(said: string, phone: string, around: Surroundings): Promise<Speech | null> {
  const act = await around.lastAct();
  const named = new Set((await everybodyNamed(said, around)).flatMap(({ nos }) => nos));
  const no = named.size === 0 ? act?.no : named.size === 1 ? [...named][0] : null;
  if (no == null) return null;
  const right = await renumberedTo(phone, no, around);
  const isOfAct = no === act?.no && OF_CONTACTS.has(act.field ?? "");
  // 陈总的手机写错了, behind what was done elsewhere: his, and where that is confirmed.
  return right === null || isOfAct ? right : { ...NOTHING, offers: right.runs };
}

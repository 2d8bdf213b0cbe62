// 报错了应该24万, while 推进 #2 25万 waits for its stage: what waits is said with the amount that is right.
import type { Draft } from "../../../db/stores/drafts.ts";
import { amountAlone } from "../read/amount-alone.ts";
import { readAmounts } from "../read/money.ts";
import { readPhones } from "../read/phone.ts";
import type { Surroundings } from "../understand/around.ts";
import { ofOthers } from "../understand/named-beside.ts";
import { meantAmount } from "../understand/put-right.ts";
import { moneyText } from "../words/money-text.ts";
import { filledIn } from "./ask-back.ts";
import { markedStage } from "./full-answer.ts";

/** The whole command with it; null where no amount and no number waits, several do, or the text gives none. */
export async function correctedDraft(
  { words, asking }: Draft,
  text: string,
  around: Surroundings,
): Promise<string | null> {
  const dialled = withNumber(words, text);
  if (dialled !== null) return (await ofOthers(text, 0, around)) ? null : dialled;
  const [wrong, another] = readAmounts(words);
  if (wrong === undefined || another !== undefined || !("value" in wrong)) return null;
  const right = meantAmount(text) ?? amountAlone(text);
  if (right === null) return null;
  const money = moneyText(right);
  const corrected = `${words.slice(0, wrong.start)}${money}${words.slice(wrong.end)}`;
  if (asking !== "missing-stage") return corrected;
  const stage = await markedStage(words, money, around);
  return stage === null ? null : filledIn(corrected, String(stage), around.now);
}

/** 号码最后一位我打错了,应该是13712345679, while a lead waits for its address. */
function withNumber(words: string, text: string): string | null {
  const [wrong, another] = readPhones(words);
  const [right, more] = readPhones(text);
  if (wrong === undefined || another !== undefined || right === undefined || right.value === wrong.value)
    return null;
  return more === undefined && SLIPPED.test(text) && !OF_ANOTHER.test(text)
    ? `${words.slice(0, wrong.start)}${right.value}${words.slice(wrong.end)}`
    : null;
}

const SLIPPED =
  /(?:[打写输记报填说抄敲念看听]|号码?|电话|手机号?|[^,，。]位)(?:的|我|也)*(?:错|反|岔|串)|(?:号码?|电话|手机号?)[^,，。]{0,4}不对|^\s*(?:不对|错了|更正|口误)|(?:少|多|漏)[打写输记报填敲]/u;
/** 财务的电话应该是…, 再加一个: another one than the one that waits. */
const OF_ANOTHER = /(?:再|另外|还)(?:加|有|存|记)|第二个|备用|座机|微信|[吗?？]/u;

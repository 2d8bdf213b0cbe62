// 报错了应该24万, while 推进 #2 25万 waits for its stage: what waits is said with the amount that is right.
import type { Draft } from "../../../db/stores/drafts.ts";
import { amountAlone } from "../read/amount-alone.ts";
import { readAmounts } from "../read/money.ts";
import type { Surroundings } from "../understand/around.ts";
import { meantAmount } from "../understand/put-right.ts";
import { moneyText } from "../words/money-text.ts";
import { filledIn } from "./ask-back.ts";
import { markedStage } from "./full-answer.ts";

/** The whole command with it; null where no amount waits, several do, or the text gives none. */
export async function correctedDraft(
  { words, asking }: Draft,
  text: string,
  around: Surroundings,
): Promise<string | null> {
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

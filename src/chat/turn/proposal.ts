// The answer to a question that offers its own: 对 takes what was offered, anything else is said in its place.
import type { Day } from "../../domain/day.ts";
import type { Fen } from "../../domain/money.ts";
import { amountAlone } from "../read/amount-alone.ts";
import { fold } from "../read/fold.ts";
import { speaksOnly } from "../read/signs.ts";
import { moneyText } from "../words/money-text.ts";

const YES =
  /^(?:(?:[嗯好行对]|对的|是的|好的|没问题|可以)+[,，\s]*)?(?:(?:麻烦|请|帮我)?确[认定](?:无误)?|对+|对(?:的|头)|是(?:的|啊|这样的?)?|就是(?:这样|这个)?|就?按?这个|嗯[呢呐]?|嗯+|好(?:的|嘞)?|可以的?|行(?:的)?|要的?|没错|没问题|没毛病|必须的?|当然|就这样|就(?:是)?这(?:个)?意思|ok(?:ay)?|yes|办吧|就这么[办定]|就?按你说的[办来记]|就?这么(?:记|弄|来)|(?:你|帮我|给我|就)*(?:记上|记下|登上|登记上|办了|弄上|提了)(?=吧))[吧呀啊了的滴哈啦嘛哦\s,，。.!~]*(?:就?(?:是)?这(?:个|样|么[办记定弄来]))?(?:你?就?(?:帮我|给我|直接)?(?:确[认定](?:吧|了|一下)*|[办弄记改推提登转退分]记?[上下了]?(?:一?下)?吧?))?[\s。!~]*$/iu;

/** Said beside the words: [呲牙] is how WeCom writes a face. */
const FACES = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\[[^\][\d\s]{1,4}\]/gu;
const NOD = /^(?:👌|✅|🆗|\[(?:ok|好的?|好滴)\])/iu;

const mayBeYes = speaksOnly(YES.source);

/** Whether a text takes what was offered. */
export function isYes(text: string): boolean {
  const said = fold(text).trim();
  // A face has a name of its own.
  if (!said.includes("[") && !mayBeYes(said)) return false;
  const words = said.replace(FACES, "").trim();
  return words === "" ? NOD.test(said) : YES.test(words);
}

/** What is offered, in words the readers read again; null where nothing is. */
export function proposalIn(facts: {
  readonly likelyFen?: Fen | null;
  readonly likelyDay?: Day | null;
}): string | null {
  if (typeof facts.likelyFen === "number") return moneyText(facts.likelyFen);
  return facts.likelyDay ?? null;
}

const NO_FIRST = /^(?:不对|不是|不|应该|就|按|改成|是)+[,，:：\s]*(?=[\d一二两三四五六七八九十百千])/u;

/** An amount as it was said to a question that offered `proposal`: 不对,78万; 80 where 75万 was offered is 80万. */
export function amountSaid(said: string, proposal: string | undefined): string {
  const whole = amountAlone(said);
  if (whole !== null) return moneyText(whole);
  const amount = said.replace(NO_FIRST, "").replace(/吧$/u, "");
  const unit = /[万亿]$/u.exec(proposal ?? "")?.[0] ?? "";
  return /^\d{1,3}(?:\.\d+)?$/.test(fold(amount)) ? `${amount}${unit}` : amount;
}

// 九万,今天早上到的,财务查过了, 李四,北仑那一带他熟: the answer, and behind it how one knows or why.
import type { Draft } from "../../../db/stores/drafts.ts";
import { amountAlone } from "../read/amount-alone.ts";
import { fold } from "../read/fold.ts";
import { readAmounts } from "../read/money.ts";
import { speaksOnlyOf } from "../understand/about-whom.ts";
import type { Surroundings } from "../understand/around.ts";
import { asks, isPutOff, isStillToCome } from "../understand/mood.ts";

/** Questions for an amount, and for somebody. */
const AMOUNT: ReadonlySet<string> = new Set(["missing-amount", "amount-unclear", "amount-total"]);
const PERSON: ReadonlySet<string> = new Set(["missing-person", "no-such-person"]);

/** The words that take the answer's place; null where the first clause is none, or what stands behind it takes it back. */
export async function answeredFirst(
  { asking, words }: Pick<Draft, "asking" | "words">,
  text: string,
  around: Surroundings,
): Promise<string | null> {
  const isOfAmount = AMOUNT.has(asking ?? "");
  if (!isOfAmount && !PERSON.has(asking ?? "")) return null;
  const mark = /[,，;；。!！\n]\s*(?=\S)/u.exec(text);
  if (mark === null) return null;
  const first = text.slice(0, mark.index).trim();
  const behind = fold(text.slice(mark.index + mark[0].length)).trim();
  const isAside = readAmounts(behind).length === 0 && !TAKES_BACK.test(behind) && !isPutOff(behind);
  if (!isAside || behind.split(/[,;。!?\s]/u).some((clause) => asks(clause))) return null;
  const no = Number(/#?(\d+)/u.exec(words)?.[1] ?? 0);
  if (no > 0 && (await speaksOnlyOf(text, no, around)) === null) return null;
  if (isOfAmount) return amountAlone(first) === null || isStillToCome(behind) ? null : text.trim();
  const called = LEADS.exec(first)?.groups?.["who"];
  const person = called === undefined ? null : await around.colleague(called);
  return person === null ? null : `@${person} ${text.slice(mark.index + mark[0].length).trim()}`;
}

/** 给李四吧, @李四 */
const LEADS =
  /^(?:[嗯啊哦]|就|那|[转改换派]?给|[改换]成|让|交给|是|还是)*@?(?<who>\p{Script=Han}{2,4}?)[吧呗啊好了的]*$/u;
const TAKES_BACK = /不对|不是|错了|算了|不转|不给|别转|别给/u;

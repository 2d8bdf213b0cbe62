// A bare number as an answer: 2, 第2个, 二, 选2.
import { fold } from "./fold.ts";
import { numberSaid } from "./number.ts";

const CHOICE =
  /^\s*(?:选|要|是)?\s*(?:第\s*)?(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:个|条|位|家|号|吧|[.、)])?\s*$/;

/** The number, or 0 when the text is something else. */
export function choiceIn(text: string): number {
  const word = CHOICE.exec(fold(text))?.[1];
  if (word === undefined) return 0;
  return numberSaid(word) ?? 0;
}

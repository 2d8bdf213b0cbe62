// What is to be said of a sentence's outcome in one word.
import type { Answer } from "./answer.ts";
import type { Missing } from "./compare.ts";
import type { Sentence } from "./sentence.ts";

export type Verdict =
  | "right"
  /** It could have been done at once, and is with one more word: what was offered is what was expected. */
  | "offered"
  /** Asked back though that was needless; nothing written. */
  | "asked"
  /** Written in part; or written in part and asked. */
  | "half"
  | "half-asked"
  /** Something is not said, or not done. */
  | "short"
  | "unknown"
  /** Something was written that nobody expected. */
  | "wrong"
  /** Done at once what had to be asked about. */
  | "not-asked"
  /** An error nobody expected. */
  | "error";

export interface Outcome {
  readonly wrong: readonly string[];
  readonly missing: Missing;
  readonly answer: Answer;
  /** Something was written at all. */
  readonly wrote: boolean;
}

export function verdictOf({ ask }: Sentence, { wrong, missing, answer, wrote }: Outcome): Verdict {
  if (wrong.length > 0) return "wrong";
  if (missing.undone.length + missing.unsaid.length === 0)
    return ask === "must" && !answer.asks ? "not-asked" : "right";
  if (answer.isLost) return "unknown";
  if (answer.asks && ask !== "no") return "right";
  if (answer.asks && !wrote) return "asked";
  if (wrote && missing.undone.length > 0) return answer.asks ? "half-asked" : "half";
  return "short";
}

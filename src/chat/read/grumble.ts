// 吐槽 回收 三天太短 · 吐槽 匿名 节奏太紧: what is said against which rule, and whether with a name.
import type { RuleKey } from "../../domain/rules/number.ts";
import { readRule, ruleIn, ruleLast } from "./rule.ts";

export interface GrumbleRead {
  /** Null where none is named. */
  readonly rule: RuleKey | null;
  /** As it was said; "" where nothing but the rule was. */
  readonly text: string;
  readonly anonymous: boolean;
}

const ANONYMOUS = /(?:^|\s)(?:匿名|不记名|不留名|别说是我)[\s,，:：]*/u;

/** `word`: the command's own, as it was typed: 匿名吐槽 says it there. */
export function readGrumble(typed: string, word = ""): GrumbleRead {
  const anonymous = ANONYMOUS.test(typed) || ANONYMOUS.test(word);
  const text = typed.replace(ANONYMOUS, " ").trim();
  const named = readRule(text);
  if (named !== null) return { rule: named.rule, text: named.rest === "" ? "" : text, anonymous };
  const last = ruleLast(text);
  return last === null
    ? { rule: ruleIn(text), text, anonymous }
    : { rule: last.rule, text: last.rest, anonymous };
}

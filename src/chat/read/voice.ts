// 赞成 回收 · 反对 回收 太短了 · 有话说 匿名 回收 …: somebody's voice on what is proposed for a rule; 不改规则 declines it.
import type { RuleKey } from "../../domain/rules/number.ts";
import type { Voice } from "../../domain/rules/proposal.ts";
import { readGrumble } from "./grumble.ts";
import { RULE_NAMES, readRule } from "./rule.ts";

export interface VoiceRead extends Pick<Voice, "stance" | "anonymous"> {
  readonly rule: RuleKey | null;
  /** Beside the stance; "" for none. */
  readonly text: string;
}

/** 反对意见 begins no command: a rule's name, or nothing, stands behind it. */
export const VOICE_APART = new RegExp(`^\\s*(?:$|匿名|规则|${RULE_NAMES})`, "u");

export function readVoice(word: string, typed: string): VoiceRead {
  const { rule, anonymous } = readGrumble(typed, word);
  const said = typed.replace(/(?:^|\s)匿名\s*/u, " ").trim();
  const stance = word.endsWith("赞成") ? "for" : word.endsWith("反对") ? "against" : "word";
  return { rule, anonymous, stance, text: readRule(said)?.rest ?? said };
}

/** 不改规则: the word itself says no. */
export function declinesChange(word: string): boolean {
  return word.startsWith("不");
}

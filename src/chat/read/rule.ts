// Which of the twelve rules somebody means: 回收, 跟进节奏, 领取 … by its name, or by a word people use for it.
import type { RuleKey } from "../../domain/rules/number.ts";
import { spelled } from "./simplified.ts";

export interface RuleRead {
  readonly rule: RuleKey;
  /** What stood after its name, unaltered. */
  readonly rest: string;
}

/** The longer words first: 冲刺上调 is not 上调 of something. */
const NAMES: readonly (readonly [string, RuleKey])[] = [
  ["(?:自动)?回收|收回|掉公海|回公海|到期收|沉寂|淘汰", "return"],
  ["(?:跟进|联系)?(?:节奏|频率|周期)|竞争(?:强度|度)?|跟进", "cadence"],
  ["冲刺上调|冲刺|上调|签约期?|每日跟进|无变化", "sprint"],
  ["领取|认领|抢单?|领商机|领客户|领公海", "claim"],
  ["持有(?:上限|数)?|保有量?|手上最多", "hold"],
  ["冷却期?|再领|重新领", "coolOff"],
  ["保护期?|自拓保护|导入观察", "protect"],
  ["静默期?|暂不打扰", "quiet"],
  ["推送|推产品|产品推送", "push"],
  ["分成|分润|分业绩", "split"],
  ["师徒制?|师父|协访|专家", "mentor"],
  ["通知|提醒|消息|首响", "notice"],
];

/** Its words as a pattern, for what must begin with one. */
export const RULE_NAMES = NAMES.map(([words]) => words).join("|");

const LEADING = /^[\s,,::、]*(?:关于|对|的)?\s*/u;
const READERS = NAMES.map(
  ([words, rule]) => [new RegExp(`^(?:${words})(?:这条|这个|的)?(?:规则|规矩|制度)?`, "u"), rule] as const,
);

/** Null where the words begin with the name of none. */
export function readRule(text: string): RuleRead | null {
  const folded = spelled(text);
  const from = LEADING.exec(folded)?.[0].length ?? 0;
  for (const [pattern, rule] of READERS) {
    const match = pattern.exec(folded.slice(from));
    if (match !== null) return { rule, rest: text.slice(from + match[0].length).trim() };
  }
  return null;
}

/** The rule named anywhere in what somebody says of one: the first of them; null where none is. */
export function ruleIn(text: string): RuleKey | null {
  const folded = spelled(text);
  let first: { readonly rule: RuleKey; readonly at: number } | null = null;
  for (const [words, rule] of NAMES) {
    const at = new RegExp(words, "u").exec(folded)?.index;
    if (at !== undefined && (first === null || at < first.at)) first = { rule, at };
  }
  return first?.rule ?? null;
}

/** Asked for, the rule stands behind everything else: its name, and what stood before it. */
export function ruleLast(text: string): RuleRead | null {
  const last = /\s(\S+)$/u.exec(text.trim());
  const read = last === null ? null : readRule(last[1] ?? "");
  return read?.rest === "" ? { ...read, rest: text.trim().slice(0, last?.index ?? 0) } : null;
}

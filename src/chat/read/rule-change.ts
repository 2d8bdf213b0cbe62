// 回收 5天 因为…: which number of a rule somebody wishes to be what, and why.
import { LEVELS, type RuleKey, type RuleNumber } from "../../domain/rules/number.ts";
import { readMoney } from "./money.ts";
import { numberSaid } from "./number.ts";
import { RULE_NAMES, readRule } from "./rule.ts";
import { spelled } from "./simplified.ts";

export interface RuleChangeRead {
  readonly rule: RuleKey;
  /** What stood between the rule's name and the reason: the number's name and its value. */
  readonly wish: string;
  /** "" where none was given. */
  readonly reason: string;
}

const REASON = /(?:因为|由于|原因(?:是)?|理由(?:是)?)[:：,，\s]*/u;
const EDGES = /^[\s,，。;；:：]+|[\s,，。;；]+$/gu;

/** 竞争对手 begins no command: its level, or for 改规则 a rule, stands behind it. */
export const CHANGE_APART = new RegExp(
  `^\\s*(?:$|(?:强度|度)?\\s*[低中高](?![一-龥])|规则|${RULE_NAMES})`,
  "u",
);
const COMPETITION = "竞争";

/** `word`: 竞争 高 因为… is a change of 跟进节奏. */
export function readRuleChange(text: string, word: string): RuleChangeRead | null {
  const named = readRule(word === COMPETITION ? `${COMPETITION} ${text}` : text);
  if (named === null) return null;
  const why = REASON.exec(named.rest);
  const wish = (why === null ? named.rest : named.rest.slice(0, why.index)).replace(EDGES, "");
  const reason = why === null ? "" : named.rest.slice(why.index + why[0].length).replace(EDGES, "");
  return { rule: named.rule, wish, reason };
}

const NUMBER = /(\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)\s*(个?小时|%|百分点)?/u;
const NONE = /不限|不设限|没有限制/u;
const LEVEL_WORDS = ["低", "中", "高"] as const;

/** A value of a number's unit; undefined where none is named. Hours of working minutes are told as hours too. */
export function readRuleValue(text: string, { unit, mayBeNone }: RuleNumber): number | null | undefined {
  const said = spelled(text);
  if (mayBeNone === true && NONE.test(said)) return null;
  if (unit === "level") {
    const at = LEVEL_WORDS.findIndex((word) => said.includes(word));
    return at < 0 ? undefined : LEVELS.indexOf(LEVELS[at] ?? "medium") + 1;
  }
  if (unit === "fen") {
    const money = readMoney(text);
    return money !== null && "value" in money ? money.value : undefined;
  }
  const found = NUMBER.exec(said);
  const words = found?.[1];
  if (words === undefined) return undefined;
  const value = numberSaid(words);
  if (value === null) return undefined;
  const inHours = found?.[2]?.endsWith("小时") === true;
  if (unit === "share") return Math.round(value * 100);
  if (inHours && (unit === "workingMinutes" || unit === "minutes")) return Math.round(value * 60);
  return Math.round(value);
}

// What somebody wishes a rule to be: which number, and for whom (改规则, 急停; rules.md 9).
import type { Scene } from "../../chat/command.ts";
import { type RuleChangeRead, readRuleChange, readRuleValue } from "../../chat/read/rule-change.ts";
import { UsageError } from "../../chat/usage-error.ts";
import { ownRelations } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";
import { numberOf, numbersOf } from "../../domain/rules/catalogue.ts";
import { type NumberPath, numberAt, type RuleNumber } from "../../domain/rules/number.ts";
import { scopeLed, type Wish } from "../../domain/rules/proposal.ts";

export interface Wished extends Wish {
  readonly reason: string;
}

/** @throws UsageError, RuleError */
export async function wishOf(text: string, scene: Scene<unknown>): Promise<Wished> {
  const read = readRuleChange(text, scene.word);
  if (read === null) throw new UsageError("missing-rule", { ask: null });
  const number = numberMeant(read, scene);
  const value = readRuleValue(withoutName(read.wish, labelOf(number.path, scene)), number);
  if (value === undefined) throw new UsageError("missing-rule-value", { rule: read.rule, path: number.path });
  if (read.reason === "") throw new UsageError("missing-rule-reason", { rule: read.rule });
  const departmentId = await scopeOf(number, scene);
  return { rule: read.rule, path: number.path, value, reason: read.reason, departmentId };
}

/** The one whose name stands in the wish, the longest; else the first of the rule. */
function numberMeant({ rule, wish }: RuleChangeRead, scene: Scene<unknown>): RuleNumber {
  const { competition } = scene.rules;
  const numbers = numbersOf(rule).filter(
    ({ path }) => !path.startsWith("cadence.days.") || path.endsWith(`.${competition}`),
  );
  const named = numbers
    .map((number) => ({ number, label: labelOf(number.path, scene) }))
    .filter(({ label }) => wish.includes(shortened(label)))
    .sort((a, b) => b.label.length - a.label.length)[0];
  if (named !== undefined) return named.number;
  // 跟进节奏 begins with a level: a number of days alone is none of its.
  const [first, second] = numbers;
  const hasDigits = /[\d一二两三四五六七八九十]/u.test(wish);
  const meant = first?.unit === "level" && hasDigits ? second : first;
  if (meant === undefined) throw new UsageError("missing-rule", { ask: null });
  if (first?.unit === "level" && hasDigits) throw new UsageError("which-number", { rule });
  return meant;
}

/** 中意向跟进(竞争中) is said as 中意向. */
function shortened(label: string): string {
  return label.replace(/\(.*\)$/u, "").replace(/跟进$/u, "");
}

function labelOf(path: NumberPath, scene: Scene<unknown>): string {
  return scene.worded("label", { path });
}

function withoutName(wish: string, label: string): string {
  return wish.replace(shortened(label), " ");
}

/** A head's own department; what binds the whole company is for managers. @throws RuleError */
async function scopeOf({ scope }: RuleNumber, { actor }: Scene<unknown>): Promise<number | null> {
  if (scope === "company") {
    if (!ownRelations(actor).has("manager")) throw new RuleError("rule-for-managers", {});
    return null;
  }
  const led = scopeLed(actor);
  if (led === undefined) throw new RuleError("forbidden", { right: "change-rule" });
  return led;
}

/** As its words show it: what it is, what it would be. */
export function shown(wish: Wish, scene: Pick<Scene<unknown>, "rules">) {
  const { unit } = numberOf(wish.path);
  const before = numberAt(scene.rules.of(wish.departmentId), wish.path);
  return { rule: wish.rule, path: wish.path, unit, value: wish.value, before };
}

// What somebody wishes a rule to be: which number, for whom, and what it would have done (改规则, 急停; rules.md 9).
import type { Scene } from "../../chat/command.ts";
import { type RuleChangeRead, readRuleChange, readRuleValue } from "../../chat/read/rule-change.ts";
import { UsageError } from "../../chat/usage-error.ts";
import { addDays, at, dayOf } from "../../domain/day.ts";
import type { Stage } from "../../domain/item/item.ts";
import { ownRelations } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";
import { numberOf, numbersOf } from "../../domain/rules/catalogue.ts";
import { type NumberPath, numberAt, type RuleNumber, withNumber } from "../../domain/rules/number.ts";
import { scopeLed, type Wish } from "../../domain/rules/proposal.ts";
import { report } from "../insight/reports.ts";
import { withBelow } from "../team.ts";

const DAYS_BACK = 90;

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

/** Whom a change concerns: the departments below it that have no number of their own. */
export async function concernedBy({ departmentId }: Pick<Wish, "departmentId">, { store }: Scene<unknown>) {
  const departments = await store.people.departments();
  return departmentId === null ? departments : withBelow(departmentId, departments);
}

/** Asks for what it would have done in the last 90 days; of numbers no past tells of, null. */
export async function weighed(wish: Wish, scene: Scene<unknown>) {
  const { rules, now, compute } = scene;
  if (!PLAYED.test(wish.path)) return null;
  const departments = await concernedBy(wish, scene);
  const books = departments.flatMap(({ id }) => {
    const before = rules.of(id);
    const hasOwn = rules
      .editions(wish.rule, id)
      .some(
        (one) =>
          one.departmentId !== wish.departmentId &&
          one.departmentId !== null &&
          departments.some((inside) => inside.id === one.departmentId) &&
          one.numbers.some(({ path }) => path === wish.path),
      );
    return hasOwn ? [] : [{ departmentId: id, before, after: withNumber(before, wish.path, wish.value) }];
  });
  const today = dayOf(now);
  const found = compute(
    report("ruleForecast", {
      books,
      stages: stagesOf(wish.path),
      from: at(addDays(today, -DAYS_BACK)),
      now: at(today),
    }),
  );
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  return found
    .filter(({ spells, claimsBlocked }) => spells > 0 || claimsBlocked > 0)
    .map((line) => ({ ...line, name: names.get(line.departmentId) ?? "" }));
}

/** Whose clocks a number is about; none for claims. */
function stagesOf(path: NumberPath): readonly Stage[] {
  if (path === "cadence.firstContactDays" || path === "pool.ownFindKeptDays") return [1];
  if (path === "cadence.sprintWorkingDays") return [5];
  if (path === "competition") return [2, 3, 4];
  const stage = /^cadence\.days\.([234])/.exec(path)?.[1];
  return stage === undefined ? [] : [Number(stage) as Stage];
}

/** Numbers of the clock, and the day's claims: what happened can be played again under them. */
const PLAYED =
  /^(?:cadence\.(?:firstContactDays|days\.|sprintWorkingDays)|competition|pool\.(?:claimsADay|ownFindKeptDays)$)/;

/** As its words show it: what it is, what it would be. */
export function shown(wish: Wish, scene: Pick<Scene<unknown>, "rules">) {
  const { unit } = numberOf(wish.path);
  const before = numberAt(scene.rules.of(wish.departmentId), wish.path);
  return { rule: wish.rule, path: wish.path, unit, value: wish.value, before };
}

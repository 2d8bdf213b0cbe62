// What a wish would have done in the last 90 days, by department; and why some numbers cannot be played again (rules.md 9.2).
import type { Ask } from "../../chat/computed.ts";
import { addDays, at, dayOf } from "../../domain/day.ts";
import type { Stage } from "../../domain/item/item.ts";
import type { Department } from "../../domain/people/people.ts";
import { actsOf, needsOf } from "../../domain/rules/acts-forecast.ts";
import { numberOf } from "../../domain/rules/catalogue.ts";
import type { Forecast } from "../../domain/rules/forecast.ts";
import type { InForce } from "../../domain/rules/in-force.ts";
import { looserOf, type NumberPath, numberAt, withNumber } from "../../domain/rules/number.ts";
import type { Wish } from "../../domain/rules/proposal.ts";
import { report } from "../insight/reports.ts";
import { withBelow } from "../team.ts";

const DAYS_BACK = 90;

/** Whom a change concerns: the departments below it that have no number of their own. */
export function concernedBy({ departmentId }: Pick<Wish, "departmentId">, all: readonly Department[]) {
  return departmentId === null ? all : withBelow(departmentId, all);
}

interface Weighing {
  readonly departments: readonly Department[];
  readonly rules: InForce;
  readonly now: number;
}

/** What computes it; null for numbers that cannot be played again. */
export function weighing(wish: Wish, { departments, rules, now }: Weighing): Ask<readonly Forecast[]> | null {
  const [acts, stages] = [actsOf(wish.path), stagesOf(wish.path)];
  if (acts === null && stages.length === 0) return null;
  const concerned = concernedBy(wish, departments);
  const books = concerned.flatMap(({ id }) => {
    const before = rules.of(id);
    const hasOwn = rules
      .editions(wish.rule, id)
      .some(
        (one) =>
          one.departmentId !== wish.departmentId &&
          one.departmentId !== null &&
          concerned.some((inside) => inside.id === one.departmentId) &&
          one.numbers.some(({ path }) => path === wish.path),
      );
    return hasOwn ? [] : [{ departmentId: id, before, after: withNumber(before, wish.path, wish.value) }];
  });
  const today = dayOf(now);
  return report("ruleForecast", {
    books,
    stages,
    acts: acts === null ? null : { kind: acts, needs: needsOf(wish.path) },
    from: at(addDays(today, -DAYS_BACK)),
    now: at(today),
  });
}

export type ForecastLine = Forecast & { readonly name: string };

/** Those where anything happened, by the departments' names. */
export function named(
  found: readonly Forecast[],
  departments: readonly Department[],
): readonly ForecastLine[] {
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  return found
    .filter(({ spells, acts }) => spells > 0 || acts !== null)
    .map((line) => ({ ...line, name: names.get(line.departmentId) ?? "" }));
}

/** Whose clocks a number is about; none for what people do. */
function stagesOf(path: NumberPath): readonly Stage[] {
  if (path === "cadence.firstContactDays" || path === "pool.ownFindKeptDays") return [1];
  if (path === "cadence.sprintWorkingDays") return [5];
  if (path === "competition") return [2, 3, 4];
  const stage = /^cadence\.days\.([234])/.exec(path)?.[1];
  return stage === undefined ? [] : [Number(stage) as Stage];
}

/** What is only looked at, or counted from on. */
const LOOKS = /^(?:looks|poolLife\.pages|pool\.coldest|holding\.fewest|audit|value|mentoring\.fewest)/;
const PROPOSALS = /^(?:poolLife|holding)/;

/** Why a number cannot be played again: unplayed-… of templates/words.md. */
export function whyUnplayed({ rule, path }: Wish): "looks" | "proposals" | "notices" | "answers" {
  if (LOOKS.test(path)) return "looks";
  if (PROPOSALS.test(path)) return "proposals";
  return rule === "notice" ? "notices" : "answers";
}

/** Acts that were refused were not kept: what a looser number would let through cannot be told. */
export function lacksRefused({ path, value, departmentId }: Wish, rules: InForce): boolean {
  const before = numberAt(rules.of(departmentId), path);
  const kind = actsOf(path);
  return (kind === "claims" || kind === "quiets") && looserOf(numberOf(path), value, before) === value;
}

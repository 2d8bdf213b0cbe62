// A rule as people read it: in a sentence, with its numbers, and who made it so, when and why (rules.md 9).
import type { Store } from "../../../db/store.ts";
import { dayOf } from "../../domain/day.ts";
import type { Rulebook } from "../../domain/rulebook.ts";
import { numberOf, numbersOf } from "../../domain/rules/catalogue.ts";
import type { InForce } from "../../domain/rules/in-force.ts";
import { numberAt, RULES, type RuleKey, type RuleNumber } from "../../domain/rules/number.ts";
import type { Edition } from "../../domain/rules/version.ts";

interface TellScene {
  readonly store: Pick<Store, "people">;
  readonly now: number;
  readonly rules: InForce;
}

/** One change as it is told. */
export interface EditionTold {
  readonly on: string;
  readonly by: string;
  readonly reason: string;
  /** The department it was made for; null for the whole company. */
  readonly department: string | null;
  readonly numbers: readonly NumberTold[];
}

export interface NumberTold extends Pick<RuleNumber, "path" | "unit"> {
  readonly value: number | null;
}

export interface RuleTold {
  readonly rule: RuleKey;
  /** What its sentence is made from. */
  readonly book: Rulebook;
  /** 1 for the rule as delivered. */
  readonly version: number;
  /** The latest change in force; null where there was none. */
  readonly since: EditionTold | null;
  /** Announced, the next one first. */
  readonly coming: readonly EditionTold[];
  readonly numbers: readonly NumberTold[];
}

/** All twelve, for a department; null for the company's own. */
export async function rulesTold(departmentId: number | null, scene: TellScene): Promise<readonly RuleTold[]> {
  const told: RuleTold[] = [];
  for (const rule of RULES) told.push(await ruleTold(rule, departmentId, scene));
  return told;
}

export async function ruleTold(
  rule: RuleKey,
  departmentId: number | null,
  scene: TellScene,
): Promise<RuleTold> {
  const { rules, now } = scene;
  const book = rules.of(departmentId);
  const editions = rules.editions(rule, departmentId);
  const begun = editions.filter(({ startsAt }) => startsAt <= now);
  const last = begun.at(-1);
  const coming: EditionTold[] = [];
  for (const edition of editions.slice(begun.length)) coming.push(await editionTold(edition, scene));
  return {
    rule,
    book,
    version: begun.length + 1,
    since: last === undefined ? null : await editionTold(last, scene),
    coming,
    numbers: numbersOf(rule)
      .filter(({ path }) => isInUse(path, book))
      .map(({ path, unit }) => ({ path, unit, value: numberAt(book, path) })),
  };
}

/** Days of a level of competition that the department does not have are nobody's. */
function isInUse(path: string, { competition }: Rulebook): boolean {
  return !path.startsWith("cadence.days.") || path.endsWith(`.${competition}`);
}

async function editionTold(
  { startsAt, byId, reason, departmentId, numbers }: Edition,
  { store }: TellScene,
): Promise<EditionTold> {
  const names = await store.people.names([byId]);
  const department = departmentId === null ? null : await store.people.department(departmentId);
  return {
    on: dayOf(startsAt),
    by: names[byId] ?? byId,
    reason,
    department: department?.name ?? null,
    numbers: numbers.map(({ path, value }) => ({ path, value, unit: numberOf(path).unit })),
  };
}

// The versions of the rules, and a mark that is another one after each change: whoever keeps them knows when to read anew.
import { type Edition, editionsOf } from "../../src/domain/rules/version.ts";
import type { Sql } from "../engine/sql.ts";
import { departmentsTable } from "../schema/departments.ts";
import { ruleNumbersTable, ruleVersionsTable } from "../schema/rule-versions.ts";
import { createSettings } from "./settings.ts";

export interface RuleStore {
  /** Null where nothing was ever changed; else the same as long as no version was added and no department moved. */
  mark(): Promise<string | null>;
  /** Every version with its numbers, by its start. */
  editions(): Promise<readonly Edition[]>;
  /** Ids from each department up to the one below the root. */
  lines(): Promise<ReadonlyMap<number, readonly number[]>>;
  /** The number of the version follows the highest; changes at once wait for each other. */
  add(edition: Omit<Edition, "no">): Promise<Edition>;
}

const MARK = "rules-mark";
/** The rulebook as delivered. */
const FIRST = 1;

export function createRuleStore(sql: Sql): RuleStore {
  const settings = createSettings(sql);
  return {
    mark: () => settings.get(MARK),
    async editions() {
      const versions = await ruleVersionsTable.find(sql, "ORDER BY no", []);
      return editionsOf(versions, await ruleNumbersTable.find(sql, "ORDER BY no, path", []));
    },
    async lines() {
      const departments = await departmentsTable.find(sql, "", []);
      return new Map(departments.map(({ id, path }) => [id, lineOf(path)]));
    },
    async add({ numbers, ...version }) {
      await markRules(sql, String(version.at));
      const { last } = (await sql.one<{ last: number | null }>(
        `SELECT MAX(no) AS "last" FROM rule_versions`,
        [],
      )) ?? { last: null };
      const no = Math.max(FIRST, last ?? FIRST) + 1;
      await markRules(sql, `${no}/${version.at}`);
      await ruleVersionsTable.insert(sql, { ...version, no });
      for (const { path, value } of numbers) await ruleNumbersTable.insert(sql, { no, path, value });
      return { ...version, no, numbers };
    },
  };
}

/** Nothing kept of the rules is good any more. */
export async function markRules(sql: Sql, mark: string): Promise<void> {
  await createSettings(sql).put(MARK, mark);
}

/** A department has moved: where it is of any matter to the rules, they are to be laid anew. */
export async function departmentsMoved(sql: Sql): Promise<void> {
  const before = await createSettings(sql).get(MARK);
  if (before !== null) await markRules(sql, `${before}+`);
}

/** `/1/2/5/` → 5, 2. */
function lineOf(path: string): readonly number[] {
  return path
    .split("/")
    .filter((id) => id !== "")
    .map(Number)
    .slice(1)
    .reverse();
}

/** What a dump from before the rules had versions says of them: the one number a company could set. */
export function carriedOver(limits: readonly Limit[] = []) {
  const [limit] = limits.filter(({ rule }) => rule === PAGES_A_DAY);
  if (limit === undefined) return { ruleVersions: [], ruleNumbers: [] };
  const { value, byId, at } = limit;
  const no = FIRST + 1;
  return {
    ruleVersions: [
      { no, rule: "claim", departmentId: null, startsAt: at, at, byId, reason: "", emergency: false },
    ],
    ruleNumbers: [{ no, path: PAGES_A_DAY, value }],
  } as const;
}

const PAGES_A_DAY = "poolLife.pagesADay";

interface Limit {
  readonly rule: string;
  readonly value: number | null;
  readonly byId: string;
  readonly at: number;
}

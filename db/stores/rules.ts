// The versions of the rules, and a mark that is another one after each change: whoever keeps them knows when to read anew.
import type { Exception } from "../../src/domain/rules/exception.ts";
import { type Edition, editionsOf } from "../../src/domain/rules/version.ts";
import type { Sql } from "../engine/sql.ts";
import { departmentsTable } from "../schema/departments.ts";
import { ruleExceptionsTable } from "../schema/rule-exceptions.ts";
import { ruleNumbersTable, ruleVersionsTable } from "../schema/rule-versions.ts";
import { createSettings } from "./settings.ts";

export interface RuleStore {
  /** Null where nothing was ever changed; else the same as long as no version was added and no department moved. */
  mark(): Promise<string | null>;
  /** Every version with its numbers, by its start. */
  editions(): Promise<readonly Edition[]>;
  /** Ids from each department up to the one below the root. */
  lines(): Promise<ReadonlyMap<number, readonly number[]>>;
  /** The department that is the whole company; null before a directory was read. */
  topId(): Promise<number | null>;
  /** The number of the version follows the highest; changes at once wait for each other. */
  add(edition: Omit<Edition, "no">): Promise<Edition>;
  /** Since when (ms) anything has happened in this company; null where nothing has. */
  beganAt(): Promise<number | null>;
  /** Every 破例, the oldest first. */
  exceptions(): Promise<readonly Exception[]>;
  except(exception: Omit<Exception, "id" | "endedAt">): Promise<Exception>;
  /** Takes one back. */
  unexcept(exception: Exception, at: number): Promise<Exception>;
}

const MARK = "rules-mark";
/** The rulebook as delivered. */
export const FIRST = 1;

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
    async topId() {
      const [top] = await departmentsTable.find(sql, "WHERE parent_id = 0 ORDER BY id LIMIT 1", []);
      return top?.id ?? null;
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
    async beganAt() {
      const first = await sql.one<{ at: number }>(`SELECT at AS "at" FROM history ORDER BY id LIMIT 1`, []);
      return first === null ? null : Number(first.at);
    },
    exceptions: () => ruleExceptionsTable.find(sql, "ORDER BY id", []),
    async except(exception) {
      const kept = await ruleExceptionsTable.insert(sql, { ...exception, endedAt: null });
      await markRules(sql, `exception ${kept.id}/${kept.at}`);
      return kept;
    },
    async unexcept(exception, at) {
      await markRules(sql, `exception ${exception.id}/${at} over`);
      return ruleExceptionsTable.update(sql, { ...exception, endedAt: at });
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

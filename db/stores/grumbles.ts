// What was said against the rules (吐槽).
import type { Grumble } from "../../src/domain/rules/grumble.ts";
import type { RuleKey } from "../../src/domain/rules/number.ts";
import type { Sql } from "../engine/sql.ts";
import { grumblesTable } from "../schema/grumbles.ts";

export interface GrumbleStore {
  add(grumble: Omit<Grumble, "id" | "answeredAt">): Promise<void>;
  /** Still without an answer, of these departments, the latest first. */
  openIn(departmentIds: readonly number[]): Promise<Grumble[]>;
  openBy(userId: string): Promise<Grumble[]>;
  /** Those a change has answered, from these departments: told once. */
  answer(
    rule: RuleKey,
    given: { readonly departmentIds: readonly number[]; readonly at: number },
  ): Promise<Grumble[]>;
}

export function createGrumbles(sql: Sql): GrumbleStore {
  const openIn = async (departmentIds: readonly number[]) => {
    if (departmentIds.length === 0) return [];
    const places = departmentIds.map(() => "?").join(", ");
    return grumblesTable.find(
      sql,
      `WHERE answered_at IS NULL AND department_id IN (${places}) ORDER BY at DESC, id DESC`,
      departmentIds,
    );
  };
  return {
    async add(grumble) {
      await grumblesTable.insert(sql, { ...grumble, answeredAt: null });
    },
    openIn,
    openBy: (userId) =>
      grumblesTable.find(sql, "WHERE answered_at IS NULL AND by_id = ? ORDER BY at DESC, id DESC", [userId]),
    async answer(rule, { departmentIds, at }) {
      const open = (await openIn(departmentIds)).filter((one) => one.rule === rule);
      for (const one of open) await grumblesTable.update(sql, { ...one, answeredAt: at });
      return open;
    },
  };
}

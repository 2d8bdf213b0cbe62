// What has changed, for whoever keeps items in memory: the history's numbers say which of them, two counters what no history tells.
import type { Sql } from "../engine/sql.ts";
import { settingsTable } from "../schema/settings.ts";

export interface Changes {
  /** The number of the last change there is. */
  readonly last: number;
  /** How many there are behind the number that was given. */
  readonly behind: number;
  /** How often items were taken away again with all their changes; how often clocks were wound again, which is no change. */
  readonly takenBack: number;
  readonly rewound: number;
}

export interface ChangeStore {
  standing(behind: number): Promise<Changes>;
  /** Behind a number, in no order; so many at most. */
  after(change: number, limit: number): Promise<readonly { readonly id: number; readonly no: number }[]>;
}

type Uncounted = "stays-taken-back" | "items-rewound";

export function createChanges(sql: Sql): ChangeStore {
  return {
    async standing(behind) {
      const counter = (name: Uncounted) => `(SELECT value FROM settings WHERE name = '${name}')`;
      const row = await sql.one<Readonly<Record<keyof Changes, number | string | null>>>(
        `SELECT (SELECT MAX(id) FROM history) AS "last", (SELECT COUNT(*) FROM history WHERE id > ?) AS "behind",
           ${counter("stays-taken-back")} AS "takenBack", ${counter("items-rewound")} AS "rewound"`,
        [behind],
      );
      return {
        last: Number(row?.last ?? 0),
        behind: Number(row?.behind ?? 0),
        takenBack: Number(row?.takenBack ?? 0),
        rewound: Number(row?.rewound ?? 0),
      };
    },
    async after(change, limit) {
      const rows = await sql.rows<{ id: number | string; no: number }>(
        `SELECT id AS "id", no AS "no" FROM history WHERE id > ? LIMIT ?`,
        [change, limit],
      );
      return rows.map(({ id, no }) => ({ id: Number(id), no }));
    },
  };
}

/** Says so to whoever keeps items in memory. */
export async function countUp(sql: Sql, name: Uncounted): Promise<void> {
  const before = await settingsTable.byId(sql, name);
  const value = String(Number(before?.value ?? 0) + 1);
  if (before === null) await settingsTable.insert(sql, { name, value });
  else await settingsTable.update(sql, { ...before, value });
}

// A database whose n-th statement fails, or whose COMMIT does, when the test says so.
import type { Database } from "../../db/database.ts";
import type { Opened } from "../../db/engine/opened.ts";
import type { Sql } from "../../db/engine/sql.ts";
import { createStore } from "../../db/store.ts";

export interface Faulty {
  readonly database: Database;
  /** From now on the n-th statement of a unit of work fails; null: none. What comes last, whatever its number, is the COMMIT. */
  failAt: number | null;
  /** Of the last unit, with its COMMIT. */
  count(): number;
}

export class PlantedFault extends Error {}

export function faulty(opened: Opened): Faulty {
  let count = 0;
  const step = () => {
    if (++count === fault.failAt) throw new PlantedFault(`statement ${count}`);
  };
  function failing(sql: Sql): Sql {
    return {
      engine: sql.engine,
      rows: async (text, parameters) => {
        step();
        return sql.rows(text, parameters);
      },
      one: async (text, parameters) => {
        step();
        return sql.one(text, parameters);
      },
      run: async (text, parameters) => {
        step();
        return sql.run(text, parameters);
      },
      insert: async (text, parameters, key) => {
        step();
        return sql.insert(text, parameters, key);
      },
      changes: sql.changes,
      savepoint: (work) => sql.savepoint(work),
    };
  }
  const transaction: Database["transaction"] = (work) =>
    opened.transaction(async (sql) => {
      count = 0;
      const value = await work(createStore(failing(sql)));
      step();
      return value;
    });
  const fault: Faulty = {
    database: {
      engine: opened.sql.engine,
      transaction,
      keyed: transaction,
      read: (work) => opened.read((sql) => work(createStore(sql))),
      queued: opened.queued,
      close: () => opened.close(),
    },
    failAt: null,
    count: () => count,
  };
  return fault;
}

// What a unit of work has read it need not read again, until it writes anything.
import type { Sql } from "./sql.ts";

/**
 * Others change nothing meanwhile: on SQLite the unit is alone, on PostgreSQL it sees its own view. What is answered is
 * shared by all who ask, so nobody may change it.
 */
export function readOnce<Key, Value>(
  sql: Sql,
  read: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const known = new Map<Key, Promise<Value>>();
  let changes = sql.changes();
  return (key) => {
    if (changes !== sql.changes()) {
      known.clear();
      changes = sql.changes();
    }
    const before = known.get(key);
    if (before !== undefined) return before;
    const reading = read(key);
    known.set(key, reading);
    return reading;
  };
}

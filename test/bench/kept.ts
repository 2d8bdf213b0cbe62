// What was acknowledged is kept: each follow-up that was answered once, beside the two every item began with.
import { sqliteDriver } from "../../db/engine/driver.ts";

export const COUNT_SPOKEN = "SELECT COUNT(*) AS count FROM follow_ups WHERE text LIKE '第%次沟通%'";

/** What a follow-up that was kept is answered with. */
export const DONE = /跟进已记/u;

export function spokenIn(path: string): number {
  const file = new (sqliteDriver())(path, { readonly: true });
  try {
    return (file.prepare(COUNT_SPOKEN).get() as { count: number }).count;
  } finally {
    file.close();
  }
}

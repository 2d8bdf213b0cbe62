// Who has a database file to itself.
import { codeOf, DatabaseError } from "./database-error.ts";
import { sqliteDriver } from "./driver.ts";

/**
 * One server or import per file: an exclusive transaction on a lock file of its own, which the operating system frees
 * even after kill -9 (a file with a process id in it lies).
 */
export function lockFile(path: string): { release(): void } {
  const lock = new (sqliteDriver())(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    if (codeOf(cause) !== "SQLITE_BUSY") throw cause;
    throw new DatabaseError(`${path} is in use by another server or import; stop that one first`, cause);
  }
  return { release: () => lock.close() };
}

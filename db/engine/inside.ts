// What a piece of work runs inside of: a unit of work behind a gate, a savepoint.
import { AsyncLocalStorage } from "node:async_hooks";

export interface Surrounding {
  /** Whose: a gate, or the turns of a connection. */
  readonly of: object;
  readonly outer: Surrounding | undefined;
}

/**
 * One for the process. Every promise anywhere is handed what each of them holds, for as long as the process lives: with one
 * a gate, a process that had opened a hundred databases waited thirty times as long for each promise as with one.
 */
const storage = new AsyncLocalStorage<Surrounding>();

/** The innermost, at the place where this is asked. */
export function surrounding(): Surrounding | undefined {
  return storage.getStore();
}

/** Whatever the work begins is inside as well, and what it waits for. */
export function runInside<T>(around: Surrounding, work: () => T): T {
  return storage.run(around, work);
}

export function isInside(of: object): boolean {
  for (let around = surrounding(); around !== undefined; around = around.outer)
    if (around.of === of) return true;
  return false;
}

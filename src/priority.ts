// Who stands behind whom where they wait for the same processor: whoever answers goes first.
import { getPriority, setPriority } from "node:os";

/** Behind the program, which may have been begun behind others itself. */
const BEHIND = 5;
const LAST = 19;

/**
 * Lets the thread that calls it stand behind all others of the program where they wait for the same processor. On Linux a thread has a
 * priority of its own; elsewhere it would be the program's.
 */
export function standBack(): void {
  if (process.platform === "linux") putBehind(0);
}

/** The same for a process that has just begun, with all its threads. @param pid undefined for one that did not begin */
export function putBehind(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, Math.min(LAST, getPriority() + BEHIND));
  } catch {
    // Where that is forbidden, or it is gone already, it goes on as it is.
  }
}

// What a run throws away lies in memory where there is room: a bot waits for its disk at every COMMIT, thousands of times a run.
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { lockFile } from "../../db/engine/lock-file.ts";

const MEMORY = "/dev/shm";
const PREFIX = "wecom-run-";
/** Several times what a run has lying there. */
const ROOM = 4 * 1024 ** 3;

/** To come first: what the other parts of the setup leave there goes when they are gone. */
export default function setup(): () => void {
  if (!hasRoom()) return () => undefined;
  for (const name of readdirSync(MEMORY)) if (name.startsWith(PREFIX)) removeLeft(join(MEMORY, name));
  const folder = mkdtempSync(join(MEMORY, PREFIX));
  // PostgreSQL does not run as root: whoever it becomes must be able to enter.
  chmodSync(folder, 0o755);
  const lock = lockFile(join(folder, "run"));
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  return () => {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
    lock.release();
    rmSync(folder, { recursive: true, force: true });
  };
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM;
  } catch {
    return false;
  }
}

/** By a run that was killed: nobody holds its lock any more. */
function removeLeft(folder: string): void {
  try {
    lockFile(join(folder, "run")).release();
  } catch {
    return;
  }
  rmSync(folder, { recursive: true, force: true });
}

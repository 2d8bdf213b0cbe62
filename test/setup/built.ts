// What runs beside the tests — threads, processes, the whole program — is the built program: reading source takes three times as
// long as beginning what is built. So it is built before the first test, where the sources are newer.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { lockFile } from "../../db/engine/lock-file.ts";

export const PROGRAM = "dist/src/main.js";

/** One at a time, of all runs in this folder. */
export default function build(): void {
  mkdirSync("dist", { recursive: true });
  const lock = locked("dist/building");
  try {
    const at = existsSync(PROGRAM) ? statSync(PROGRAM).mtimeMs : 0;
    const isOld = ["src", "handlers", "db"].some((folder) => newest(folder) > at);
    if (isOld) execFileSync(join("node_modules", ".bin", "tsx"), ["bundle.ts"], { stdio: "inherit" });
  } finally {
    lock.release();
  }
}

/** What a file of src/ was built into; of what is no source of the program, itself. */
export function asBuilt(file: URL): URL {
  const path = relative("src", fileURLToPath(file));
  return path.startsWith("..") ? file : pathToFileURL(join("dist/src", path.replace(/\.ts$/, ".js")));
}

function locked(path: string): { release(): void } {
  for (;;)
    try {
      return lockFile(path);
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
}

function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => statSync(join(folder, name)).mtimeMs),
  );
}

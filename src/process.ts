// Processes of the program's own.
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { putBehind } from "./priority.ts";

/** Enough for what draws; what it holds outside the heap is about twice as much. */
const HEAP_MB = 128;

/**
 * A process that runs a file; source has to be told how to be read. It gets none of the program's secrets: its environment
 * is empty. It stands behind whoever answers, where they wait for the same processor.
 */
export function processOf(file: URL): ChildProcess {
  const isSource = file.pathname.endsWith(".ts");
  const made = fork(fileURLToPath(file), [], {
    env: {},
    execArgv: [
      `--max-old-space-size=${HEAP_MB}`,
      ...(isSource ? ["--import", import.meta.resolve("tsx")] : ["--enable-source-maps"]),
    ],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  putBehind(made.pid);
  return made;
}

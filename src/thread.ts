// Threads of the program's own.
import { setPriority } from "node:os";
import { Worker, type WorkerOptions } from "node:worker_threads";

/** A thread that runs a file. Source has to be told how to be read; what is built is read as it is. */
export function threadOf(file: URL, options: WorkerOptions): Worker {
  if (!file.pathname.endsWith(".ts")) return new Worker(file, options);
  const code = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(file.href)}); })`;
  return new Worker(code, { ...options, eval: true });
}

const BEHIND = 5;

/**
 * Lets the thread that calls it stand behind all others of the program where they wait for the same processor. On Linux a thread has a
 * priority of its own; elsewhere it would be the program's.
 */
export function standBack(): void {
  if (process.platform !== "linux") return;
  try {
    setPriority(BEHIND);
  } catch {
    // Where that is forbidden it goes on as it is.
  }
}

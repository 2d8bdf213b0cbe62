// Threads of the program's own.
import { Worker, type WorkerOptions } from "node:worker_threads";

/** A thread that runs a file. Source has to be told how to be read; what is built is read as it is. */
export function threadOf(file: URL, options: WorkerOptions): Worker {
  if (!file.pathname.endsWith(".ts")) return new Worker(file, options);
  const code = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(file.href)}); })`;
  return new Worker(code, { ...options, eval: true });
}

// Threads of the program's own.
import { Worker, type WorkerOptions } from "node:worker_threads";

/**
 * A thread that runs a file, named as what is built (`./reader-thread.js`) beside the file that asks (`import.meta.url`). Source
 * has to be told how to be read; what is built is read as it is.
 */
export function threadOf(name: string, askedBy: string, options: WorkerOptions): Worker {
  const built = new URL(name, askedBy);
  if (askedBy.endsWith(".js")) return new Worker(built, options);
  const source = built.href.replace(/js$/, "ts");
  const code = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(source)}); })`;
  return new Worker(code, { ...options, eval: true });
}

// Stands in the place of src/thread.ts and src/process.ts (vitest.config.ts): the same, but what they begin is the built program, and
// what a thread computes is computed here, where a file does not ask for threads. One that reads the program anew costs 0.3 s.
import type { ChildProcess } from "node:child_process";
import type { Worker, WorkerOptions } from "node:worker_threads";
import { processOf as beginProcess } from "../../src/process.ts";
import { threadOf as beginThread } from "../../src/thread.ts";
import { asBuilt } from "./built.ts";
import { threadHere } from "./threads.ts";

export const threadOf = (file: URL, options: WorkerOptions): Worker =>
  threadHere(file, options.workerData) ?? beginThread(asBuilt(file), options);

export const processOf = (file: URL): ChildProcess => beginProcess(asBuilt(file));

// Stands in the place of src/thread.ts and src/process.ts (vitest.config.ts): the same, but what they begin is the built program.
import type { ChildProcess } from "node:child_process";
import type { Worker, WorkerOptions } from "node:worker_threads";
import { processOf as beginProcess } from "../../src/process.ts";
import { threadOf as beginThread } from "../../src/thread.ts";
import { asBuilt } from "./built.ts";

export const threadOf = (file: URL, options: WorkerOptions): Worker => beginThread(asBuilt(file), options);

export const processOf = (file: URL): ChildProcess => beginProcess(asBuilt(file));

// The thread that copies the database: reading all of it holds up nobody's answer.
import { workerData } from "node:worker_threads";
import { copyFile } from "../../db/engine/copy.ts";
import type { ToCopy } from "./backups.ts";

const { path, target } = workerData as ToCopy;
await copyFile(path, target);

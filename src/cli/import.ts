import { randomBytes } from "node:crypto";
import { environment } from "../config.ts";
import { runTool } from "./command-line.ts";
import { importTool } from "./import-tool.ts";

const newSecret = (): string => randomBytes(32).toString("hex");
await runTool((line) => importTool(line, { now: Date.now(), newSecret }), environment());

import { environment } from "../config.ts";
import { backupTool } from "./backup-tool.ts";
import { runTool } from "./command-line.ts";

await runTool(backupTool, environment());

import { environment } from "../config.ts";
import { runTool } from "./command-line.ts";
import { exportTool } from "./export-tool.ts";

await runTool(exportTool, environment());

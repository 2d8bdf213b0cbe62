import { environment } from "../config.ts";
import { runTool } from "./command-line.ts";
import { importTool } from "./import-tool.ts";

await runTool((line) => importTool(line, Date.now()), environment());

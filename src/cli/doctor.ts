import { environment } from "../config.ts";
import { runTool } from "./command-line.ts";
import { doctorTool } from "./doctor-tool.ts";

await runTool((line) => doctorTool(line, Date.now()), environment());

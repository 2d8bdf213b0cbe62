// Where templates/ and the like lie, and the files that a thread or a process begins with: from source as from dist/.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The folder of package.json. */
export const projectRoot: string = upTo(dirname(fileURLToPath(import.meta.url)));

/** `bot/reader-thread`: a file of src/, as source where source runs, as it was built where that does. */
export function programFile(name: string): URL {
  const path = import.meta.url.endsWith(".ts") ? `src/${name}.ts` : `dist/src/${name}.js`;
  return pathToFileURL(join(projectRoot, path));
}

function upTo(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("package.json is missing above the program");
  return upTo(parent);
}

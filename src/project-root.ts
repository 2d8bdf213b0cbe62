// Where templates/ and the like lie, from src/ as from dist/src/.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json. */
export const projectRoot: string = upTo(dirname(fileURLToPath(import.meta.url)));

function upTo(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("package.json is missing above the program");
  return upTo(parent);
}

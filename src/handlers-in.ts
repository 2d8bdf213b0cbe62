// What lies in a folder of handlers/. The build puts a list of it in this file's place (bundle.ts), so that nothing is looked for at a start.
import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

export interface HandlerFile {
  /** The file's name, without its ending. */
  readonly id: string;
  readonly module: { readonly default?: unknown };
}

/** In the order of their names. */
export async function handlersIn(folder: "commands" | "reminders"): Promise<readonly HandlerFile[]> {
  const place = fileURLToPath(new URL(`../handlers/${folder}/`, import.meta.url));
  const names = readdirSync(place).filter((name) => name.endsWith(".ts"));
  return Promise.all(
    names.sort().map(async (name) => ({
      id: name.replace(/\.ts$/, ""),
      module: (await import(pathToFileURL(`${place}${name}`).href)) as HandlerFile["module"],
    })),
  );
}

// npm run -s export: one JSON document on stdout, while the server runs.
import { openDatabase } from "../../db/database.ts";
import { readDatabaseUrl } from "../config.ts";
import type { CommandLine } from "./command-line.ts";
import { exportDocument } from "./export-document.ts";

export async function exportTool({ env, print }: CommandLine): Promise<number> {
  const database = await openDatabase({ url: readDatabaseUrl(env), kind: null, access: "read-only" });
  try {
    const rows = await database.read((store) => store.dump.read());
    await printDocument(exportDocument(rows), print);
    return 0;
  } finally {
    await database.close();
  }
}

/** Part by part: the whole text of a large company would not fit into one string. */
async function printDocument(
  document: ReturnType<typeof exportDocument>,
  print: CommandLine["print"],
): Promise<void> {
  const { rows, ...lists } = document;
  await print("{");
  for (const [name, list] of Object.entries(lists)) {
    await printList(name, list, print);
    await print(",\n");
  }
  await print('"rows":{');
  for (const [name, list] of Object.entries(rows)) {
    if (!Array.isArray(list)) continue;
    await printList(name, list, print);
    await print(",\n");
  }
  await print(`"tombstoneKey":${JSON.stringify(rows.tombstoneKey)}}}\n`);
}

async function printList(name: string, list: readonly unknown[], print: CommandLine["print"]): Promise<void> {
  await print(`${JSON.stringify(name)}:[`);
  for (let from = 0; from < list.length; from += 500) {
    const part = list.slice(from, from + 500).map((entry) => JSON.stringify(entry));
    await print(`${from === 0 ? "\n" : ",\n"}${part.join(",\n")}`);
  }
  await print("]");
}

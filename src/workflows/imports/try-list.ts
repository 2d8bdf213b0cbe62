// What would become of the first rows of a list that waits, repeats among them seen: what a page and a chat say ahead.
import type { Store } from "../../../db/store.ts";
import type { Calendar } from "../../domain/calendar.ts";
import type { InForce } from "../../domain/rules/in-force.ts";
import type { ListRow } from "./first-look.ts";
import { signedForAll } from "./signed-for-all.ts";
import { importerOf, type Judged } from "./steps.ts";
import { tryRows } from "./try-rows.ts";

interface Given {
  readonly read: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly rules: InForce;
  readonly calendar: Calendar;
  readonly now: number;
  /** So many rows a look; more where nobody waits for it. */
  readonly atOnce?: number;
}

/** So many rows are judged ahead: more would keep whoever looks waiting. */
const LOOKED_AT = 2000;

export async function tryList(id: number, given: Given): Promise<readonly Judged[]> {
  const { importer, columns, chosen, signedOn, rows } = await given.read(async (store) => {
    const found = await store.imports.byId(id);
    return {
      importer: found === null ? null : await importerOf(found, store),
      columns: await store.imports.columns(id),
      chosen: await store.imports.owners(id),
      signedOn: await signedForAll(id, store),
      rows: (await store.imports.rowsAfter(id, 0, LOOKED_AT)).map(({ line, cells }) => ({
        line,
        cells: cells === "" ? [] : (JSON.parse(cells) as string[]),
      })),
    };
  });
  if (importer === null) return [];
  const judged: Judged[] = [];
  const trial = { ...given, importer, chosen, signedOn, said: [], first: async () => undefined };
  for await (const some of tryRows({ columns, rows: each(rows) }, trial)) judged.push(...some);
  return judged;
}

async function* each(rows: readonly ListRow[]): AsyncGenerator<ListRow> {
  yield* rows;
}

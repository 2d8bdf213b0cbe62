// The rows of a file laid down in the database before any of them is taken in: from there on nothing depends on the file.
import type { ImportedRow } from "../../../db/schema/import-rows.ts";
import type { Store } from "../../../db/store.ts";
import type { Import } from "../../../db/stores/imports.ts";
import type { Column } from "../../domain/hands/lead-list.ts";
import { filled } from "./cells.ts";

export interface ListToStage {
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<{ readonly line: number; readonly cells: readonly string[] }>;
}

interface Given {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  /** The import the rows are of; called again when it loses a race. */
  readonly begin: (store: Store) => Promise<Import>;
  readonly file: { readonly name: string; readonly hash: string };
  /** What it is once its last row lies there. */
  readonly state: "running" | "fetching";
  /** How many rows a transaction takes. */
  readonly most?: number;
}

const AT_ONCE = 200;
/** A list has so many words for its stages at most; more is a column of something else. */
const MOST_STAGE_WORDS = 40;
const LONGEST_STAGE_WORD = 20;

/** Until the last row lies there the import is "fetching": one that was stopped begins anew. */
export async function stageRows({ columns, rows }: ListToStage, given: Given): Promise<Import> {
  const { transaction, begin, file, state, most = AT_ONCE } = given;
  const begun = await transaction(async (store) => {
    const found = await store.imports.save({ ...(await begin(store)), ...file });
    await store.imports.forgetRows(found.id);
    await store.imports.setColumns(found.id, columns);
    return found;
  });
  const stageAt = columns.find(({ field }) => field === "stage")?.at;
  const words = new Set<string>();
  let seq = 0;
  let waiting: ImportedRow[] = [];
  const put = async (): Promise<void> => {
    const some = waiting;
    waiting = [];
    await transaction(({ imports }) => imports.addRows(some));
  };
  for await (const { line, cells } of rows) {
    const word = stageAt === undefined ? null : filled(cells[stageAt]);
    if (mayBeStage(word) && words.size < MOST_STAGE_WORDS) words.add(word);
    waiting.push({ ...NOT_YET, importId: begun.id, seq: ++seq, line, cells: JSON.stringify(cells) });
    if (waiting.length >= most) await put();
  }
  await put();
  return transaction(({ imports }) =>
    imports.save({ ...begun, rows: seq, stageWords: [...words].join("\n"), state }),
  );
}

/** The different words of a column of stages, as far as they can be such; null is an empty cell. */
export function stageWordsOf(cells: readonly (string | null)[]): readonly string[] {
  return [...new Set(cells.filter(mayBeStage))].slice(0, MOST_STAGE_WORDS);
}

function mayBeStage(word: string | null): word is string {
  return word !== null && word.length <= LONGEST_STAGE_WORD;
}

const NOT_YET = { verdict: null, no: null, itemVersion: null, reason: null, about: null, near: null };

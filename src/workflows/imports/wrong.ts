// Rows that will come back whatever else happens, counted before anything is confirmed: by what is wrong with them.
import type { Store } from "../../../db/store.ts";
import { RowError } from "../../domain/hands/row-reasons.ts";
import { readRow } from "./read-row.ts";

export interface Wrong {
  /** Of so many rows from the top. */
  readonly looked: number;
  /** The most frequent first, each with the first row that has it. */
  readonly kinds: readonly WrongKind[];
}

interface WrongKind {
  readonly reason: string;
  readonly about: string;
  readonly no: null;
  readonly line: number;
  readonly count: number;
}

const LOOKED_AT = 500;
const MOST_KINDS = 5;

export async function countWrong(
  id: number,
  { store, now }: { readonly store: Pick<Store, "imports">; readonly now: number },
): Promise<Wrong> {
  const { imports } = store;
  const reading = { columns: await imports.columns(id), stageWords: await imports.stageWords(), now };
  const rows = await imports.rowsAfter(id, 0, LOOKED_AT);
  const kinds = new Map<string, WrongKind>();
  for (const { line, cells } of rows) {
    const error = errorIn(() => readRow(JSON.parse(cells || "[]") as string[], reading));
    if (error === null) continue;
    const { reason, about } = error;
    const known = kinds.get(reason) ?? { reason, about, no: null, line, count: 0 };
    kinds.set(reason, { ...known, count: known.count + 1 });
  }
  const sorted = [...kinds.values()].sort((one, other) => other.count - one.count);
  return { looked: rows.length, kinds: sorted.slice(0, MOST_KINDS) };
}

function errorIn(read: () => unknown): RowError | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof RowError) return error;
    throw error;
  }
}

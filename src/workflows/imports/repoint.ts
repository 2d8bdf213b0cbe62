// A list's columns pointed elsewhere while its first look waits: what was said of some of them, the others left as they were.
import type { Store } from "../../../db/store.ts";
import type { Import } from "../../../db/stores/imports.ts";
import type { Column, LeadField } from "../../domain/hands/lead-list.ts";
import { filled } from "./cells.ts";
import type { ColumnNamed, SaidColumn } from "./said-columns.ts";
import { stageWordsOf } from "./stage-rows.ts";

export type Repointed =
  /** In the file's order: those that mean something else now. */
  | { readonly is: "done"; readonly changed: readonly Column[] }
  /** There is no such column. */
  | { readonly is: "no-column"; readonly column: ColumnNamed }
  /** Two columns were said to be what only one can be. */
  | { readonly is: "twice"; readonly field: LeadField; readonly columns: readonly Column[] };

/** Several numbers are several phones, several notes are one. */
const OF_SEVERAL: ReadonlySet<LeadField | null> = new Set(["phone", "note", null]);
/** Rows looked at for how wide the list is, and for the words of a column of stages. */
const ROWS_FOR_WIDTH = 10;
const ROWS_FOR_WORDS = 5_000;

export async function repoint(
  found: Import,
  said: readonly SaidColumn[],
  { imports }: Pick<Store, "imports">,
): Promise<Repointed> {
  const before = await allColumns(found.id, imports);
  const meant = new Map<number, LeadField | null>();
  for (const { column, field } of said) {
    const at = placeOf(column, before);
    if (at === null) return { is: "no-column", column };
    meant.set(at, field);
  }
  for (const [at, field] of meant) {
    const same = [...meant].filter(([, other]) => other === field).map(([place]) => place);
    if (!OF_SEVERAL.has(field) && field !== null && same[0] === at && same.length > 1)
      return { is: "twice", field, columns: before.filter((column) => same.includes(column.at)) };
  }
  const taken = new Set([...meant.values()].filter((field) => !OF_SEVERAL.has(field)));
  const after = before.map((column) => {
    const field = meant.get(column.at);
    if (field !== undefined) return { ...column, field };
    // What another column is now this one is no more.
    return taken.has(column.field) ? { ...column, field: null } : column;
  });
  const changed = after.filter(({ field }, index) => field !== before[index]?.field);
  await imports.setColumns(found.id, after);
  if (stageAt(before) !== stageAt(after)) await keepStageWords(found, stageAt(after), imports);
  return { is: "done", changed };
}

/** Those without a heading too, as far as the first rows reach: what nobody has named can be named. */
export async function allColumns(id: number, imports: Store["imports"]): Promise<readonly Column[]> {
  const known = await imports.columns(id);
  const rows = await imports.rowsAfter(id, 0, ROWS_FOR_WIDTH);
  const widths = rows.map(({ cells }) => (JSON.parse(cells || "[]") as string[]).length);
  const width = Math.max(0, ...widths, ...known.map(({ at }) => at + 1));
  return Array.from(
    { length: width },
    (_, at) => known.find((column) => column.at === at) ?? { at, heading: "", field: null, unit: "unsaid" },
  );
}

function placeOf(column: ColumnNamed, columns: readonly Column[]): number | null {
  if (column.by === "place") return columns[column.at]?.at ?? null;
  const said = plain(column.heading);
  const exact = columns.filter(({ heading }) => plain(heading) === said);
  const [only, another] =
    exact.length > 0 ? exact : columns.filter((one) => plain(one.heading).includes(said));
  return another === undefined ? (only?.at ?? null) : null;
}

function plain(heading: string): string {
  return heading.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
}

function stageAt(columns: readonly Column[]): number | undefined {
  return columns.find(({ field }) => field === "stage")?.at;
}

async function keepStageWords(found: Import, at: number | undefined, imports: Store["imports"]) {
  const rows = at === undefined ? [] : await imports.rowsAfter(found.id, 0, ROWS_FOR_WORDS);
  const cells = rows.map((row) => filled((JSON.parse(row.cells || "[]") as string[])[at ?? 0]));
  const latest = (await imports.byId(found.id)) ?? found;
  await imports.save({ ...latest, stageWords: stageWordsOf(cells).join("\n") });
}

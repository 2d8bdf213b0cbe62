// A row of a smart sheet as it should stand now: only what the table's readers may see, blanked where its item has gone.
import { createHash } from "node:crypto";
import type { Store } from "../../../db/store.ts";
import type { Templates } from "../../chat/words/templates.ts";
import type { Item } from "../../domain/item/item.ts";
import { blankOf, type Cells, cellOf, type Shown } from "../../domain/sheet/cell.ts";
import type { BoundSheet, SheetLine } from "../../domain/sheet/line.ts";
import { nameColumn, type SheetColumn, type SheetRow, shownColumns } from "../../domain/sheet/sheet.ts";
import { standingOf } from "../../domain/sheet/standing.ts";
import { withBelow } from "../team.ts";
import { type Showing, showingOf } from "./showing.ts";

export interface LineScene {
  readonly store: Store;
  readonly templates: Templates;
  readonly now: number;
  /** Where the pages are, without a slash at its end; null where there are none. */
  readonly pagesUrl: string | null;
}

type Known = Pick<SheetRow, "no" | "filled">;

/** In the order of the rows. */
export async function linesOf(
  { sheet, columns, options }: BoundSheet,
  rows: readonly Known[],
  scene: LineScene,
): Promise<readonly SheetLine[]> {
  const { store } = scene;
  const items = new Map((await store.items.byNos(rows.map(({ no }) => no))).map((item) => [item.no, item]));
  const departments = await store.people.departments();
  const within = new Set(withBelow(sheet.departmentId, departments).map(({ id }) => id));
  const standing = (no: number) => standingOf(items.get(no) ?? null, within);
  const here = [...items.values()].filter(({ no }) => standing(no) === "here");
  const shown = shownColumns({ columns, withAmounts: sheet.withAmounts });
  const fields = new Set(shown.flatMap(({ field }) => field ?? []));
  const showing = await showingOf(here, { ...scene, departments, fields });
  const lacking = new Set(options.map(({ fieldId, option }) => `${fieldId}/${option}`));
  return rows.map(({ no, filled }) => {
    const found = standing(no);
    const item = found === "here" ? items.get(no) : undefined;
    const filling =
      item === undefined
        ? leftCells({ no, standing: found }, { columns: shown, templates: scene.templates })
        : cellsOf(item, { columns: shown, showing, lacking });
    return { no, standing: found, ...withBlanks(filling, { columns, filled }) };
  });
}

interface Filling {
  readonly columns: readonly SheetColumn[];
  readonly showing: Showing;
  /** `column/choice` that its column does not offer. */
  readonly lacking: ReadonlySet<string>;
}

function cellsOf(item: Item, { columns, showing, lacking }: Filling): Cells {
  const cells: Record<string, Cells[string]> = {};
  for (const { fieldId, field, shape } of columns) {
    const value: Shown | null = field === null ? null : showing(item, field);
    const cell = cellOf(shape, value);
    if (cell !== null && !lacking.has(`${fieldId}/${value?.text}`)) cells[fieldId] = cell;
  }
  return cells;
}

/** Rows cannot be taken out (wecom.md 4.14): it says where its item went, and its number where that has a place of its own. */
function leftCells(
  { no, standing }: Pick<SheetLine, "no" | "standing">,
  { columns, templates }: { readonly columns: readonly SheetColumn[]; readonly templates: Templates },
): Cells {
  const said = templates.header("sheets")[`left-${standing}`] ?? "";
  const name = nameColumn(columns);
  if (name === null) return {};
  const own = columns.find(({ field }) => field === "number");
  const text = own === name ? `#${no} ${said}` : said;
  const number = own === undefined || own === name ? null : cellOf(own.shape, { text: `#${no}`, number: no });
  return {
    [name.fieldId]: cellOf(name.shape, { text }),
    ...(own === undefined || number === null ? {} : { [own.fieldId]: number }),
  };
}

function withBlanks(
  filling: Cells,
  { columns, filled }: { readonly columns: readonly SheetColumn[]; readonly filled: string | null },
): Pick<SheetLine, "cells" | "hash" | "filled"> {
  const before = new Set((filled ?? "").split(",").filter((id) => id !== ""));
  const blanks = columns.flatMap(({ fieldId, shape }) =>
    before.has(fieldId) && filling[fieldId] === undefined ? [[fieldId, blankOf(shape)] as const] : [],
  );
  return {
    cells: { ...filling, ...Object.fromEntries(blanks) },
    hash: createHash("sha256").update(JSON.stringify(filling)).digest("hex"),
    filled: Object.keys(filling).join(","),
  };
}

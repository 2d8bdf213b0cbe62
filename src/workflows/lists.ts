// Items as they are read in a list: under whoever is to read of them, each with its customer and who holds it by name.
import type { Store } from "../../db/store.ts";
import type { Lateness } from "../domain/clock/standstill.ts";
import { groupedBy } from "../domain/grouped.ts";
import type { Customer } from "../domain/item/customer.ts";
import { amountOf, type Item } from "../domain/item/item.ts";
import type { Fen } from "../domain/money.ts";
import { latenessIn } from "./standing-still.ts";

export interface Line {
  readonly item: Item;
  readonly customer: Customer | undefined;
  readonly owner: string | undefined;
}

/** With how long it is past its day. */
export type OverdueLine = Line & Pick<Lateness, "days" | "rested">;

export interface ReaderList {
  /** A userid. */
  readonly reader: string;
  readonly name: string | undefined;
  readonly items: readonly Item[];
  readonly lines: readonly Line[];
}

type Names = Pick<Store, "customers" | "people">;

export async function linesOf(items: readonly Item[], { customers, people }: Names): Promise<Line[]> {
  const known = await customers.byIds(items.map(({ customerId }) => customerId));
  const names = await people.names(items.map(({ ownerId }) => ownerId));
  return items.map((item) => ({
    item,
    customer: known.get(item.customerId),
    owner: names[item.ownerId ?? ""],
  }));
}

/** With the latest of its amounts; null where none is known. */
export function withAmount<One extends Line>(line: One): One & { readonly amountFen: Fen | null } {
  return { ...line, amountFen: amountOf(line.item) };
}

export type LineWithLateness = Line & { readonly late: Lateness | null };

/** Each with how late it is; null where it is not. */
export async function linesWithLateness(
  items: readonly Item[],
  now: number,
  store: Names & Pick<Store, "pauses">,
): Promise<readonly LineWithLateness[]> {
  const lateness = await latenessIn(items, now, store);
  return (await linesOf(items, store)).map((line) => ({ ...line, late: lateness.get(line.item.no) ?? null }));
}

/** Rows about items, each with its item's line; what is about none is left out. */
export async function besideLines<Row extends { readonly no: number }>(
  rows: readonly Row[],
  store: Names & Pick<Store, "items">,
): Promise<(Row & Line)[]> {
  const items = await store.items.byNos([...new Set(rows.map(({ no }) => no))]);
  const lines = new Map((await linesOf(items, store)).map((line) => [line.item.no, line]));
  return rows.flatMap((row) => {
    const line = lines.get(row.no);
    return line === undefined ? [] : [{ ...row, ...line }];
  });
}

/** The longest overdue first. */
export async function overdueLines(
  items: readonly Item[],
  now: number,
  store: Names & Pick<Store, "pauses">,
): Promise<OverdueLine[]> {
  const lateness = await latenessIn(items, now, store);
  return (await linesOf(items, store))
    .map((line) => {
      const { days = 0, rested = 0 } = lateness.get(line.item.no) ?? {};
      return { ...line, days, rested };
    })
    .sort((a, b) => b.days - a.days || a.item.no - b.item.no);
}

/** A list each, in the order in which readers are met; what nobody is to read of is left out. */
export async function listsByReader(
  items: readonly Item[],
  readerOf: (item: Item) => string | null,
  store: Names,
): Promise<ReaderList[]> {
  const byReader = groupedBy(await linesOf(items, store), ({ item }) => readerOf(item));
  const names = await store.people.names([...byReader.keys()]);
  return [...byReader].map(([reader, lines]) => ({
    reader,
    name: names[reader],
    items: lines.map(({ item }) => item),
    lines,
  }));
}

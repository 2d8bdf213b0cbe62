// Names near to a row's, which never keep it out: kept with it, told with their reason, counted in the first look (rules.md 4).
import type { Store } from "../../../db/store.ts";
import type { Import } from "../../../db/stores/imports.ts";
import type { Nearness } from "../../domain/item/company-name.ts";
import type { Actor } from "../../domain/people/rights.ts";
import { asSeen, type Found, findAlike, type SeenHit } from "../duplicates.ts";
import { filled } from "./cells.ts";
import { personOrNull } from "./names.ts";
import { STRANGER } from "./stranger.ts";

/** So many of a row's are kept; more tell nobody more. */
const OF_A_ROW = 2;

/** `12:shortened 31:branch`; null where none is near. */
export function writeNear({ near }: Pick<Found, "near">): string | null {
  const found = near.slice(0, OF_A_ROW).map(({ item, because }) => `${item.no}:${because ?? ""}`);
  return found.length === 0 ? null : found.join(" ");
}

interface NearOne {
  readonly no: number;
  readonly because: Nearness;
}

export function readNear(text: string | null): readonly NearOne[] {
  return (text ?? "")
    .split(" ")
    .filter((part) => part !== "")
    .map((part) => {
      const [no, because = ""] = part.split(":");
      return { no: Number(no), because: because as Nearness };
    });
}

export interface NearRow {
  readonly line: number;
  /** The item that was made of the row. */
  readonly no: number;
  readonly name: string;
  readonly hits: readonly SeenHit[];
}

/** Rows that were taken in beside somebody who may be the same one, as far as whoever imports may see whom. */
export async function nearRows(
  { id }: Pick<Import, "id">,
  most: number,
  { store, actor, now }: { readonly store: Store; readonly actor: Actor | null; readonly now: number },
): Promise<{ readonly rows: readonly NearRow[]; readonly count: number }> {
  const found = await store.imports.near(id, most);
  const rows: NearRow[] = [];
  for (const { line, no, near } of found.rows) {
    const own = no === null ? null : await store.items.byNo(no);
    if (own === null) continue;
    const name = (await store.customers.byId(own.customerId)).name;
    const hits = [];
    for (const { no: other, because } of readNear(near)) {
      const item = await store.items.byNo(other);
      if (item === null) continue;
      const names = await store.people.names([item.ownerId]);
      hits.push({
        item,
        because,
        customer: await store.customers.byId(item.customerId),
        owner: names[item.ownerId ?? ""] ?? null,
        mine: item.ownerId === actor?.userId,
      });
    }
    rows.push({
      line,
      no: own.no,
      name,
      hits: await asSeen(hits, { store, actor: actor ?? STRANGER, now }),
    });
  }
  return { rows, count: found.count };
}

export interface NearCount {
  /** Of so many rows from the top, so many. */
  readonly looked: number;
  readonly near: number;
}

/** A look at the first rows costs as much as taking them in: no more than these before anything is confirmed. */
export const LOOKED_AT = 500;
const AT_ONCE = 20;

/** A few rows a look, so that nobody's answer waits for it. */
export async function countNear(
  id: number,
  read: <T>(work: (store: Store) => Promise<T>) => Promise<T>,
): Promise<NearCount> {
  let looked = 0;
  let near = 0;
  for (let after = 0; looked < LOOKED_AT; ) {
    const seen = await read(async (store) => {
      const at = (await store.imports.columns(id)).find(({ field }) => field === "customer")?.at;
      if (at === undefined) return [];
      const rows = await store.imports.rowsAfter(id, after, AT_ONCE);
      const found: { readonly seq: number; readonly isNear: boolean }[] = [];
      for (const { seq, cells } of rows) {
        const name = filled((JSON.parse(cells || "[]") as string[])[at]);
        const isCompany = name !== null && personOrNull(name) === null;
        const alike = isCompany ? await findAlike({ name, phones: [] }, { store, actor: STRANGER }) : null;
        found.push({ seq, isNear: alike !== null && alike.equal.length === 0 && alike.near.length > 0 });
      }
      return found;
    });
    const last = seen.at(-1);
    if (last === undefined) break;
    looked += seen.length;
    near += seen.filter(({ isNear }) => isNear).length;
    after = last.seq;
  }
  return { looked, near };
}

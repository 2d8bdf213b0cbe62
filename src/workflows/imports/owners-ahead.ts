// The names in a list's column of owners that its rows come back for, and what was said of them: counted before anything is taken in.
import type { Store } from "../../../db/store.ts";
import { NO_NAME, ownerKey } from "../../domain/hands/list-owners.ts";
import { RowError, type RowReason } from "../../domain/hands/row-reasons.ts";
import type { Actor } from "../../domain/people/rights.ts";
import { filled } from "./cells.ts";
import { createOwners } from "./owners.ts";
import { importerOf } from "./steps.ts";

export interface NameAhead {
  /** As the list has it; "" of rows that name nobody. */
  readonly name: string;
  readonly key: string;
  /** How many rows have it. */
  readonly count: number;
  /** Why they come back; null where they do not. */
  readonly why: RowReason | null;
  /** Whose they become, as it stands; null where they are nobody's, or come back. */
  readonly ownerId: string | null;
  /** What was said of it; null where nothing was. */
  readonly chosen: { readonly userId: string | null; readonly called: string | null } | null;
}

export interface OwnersAhead {
  /** Of so many rows from the top. */
  readonly looked: number;
  /** Whether no row and no name was left out. */
  readonly isWhole: boolean;
  /** Every name, the most frequent first. */
  readonly names: readonly NameAhead[];
}

type Read = <T>(work: (store: Store) => Promise<T>) => Promise<T>;

const LOOKED_AT = 5_000;
/** More names than that are no column of owners. */
const MOST_NAMES = 200;
const AT_ONCE = 500;

export async function ownersAhead(id: number, read: Read): Promise<OwnersAhead> {
  const { looked, counts, isCut } = await namesIn(id, read);
  return read(async (store) => {
    const found = await store.imports.byId(id);
    const importer = found === null ? null : await importerOf(found, store);
    const chosen = await store.imports.owners(id);
    const called = await store.people.names([...chosen.values()]);
    const names: NameAhead[] = [];
    const isWhole = !isCut && looked >= (found?.rows ?? 0);
    if (importer === null) return { looked, isWhole, names };
    const owners = createOwners(importer, store, chosen);
    for (const [key, { name, count }] of counts) {
      const userId = chosen.get(key);
      const told = { userId: userId ?? null, called: called[userId ?? ""] ?? null };
      const become = await becomeOf(() => owners.of(key === NO_NAME ? null : name));
      names.push({ name, key, count, ...become, chosen: userId === undefined ? null : told });
    }
    return { looked, isWhole, names: names.sort((one, other) => other.count - one.count) };
  });
}

/** Those that have to be asked about, or were. */
export function namesToChoose({ names }: OwnersAhead): readonly NameAhead[] {
  return names.filter(({ why, chosen }) => why !== null || chosen !== null);
}

/** Every name of its first rows by its key; a list without such a column has none. */
async function namesIn(id: number, read: Read) {
  const counts = new Map<string, { readonly name: string; readonly count: number }>();
  let looked = 0;
  let isCut = false;
  const at = await read(async ({ imports }) =>
    (await imports.columns(id)).find(({ field }) => field === "owner"),
  );
  for (let after = 0; looked < LOOKED_AT; ) {
    const rows = await read(({ imports }) => imports.rowsAfter(id, after, AT_ONCE));
    const last = rows.at(-1);
    if (last === undefined) break;
    for (const { cells } of rows) {
      const name = at === undefined ? null : filled((JSON.parse(cells || "[]") as string[])[at.at]);
      const key = ownerKey(name);
      const known = counts.get(key);
      if (known === undefined && counts.size === MOST_NAMES) {
        isCut = true;
        continue;
      }
      counts.set(key, { name: known?.name ?? name ?? "", count: (known?.count ?? 0) + 1 });
    }
    looked += rows.length;
    after = last.seq;
  }
  return { looked, counts, isCut };
}

async function becomeOf(look: () => Promise<Actor | null>): Promise<Pick<NameAhead, "why" | "ownerId">> {
  try {
    return { why: null, ownerId: (await look())?.userId ?? null };
  } catch (error) {
    if (error instanceof RowError) return { why: error.reason, ownerId: null };
    throw error;
  }
}

// The rows that were not taken, as a list again: as they were, with the reason behind each and how to mend it.

import type { ImportedRow } from "../../../db/schema/import-rows.ts";
import type { Store } from "../../../db/store.ts";
import type { Templates } from "../../chat/words/templates.ts";
import { faultsKept } from "../../domain/hands/row-reasons.ts";
import type { Judged } from "./steps.ts";

export interface RejectedList {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: AsyncGenerator<readonly string[]>;
}

interface Given {
  readonly read: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly templates: Templates;
  readonly now: number;
}

const AT_ONCE = 500;
const VERDICTS = ["rejected", "duplicate"];

/** Read page by page: it may be long. */
export async function rejectedList(id: number, given: Given): Promise<RejectedList> {
  const { read, templates, now } = given;
  const columns = await read(({ imports }) => imports.columns(id));
  const width = Math.max(0, ...columns.map(({ at }) => at + 1));
  const headings = Array.from(
    { length: width },
    (_, at) => columns.find((column) => column.at === at)?.heading ?? "",
  );
  const word = (block: string): string => templates.render("import", block, { now, group: false });
  return {
    title: word("rejected-title"),
    headings: [...headings, word("rejected-line"), word("rejected-heading")],
    rows: pages(id, width, given),
  };
}

async function* pages(id: number, width: number, given: Given): AsyncGenerator<readonly string[]> {
  const { read } = given;
  const readerId = (await read(({ imports }) => imports.byId(id)))?.byId ?? "";
  for (let after = 0; ; ) {
    const rows = await read(({ imports }) =>
      imports.judged(id, { verdicts: VERDICTS, after, limit: AT_ONCE }),
    );
    const holders = await read((store) => holdersOf(rows, { store, readerId }));
    for (const row of rows)
      yield [...cellsOf(row, width), String(row.line), reasonOf(row, { ...given, holders })];
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return;
    after = last.seq;
  }
}

function cellsOf({ cells }: ImportedRow, width: number): readonly string[] {
  const found = cells === "" ? [] : (JSON.parse(cells) as string[]);
  return Array.from({ length: width }, (_, at) => found[at] ?? "");
}

/** All the reasons, and how to mend it, in words. */
export function reasonOf(
  { reason, about, no }: Pick<Judged, "reason" | "about" | "no">,
  { templates, now, holders }: Pick<Given, "templates" | "now"> & { readonly holders?: Holders },
): string {
  if (reason === null) return "";
  const { owner = null, mine = false } = holders?.get(no ?? 0) ?? {};
  const word = (fault: { readonly reason: string; readonly about: string }): string =>
    templates.render("import", `reason-${fault.reason}`, {
      ...{ about: fault.about, no, owner, mine },
      ...{ now, group: false },
    });
  return faultsKept({ reason, about }).map(word).join(";");
}

/** Who holds the items that rows repeat, by their numbers: anybody may know whom to ask (rules.md 4). */
export type Holders = ReadonlyMap<number, { readonly owner: string | null; readonly mine: boolean }>;

export async function holdersOf(
  rows: readonly Pick<ImportedRow, "verdict" | "no">[],
  { store, readerId }: { readonly store: Store; readonly readerId: string },
): Promise<Holders> {
  const numbers = rows.flatMap(({ verdict, no }) => (verdict === "duplicate" && no !== null ? [no] : []));
  const items = await store.items.byNos(numbers);
  const names = await store.people.names(items.map(({ ownerId }) => ownerId));
  return new Map(
    items.map(({ no, ownerId }) => [no, { owner: names[ownerId ?? ""] ?? null, mine: ownerId === readerId }]),
  );
}

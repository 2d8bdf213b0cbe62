// A smart sheet that takes data from outside (接收外部数据): its address is its own credential (wecom.md 4.14).
import { type ApiAnswer, type ApiEndpoint, request } from "./api-request.ts";
import { addressOf, keyIn } from "./keyed-address.ts";
import { branch, leaf } from "./tree.ts";

export type SheetCell = string | number | null | readonly Readonly<Record<string, string>>[];

export interface SheetWrite {
  /** Titles of the columns by their id, as the sample has them. */
  readonly schema: Readonly<Record<string, string>>;
  readonly rows: readonly {
    /** Null for a new row. */
    readonly recordId: string | null;
    readonly cells: Readonly<Record<string, SheetCell>>;
  }[];
  /** The column that tells the rows apart, where an answer has fewer of them than were sent. */
  readonly nameField: string;
}

const PATH = "wedoc/smartsheet/webhook";

/** The key in a smart sheet's address; null unless it is one of WeCom's, at the base address and nowhere else. */
export function sheetKey(address: string, baseUrl?: string): string | null {
  return keyIn(address, PATH, baseUrl);
}

/**
 * New rows, 500 a call at most. Answers the ids in their order; null for one that the answer does not name: nobody knows
 * then whether it was added. @throws WecomApiError
 */
export async function addToSheet(
  endpoint: ApiEndpoint,
  key: string,
  { schema, rows, nameField }: SheetWrite,
): Promise<readonly (string | null)[]> {
  const added = rows.map(({ cells }) => ({ values: cells }));
  const records = recordsIn(await write(endpoint, key, { schema, add_records: added }), "add_records");
  if (records.length === rows.length) return records.map(({ id }) => id);
  // "Of those that were added": told apart by the name that each bears.
  return rows.map(({ cells }) => {
    const name = textIn(cells[nameField]);
    const found = records.filter(({ values }) => name !== "" && textIn(values[nameField]) === name);
    return found.length === 1 ? (found[0]?.id ?? null) : null;
  });
}

/**
 * Changes rows in place. Answers which of them the answer says were changed; null where it names none, which is how it
 * stands in the page. @throws WecomApiError
 */
export async function changeInSheet(
  endpoint: ApiEndpoint,
  key: string,
  { schema, rows }: Omit<SheetWrite, "nameField">,
): Promise<ReadonlySet<string> | null> {
  const changed = rows.map(({ recordId, cells }) => ({ record_id: recordId, values: cells }));
  const records = recordsIn(
    await write(endpoint, key, { schema, update_records: changed }),
    "update_records",
  );
  const ids = records.flatMap(({ id }) => (id === null ? [] : [id]));
  return ids.length === 0 ? null : new Set(ids);
}

function write(endpoint: ApiEndpoint, key: string, body: unknown): Promise<ApiAnswer> {
  return request(endpoint, { url: addressOf(endpoint, PATH, key), path: PATH, body, secrets: [key] });
}

interface SheetRecord {
  readonly id: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

function recordsIn(answer: ApiAnswer, name: "add_records" | "update_records"): readonly SheetRecord[] {
  const records = branch(answer, name);
  if (!Array.isArray(records)) return [];
  return records.map((record: unknown) => {
    const values = branch(record, "values");
    return {
      id: leaf(record, "record_id") || null,
      values: typeof values === "object" && values !== null ? { ...values } : {},
    };
  });
}

/** The words of a cell, in whichever of its forms. */
function textIn(cell: unknown): string {
  if (typeof cell === "string") return cell;
  return Array.isArray(cell) ? cell.map((piece: unknown) => leaf(piece, "text")).join("") : "";
}

// Which rows of one receiver leave together: as many as fit into one message, in the order in which they were said.
import type { OutboxRow } from "../../db/schema/outbox.ts";
import { MESSAGE_BYTES } from "../domain/messages/pieces.ts";
import { mayHaveArrived } from "../domain/messages/unsent.ts";

/** What decides with which others it leaves. */
export type Leaving = Pick<
  OutboxRow,
  | "toKind"
  | "bodyMarkdown"
  | "bodyText"
  | "createdAt"
  | "notBefore"
  | "state"
  | "leaseUntil"
  | "error"
  | "once"
  | "buttons"
  | "mentions"
  | "file"
>;

interface Batch<Row> {
  readonly rows: Row[];
  bytes: number;
}

/** What carries buttons or a file, or changes a card, goes alone, and does not part what was said at the same instant. */
export function batches<Row extends Leaving>(rows: readonly Row[]): Row[][] {
  const found: Batch<Row>[] = [];
  for (const row of rows) {
    const bytes = Buffer.byteLength(row.toKind === "member" ? row.bodyText : row.bodyMarkdown) + 2;
    const batch = found.findLast(
      ({ rows: [first] }) => !(isAlone(first) && first?.createdAt === row.createdAt),
    );
    if (batch !== undefined && isOfOneKind(batch.rows[0], row) && batch.bytes + bytes <= MESSAGE_BYTES) {
      batch.rows.push(row);
      batch.bytes += bytes;
    } else found.push({ rows: [row], bytes });
  }
  return found.map((batch) => batch.rows);
}

function isOfOneKind(one: Leaving | undefined, other: Leaving): boolean {
  if (one === undefined || isAlone(one) || isAlone(other)) return false;
  // Only a text can call somebody: what does is no part of a markdown.
  if ((one.mentions === null) !== (other.mentions === null)) return false;
  return one.once === other.once && triedWith(one) === triedWith(other);
}

function isAlone(row: Leaving | undefined): boolean {
  if (row === undefined) return false;
  return row.buttons !== null || row.file !== null || row.toKind === "card" || row.toKind === "welcome";
}

/** What may have arrived comes again as the same message, or WeCom would not know it for a repeat; null for anything else. */
function triedWith(row: Leaving): number | null {
  if (!mayHaveArrived(row)) return null;
  return row.state === "leased" ? row.leaseUntil : row.notBefore;
}

// Which rows of one receiver leave together: neighbours that fit into one message.
import type { OutboxRow } from "../../db/schema/outbox.ts";
import { MESSAGE_BYTES } from "../domain/pieces.ts";

/** In the order in which they were said; what carries buttons, or changes a card, goes alone. */
export function batches(rows: readonly OutboxRow[]): OutboxRow[][] {
  const found: OutboxRow[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = Buffer.byteLength(row.toKind === "member" ? row.bodyText : row.bodyMarkdown) + 2;
    const batch = found.at(-1);
    const fits = batch !== undefined && bytes + size <= MESSAGE_BYTES;
    const alone = [row, batch?.[0]].some((one) => one?.buttons !== null || one.toKind === "card");
    if (fits && !alone && batch[0]?.once === row.once) {
      batch.push(row);
      bytes += size;
    } else {
      found.push([row]);
      bytes = size;
    }
  }
  return found;
}

// Rows of the outbox as the message they leave in, marked where it may have arrived before.
import type { OutboxRow } from "../../db/schema/outbox.ts";
import { type Button, readButtons } from "../domain/messages/button.ts";
import { mayHaveArrived } from "../domain/messages/unsent.ts";

/** What leaves in one message: rows of one receiver, put one below the other. */
export interface Outgoing {
  /** The first row, told apart from every other: a card may not repeat its id. */
  readonly id: number;
  readonly createdAt: number;
  readonly toKind: OutboxRow["toKind"];
  readonly toId: string;
  readonly markdown: string;
  readonly text: string;
  readonly buttons: readonly Button[];
  /** Userids whom a group's text calls by name. */
  readonly mentions: readonly string[];
  /** Of the card that is to be changed; else null. */
  readonly responseCode: string | null;
  /** A file that is made now, and said in the place of the words; null for words. */
  readonly file: string | null;
}

/** How long WeCom knows a message to a member for a repeat (wecom.md 4.2, duplicate_check_interval). */
const REMEMBERED_MS = 1_800_000;

interface Given {
  /** The instant, ms. */
  readonly now: number;
  /** Marks a body that may have arrived before; left as it is where not given. */
  readonly again?: ((body: string) => string) | undefined;
}

/** The first row gives the message its receiver and its buttons. */
export function outgoing(
  { id, createdAt, toKind, toId, buttons, responseCode, file }: OutboxRow,
  rows: readonly OutboxRow[],
  { now, again = (body) => body }: Given,
): Outgoing {
  // To a member WeCom itself swallows a repeat, for as long as it remembers; a card is nothing to read twice.
  const isSwallowed = ({ createdAt: said }: OutboxRow) =>
    toKind === "card" || toKind === "welcome" || (toKind === "member" && now - said < REMEMBERED_MS);
  const marked = (row: OutboxRow, body: string) =>
    mayHaveArrived(row) && !isSwallowed(row) ? again(body) : body;
  return {
    id,
    createdAt,
    toKind,
    toId,
    markdown: rows.map((row) => marked(row, row.bodyMarkdown)).join("\n\n"),
    text: rows.map((row) => marked(row, row.bodyText)).join("\n\n"),
    buttons: readButtons(buttons),
    mentions: [...new Set(rows.flatMap(({ mentions }) => mentions?.split("\n") ?? []))],
    responseCode,
    file,
  };
}

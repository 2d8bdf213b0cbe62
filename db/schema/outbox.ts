// What is to be said to others.
import { EntitySchema } from "typeorm";
import { table } from "../table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export interface OutboxRow {
  readonly id: number;
  /** What this is, once: a second insert of the same key does nothing. */
  readonly key: string;
  readonly toKind: "member" | "department" | "webhook" | "chat";
  readonly toId: string;
  readonly bodyMarkdown: string;
  readonly bodyText: string;
  readonly createdAt: number;
  readonly notBefore: number;
  readonly state: "waiting" | "leased" | "sent" | "failed";
  readonly attempts: number;
  readonly leaseUntil: number | null;
  readonly sentAt: number | null;
  readonly error: string | null;
}

export const outboxSchema = new EntitySchema<OutboxRow>({
  name: "outbox",
  columns: {
    id: serial,
    key: text,
    toKind: text,
    toId: text,
    bodyMarkdown: text,
    bodyText: text,
    createdAt: bigint,
    notBefore: bigint,
    state: text,
    attempts: int,
    leaseUntil: optional(bigint),
    sentAt: optional(bigint),
    error: optional(text),
  },
  indices: [
    { name: "outbox_key", columns: ["key"], unique: true },
    { name: "outbox_due", columns: ["state", "notBefore"] },
  ],
});

export const outboxTable = table(outboxSchema);

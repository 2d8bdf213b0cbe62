// Callbacks seen, with what was answered.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, key, optional, text } from "./columns.ts";

export interface InboxRow {
  readonly key: string;
  readonly at: number;
  readonly answer: string | null;
}

export const inboxSchema = new EntitySchema<InboxRow>({
  name: "inbox",
  columns: {
    key: key(text),
    at: bigint,
    answer: optional(text),
  },
  indices: [{ name: "inbox_at", columns: ["at"] }],
});

export const inboxTable = table(inboxSchema);

// What a person last touched and saw in a chat.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, int, key, optional, text } from "./columns.ts";

export interface Conversation {
  readonly userId: string;
  readonly chatId: string;
  readonly lastNo: number | null;
  readonly lastAt: number;
  /** Item numbers of the list just shown, comma separated. */
  readonly list: string | null;
  readonly listAt: number;
  /** The lines that did not fit. */
  readonly rest: string | null;
  readonly restAt: number;
  /** The template whose answer they are of. */
  readonly restOf: string | null;
}

export const conversationsSchema = new EntitySchema<Conversation>({
  name: "conversations",
  columns: {
    userId: key(text),
    chatId: key(text),
    lastNo: optional(int),
    lastAt: bigint,
    list: optional(text),
    listAt: bigint,
    rest: optional(text),
    restAt: bigint,
    restOf: optional(text),
  },
});

export const conversationsTable = table(conversationsSchema);

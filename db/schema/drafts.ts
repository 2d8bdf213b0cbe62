// One half-typed or unconfirmed command per person and chat.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, flag, key, optional, since, text } from "./columns.ts";

export interface DraftRow {
  readonly userId: string;
  readonly chatId: string;
  readonly words: string;
  readonly asking: string | null;
  /** What was offered to choose from, a token a line; null when nothing was. */
  readonly choices: string | null;
  readonly at: number;
  /** That it was put aside has been said. */
  readonly told: boolean;
}

export const draftsSchema = new EntitySchema<DraftRow>({
  name: "drafts",
  columns: {
    userId: key(text),
    chatId: key(text),
    words: text,
    asking: optional(text),
    choices: optional(text),
    at: bigint,
    told: since(flag, false),
  },
});

export const draftsTable = table(draftsSchema);

// Members who read in WeChat, where no card is shown: they get everything as text (wecom.md 5).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, key, text } from "./columns.ts";

interface TextReader {
  readonly userId: string;
  readonly at: number;
}

export const textReadersSchema = new EntitySchema<TextReader>({
  name: "text_readers",
  columns: { userId: key(text), at: bigint },
});

export const textReadersTable = table(textReadersSchema);

// Single values the program keeps: the file's mark, secrets it made, the clock's offset.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { key, text } from "./columns.ts";

export interface Setting {
  readonly name: string;
  readonly value: string;
}

export const settingsSchema = new EntitySchema<Setting>({
  name: "settings",
  columns: {
    name: key(text),
    value: text,
  },
});

export const settingsTable = table(settingsSchema);

// 免提醒: until when somebody wants no scheduled message.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, key, text } from "./columns.ts";

export interface Mute {
  readonly userId: string;
  readonly until: number;
}

export const mutesSchema = new EntitySchema<Mute>({
  name: "mutes",
  columns: { userId: key(text), until: bigint },
});

export const mutesTable = table(mutesSchema);

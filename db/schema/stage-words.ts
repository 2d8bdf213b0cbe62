// What a company's own words for its stages mean: asked once, when a list first has them.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, key, text } from "./columns.ts";

export interface StageWordRow {
  /** Half width, lower case. */
  readonly word: string;
  /** `1`–`6`, `won`, `lost` or `lead`. */
  readonly meaning: string;
  readonly byId: string;
  readonly at: number;
}

export const stageWordsSchema = new EntitySchema<StageWordRow>({
  name: "stage_words",
  columns: { word: key(text), meaning: text, byId: text, at: bigint },
});

export const stageWordsTable = table(stageWordsSchema);

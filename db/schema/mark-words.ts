// 标记叫法: a department's own words for its stages.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { MarkWord } from "../../src/domain/rules/mark-words.ts";
import { table } from "../engine/table.ts";
import { bigint, foreignId, int, key, text } from "./columns.ts";

export const markWordsSchema = new EntitySchema<MarkWord>({
  name: "mark_words",
  columns: { departmentId: key(foreignId), stage: key(int), word: text, byId: text, at: bigint },
});

export const markWordsTable = table(markWordsSchema);

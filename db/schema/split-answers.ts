// What each party said to a version, and what it would give them, in basis points.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Answer } from "../../src/domain/split/split.ts";
import { table } from "../engine/table.ts";
import { bigint, int, key, optional, text } from "./columns.ts";

export interface SplitAnswerRow extends Answer {
  readonly no: number;
  readonly number: number;
  readonly performance: number;
  readonly ownership: number;
  readonly income: number;
}

export const splitAnswersSchema = new EntitySchema<SplitAnswerRow>({
  name: "split_answers",
  columns: {
    no: key(int),
    number: key(int),
    memberId: key(text),
    performance: int,
    ownership: int,
    income: int,
    answer: optional(text),
    at: optional(bigint),
    by: optional(text),
  },
});

export const splitAnswersTable = table(splitAnswersSchema);

// 分成: one proposal and what became of it; at most one open for each item (rules.md 8).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Split } from "../../src/domain/split/split.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

/** Without its parties and versions, which have tables of their own. */
export interface SplitRow extends Omit<Split, "parties" | "versions"> {
  /** The item's number as long as it is open, then null: unique, so that there is never a second one. */
  readonly openNo: number | null;
}

export const splitsSchema = new EntitySchema<SplitRow>({
  name: "splits",
  columns: {
    id: serial,
    no: int,
    openNo: optional(int),
    mode: text,
    state: text,
    chatKind: text,
    chatId: text,
    by: text,
    at: bigint,
    ownerId: text,
    current: optional(int),
    since: bigint,
    askedId: optional(text),
    askedAt: optional(bigint),
    decidedBy: optional(text),
    inForceAt: optional(bigint),
    endedAt: optional(bigint),
    end: optional(text),
    version: int,
  },
  indices: [
    { name: "splits_open", columns: ["openNo"], unique: true },
    { name: "splits_no", columns: ["no", "id"] },
  ],
});

export const splitsTable = table(splitsSchema);

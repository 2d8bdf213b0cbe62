// 转交: every offer of an item to a colleague, open or over (rules.md 2).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Transfer } from "../../src/domain/hands/transfer.ts";
import { table } from "../engine/table.ts";
import { bigint, foreignId, int, optional, serial, text } from "./columns.ts";

export const transfersSchema = new EntitySchema<Transfer>({
  name: "transfers",
  columns: {
    id: serial,
    no: int,
    openNo: optional(int),
    fromId: text,
    toId: text,
    by: text,
    reason: optional(text),
    plan: optional(text),
    outcome: text,
    state: text,
    offeredAt: bigint,
    expiresAt: bigint,
    fromUnitId: optional(foreignId),
    fromAskedId: optional(text),
    fromAgreedBy: optional(text),
    toUnitId: optional(foreignId),
    toAskedId: optional(text),
    toAgreedBy: optional(text),
    endedAt: optional(bigint),
    endedBy: optional(text),
    version: int,
  },
  indices: [
    { name: "transfers_open", columns: ["openNo"], unique: true },
    { name: "transfers_no", columns: ["no", "id"] },
  ],
});

export const transfersTable = table(transfersSchema);

// 团队经费 in and out, per department; only added to.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { FundEntry } from "../../src/domain/mentoring/fund.ts";
import { table } from "../engine/table.ts";
import { bigint, foreignId, int, optional, serial, text } from "./columns.ts";

export const fundEntriesSchema = new EntitySchema<FundEntry>({
  name: "fund_entries",
  columns: {
    id: serial,
    departmentId: foreignId,
    kind: text,
    no: optional(int),
    mentorId: optional(text),
    amountFen: bigint,
    at: bigint,
    by: text,
    reason: optional(text),
  },
  indices: [
    { name: "fund_entries_department", columns: ["departmentId", "id"] },
    { name: "fund_entries_no", columns: ["no"] },
  ],
});

export const fundEntriesTable = table(fundEntriesSchema);

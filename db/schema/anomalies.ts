// What somebody was asked about a department's figures, beside its ticket; and what became of it (rules.md 11).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Anomaly } from "../../src/domain/insight/anomaly.ts";
import { table } from "../engine/table.ts";
import { bigint, flag, foreignId, int, key, optional, text } from "./columns.ts";

export const anomaliesSchema = new EntitySchema<Anomaly>({
  name: "anomalies",
  columns: {
    ticketId: key(int),
    departmentId: foreignId,
    sign: text,
    stage: int,
    n: int,
    own: bigint,
    usual: bigint,
    isMore: flag,
    askedId: text,
    openedAt: bigint,
    closedAt: optional(bigint),
    result: optional(text),
  },
  indices: [{ name: "anomalies_open", columns: ["closedAt"] }],
});

export const anomaliesTable = table(anomaliesSchema);

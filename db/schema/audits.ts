// Audits: what was drawn, who looks at it, what they found, and what came of it.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Audit } from "../../src/domain/audit/audit.ts";
import { table } from "../engine/table.ts";
import { bigint, foreignId, int, optional, serial, text } from "./columns.ts";

export const auditsSchema = new EntitySchema<Audit>({
  name: "audits",
  columns: {
    id: serial,
    no: int,
    week: text,
    unitId: foreignId,
    ownerId: optional(text),
    auditorId: optional(text),
    drawnAt: bigint,
    state: text,
    text: optional(text),
    judgedBy: optional(text),
    judgedAt: optional(bigint),
    callState: optional(text),
    callAskedId: optional(text),
    callText: optional(text),
    appealText: optional(text),
    appealedAt: optional(bigint),
    askedId: optional(text),
    decidedBy: optional(text),
    decidedAt: optional(bigint),
    decidedText: optional(text),
    version: int,
  },
  indices: [
    { name: "audits_no", columns: ["no", "id"] },
    { name: "audits_auditor", columns: ["auditorId", "state"] },
    { name: "audits_state", columns: ["state"] },
  ],
});

export const auditsTable = table(auditsSchema);

// 改规则 as proposed, and what people say of it (rules.md 9).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Proposal, Voice } from "../../src/domain/rules/proposal.ts";
import { table } from "../engine/table.ts";
import { bigint, flag, foreignId, int, key, optional, serial, text } from "./columns.ts";

export const ruleProposalsSchema = new EntitySchema<Proposal>({
  name: "rule_proposals",
  columns: {
    id: serial,
    rule: text,
    departmentId: optional(foreignId),
    path: text,
    value: optional(bigint),
    byId: text,
    at: bigint,
    reason: text,
    closesAt: bigint,
    state: text,
    askedId: optional(text),
    decidedBy: optional(text),
    endedAt: optional(bigint),
  },
  indices: [{ name: "rule_proposals_state", columns: ["state"] }],
});

export const ruleProposalsTable = table(ruleProposalsSchema);

export const ruleVoicesSchema = new EntitySchema<Voice>({
  name: "rule_voices",
  columns: {
    proposalId: key(int),
    memberId: key(text),
    stance: text,
    text,
    anonymous: flag,
    at: bigint,
  },
});

export const ruleVoicesTable = table(ruleVoicesSchema);

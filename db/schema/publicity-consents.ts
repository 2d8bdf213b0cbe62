// 可对外宣传: what a customer has said about being named in public, the latest word counts (rules.md 4; article L25).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { PublicityConsent } from "../../src/domain/value/customer-value.ts";
import { table } from "../engine/table.ts";
import { bigint, flag, int, optional, serial, text } from "./columns.ts";

export const publicityConsentsSchema = new EntitySchema<PublicityConsent>({
  name: "publicity_consents",
  columns: {
    id: serial,
    customerId: int,
    given: flag,
    who: optional(text),
    by: text,
    at: bigint,
  },
  indices: [{ name: "publicity_consents_customer", columns: ["customerId", "id"] }],
});

export const publicityConsentsTable = table(publicityConsentsSchema);

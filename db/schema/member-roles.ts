// Roles given by the admin, in chat or by configuration.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Role } from "../../src/domain/people/people.ts";
import { table } from "../engine/table.ts";
import { bigint, key, text } from "./columns.ts";

export interface MemberRole {
  readonly userId: string;
  readonly role: Role;
  readonly by: string;
  readonly at: number;
}

export const memberRolesSchema = new EntitySchema<MemberRole>({
  name: "member_roles",
  columns: {
    userId: key(text),
    role: key(text),
    by: text,
    at: bigint,
  },
});

export const memberRolesTable = table(memberRolesSchema);

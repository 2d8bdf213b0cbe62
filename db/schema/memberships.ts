// Who belongs to which department, and who leads it.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { flag, foreignId, key, text } from "./columns.ts";

export interface Membership {
  readonly memberId: string;
  readonly departmentId: number;
  readonly isLeader: boolean;
  /** False for a leader who is not a member of the department. */
  readonly belongs: boolean;
}

export const membershipsSchema = new EntitySchema<Membership>({
  name: "memberships",
  columns: {
    memberId: key(text),
    departmentId: key(foreignId),
    isLeader: flag,
    belongs: flag,
  },
  indices: [{ name: "memberships_department", columns: ["departmentId"] }],
});

export const membershipsTable = table(membershipsSchema);

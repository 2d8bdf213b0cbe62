// Which groups a department's posts go to. The address is a secret: it is neither exported nor logged.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { DepartmentGroup } from "../../src/domain/people/groups.ts";
import { table } from "../engine/table.ts";
import { bigint, foreignId, key, text } from "./columns.ts";

export const departmentGroupsSchema = new EntitySchema<DepartmentGroup>({
  name: "department_groups",
  columns: {
    departmentId: key(foreignId),
    audience: key(text),
    way: text,
    address: text,
    by: text,
    at: bigint,
  },
});

export const departmentGroupsTable = table(departmentGroupsSchema);

// Departments of the directory with their place in the tree.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Department } from "../../src/domain/people/people.ts";
import { table } from "../engine/table.ts";
import { foreignId, key, text } from "./columns.ts";

export const departmentsSchema = new EntitySchema<Department>({
  name: "departments",
  columns: {
    id: key(foreignId),
    name: text,
    parentId: foreignId,
    largeId: foreignId,
    path: text,
  },
});

export const departmentsTable = table(departmentsSchema);

// Departments of the directory with their place in the tree.
import { EntitySchema } from "typeorm";
import type { Department } from "../../src/domain/people/people.ts";
import { table } from "../engine/table.ts";
import { int, key, text } from "./columns.ts";

export const departmentsSchema = new EntitySchema<Department>({
  name: "departments",
  columns: {
    id: key(int),
    name: text,
    parentId: int,
    largeId: int,
    path: text,
  },
});

export const departmentsTable = table(departmentsSchema);

// Which group a department's posts go to. The address is a secret: it is neither exported nor logged.
import { EntitySchema } from "typeorm";
import { table } from "../table.ts";
import { bigint, int, key, text } from "./columns.ts";

export interface BoundGroup {
  readonly departmentId: number;
  readonly way: "webhook";
  /** The key of the group's webhook. */
  readonly address: string;
  readonly by: string;
  readonly at: number;
}

export const boundGroupsSchema = new EntitySchema<BoundGroup>({
  name: "bound_groups",
  columns: {
    departmentId: key(int),
    way: text,
    address: text,
    by: text,
    at: bigint,
  },
});

export const boundGroupsTable = table(boundGroupsSchema);

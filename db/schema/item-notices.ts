// Which messages told an owner of an item's deadline: nothing is returned before two of them have been delivered.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, int, key, text } from "./columns.ts";

export interface ItemNotice {
  readonly no: number;
  /** The message of the outbox that spoke of it. */
  readonly outboxKey: string;
  /** The deadline it spoke of. */
  readonly deadlineAt: number;
}

export const itemNoticesSchema = new EntitySchema<ItemNotice>({
  name: "item_notices",
  columns: {
    no: key(int),
    outboxKey: key(text),
    deadlineAt: bigint,
  },
});

export const itemNoticesTable = table(itemNoticesSchema);

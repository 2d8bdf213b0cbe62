// Times in which an item's clock stands still (rules.md 5).
import { EntitySchema } from "typeorm";
import { table } from "../table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export interface Pause {
  readonly id: number;
  readonly no: number;
  readonly kind: string;
  readonly beganAt: number;
  readonly endedAt: number | null;
  readonly reason: string | null;
}

export const pausesSchema = new EntitySchema<Pause>({
  name: "pauses",
  columns: {
    id: serial,
    no: int,
    kind: text,
    beganAt: bigint,
    endedAt: optional(bigint),
    reason: optional(text),
  },
  indices: [{ name: "pauses_no", columns: ["no"] }],
});

export const pausesTable = table(pausesSchema);

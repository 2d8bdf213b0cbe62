// In which department somebody was until when, of whoever has changed it; where they are today stands with the member.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, foreignId, key, text } from "./columns.ts";

export interface SeatRow {
  readonly memberId: string;
  readonly departmentId: number;
  /** ms; from then on they were somewhere else. */
  readonly until: number;
}

export const seatsSchema = new EntitySchema<SeatRow>({
  name: "seats",
  columns: { memberId: key(text), departmentId: foreignId, until: key(bigint) },
  indices: [{ name: "seats_department", columns: ["departmentId"] }],
});

export const seatsTable = table(seatsSchema);

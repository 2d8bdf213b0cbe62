// Codes that did not fit, by who typed them: nobody may guess on.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, serial, text } from "./columns.ts";

export interface WrongCode {
  readonly id: number;
  readonly userId: string;
  readonly at: number;
}

export const wrongCodesSchema = new EntitySchema<WrongCode>({
  name: "wrong_codes",
  columns: { id: serial, userId: text, at: bigint },
  indices: [{ name: "wrong_codes_user", columns: ["userId", "at"] }],
});

export const wrongCodesTable = table(wrongCodesSchema);

// 提醒我: what somebody asked to be reminded of (contract.md).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export interface OwnReminder {
  readonly id: number;
  readonly userId: string;
  readonly no: number | null;
  readonly at: number;
  readonly text: string;
  readonly doneAt: number | null;
}

export const ownRemindersSchema = new EntitySchema<OwnReminder>({
  name: "own_reminders",
  columns: {
    id: serial,
    userId: text,
    no: optional(int),
    at: bigint,
    text: text,
    doneAt: optional(bigint),
  },
  indices: [{ name: "own_reminders_due", columns: ["doneAt", "at"] }],
});

export const ownRemindersTable = table(ownRemindersSchema);

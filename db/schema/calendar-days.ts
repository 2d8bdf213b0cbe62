// Days off and 调休 of the years the admin imported (rules.md 5, Working calendar).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { flag, key, text } from "./columns.ts";

export interface CalendarDay {
  readonly day: string;
  readonly works: boolean;
}

export const calendarDaysSchema = new EntitySchema<CalendarDay>({
  name: "calendar_days",
  columns: { day: key(text), works: flag },
});

export const calendarDaysTable = table(calendarDaysSchema);

// How the mentors of a deal divide their share of its profit.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { MentorShare } from "../../src/domain/mentoring/mentor-share.ts";
import { table } from "../engine/table.ts";
import { foreignId, int, key, text } from "./columns.ts";

export const mentorSharesSchema = new EntitySchema<MentorShare>({
  name: "mentor_shares",
  columns: { profitId: key(int), mentorId: key(text), departmentId: foreignId, weight: int },
});

export const mentorSharesTable = table(mentorSharesSchema);

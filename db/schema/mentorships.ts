// Who was asked to come along to a talk, and what they answered (rules.md 8, "Mentor").
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Mentorship } from "../../src/domain/mentoring/mentoring.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const mentorshipsSchema = new EntitySchema<Mentorship>({
  name: "mentorships",
  columns: {
    id: serial,
    no: int,
    mentorId: text,
    askedBy: text,
    askedAt: bigint,
    text: optional(text),
    day: optional(text),
    minute: optional(int),
    state: text,
    answeredAt: optional(bigint),
    answer: optional(text),
    version: int,
  },
  indices: [
    { name: "mentorships_no", columns: ["no", "id"] },
    { name: "mentorships_day", columns: ["state", "day"] },
  ],
});

export const mentorshipsTable = table(mentorshipsSchema);

// Talks in which a mentor took part, with the other's word on them.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { JointTalk } from "../../src/domain/mentoring/joint-talks.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const jointTalksSchema = new EntitySchema<JointTalk>({
  name: "joint_talks",
  columns: {
    id: serial,
    no: int,
    mentorId: text,
    menteeId: text,
    day: text,
    stage: optional(int),
    at: bigint,
    loggedBy: text,
    text: text,
    state: text,
    answeredBy: optional(text),
    answeredAt: optional(bigint),
    version: int,
  },
  indices: [
    { name: "joint_talks_no", columns: ["no", "id"] },
    { name: "joint_talks_mentor", columns: ["mentorId", "state"] },
  ],
});

export const jointTalksTable = table(jointTalksSchema);

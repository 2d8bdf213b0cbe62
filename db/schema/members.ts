// Members of the company, leavers included.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Member } from "../../src/domain/people/people.ts";
import { table } from "../engine/table.ts";
import { flag, foreignId, key, text } from "./columns.ts";

export const membersSchema = new EntitySchema<Member>({
  name: "members",
  columns: {
    userId: key(text),
    userKey: text,
    name: text,
    mainDepartmentId: foreignId,
    active: flag,
  },
  indices: [
    { name: "members_user_key", columns: ["userKey"], unique: true },
    { name: "members_name", columns: ["name"] },
  ],
});

export const membersTable = table(membersSchema);

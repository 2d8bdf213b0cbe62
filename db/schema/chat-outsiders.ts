// Who has spoken to the group bot in a chat without being a member.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Outsider } from "../../src/domain/people/groups.ts";
import { table } from "../engine/table.ts";
import { bigint, key, text } from "./columns.ts";

export const chatOutsidersSchema = new EntitySchema<Outsider>({
  name: "chat_outsiders",
  columns: { chatId: key(text), userId: key(text), at: bigint },
});

export const chatOutsidersTable = table(chatOutsidersSchema);

// Which department's customers may be spoken of in a chat of the group bot, as it was bound from inside.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { BotChat } from "../../src/domain/people/groups.ts";
import { table } from "../engine/table.ts";
import { bigint, foreignId, key, text } from "./columns.ts";

export const botChatsSchema = new EntitySchema<BotChat>({
  name: "bot_chats",
  columns: { chatId: key(text), departmentId: foreignId, audience: text, by: text, at: bigint },
});

export const botChatsTable = table(botChatsSchema);

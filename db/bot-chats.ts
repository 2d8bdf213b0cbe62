// The chats of the group bot: what each is bound to, and whether strangers have spoken in it.
import type { BotChat, Outsider } from "../src/domain/groups.ts";
import { botChatsTable } from "./schema/bot-chats.ts";
import { chatOutsidersTable } from "./schema/chat-outsiders.ts";
import { membersTable } from "./schema/members.ts";
import type { Sql } from "./sql.ts";

export interface BotChatStore {
  of(chatId: string): Promise<BotChat | null>;
  /** Takes the place of what the chat was bound to before. */
  bind(chat: BotChat): Promise<void>;
  unbind(chatId: string): Promise<boolean>;
  /** False when it was known. */
  addOutsider(outsider: Outsider): Promise<boolean>;
  /** Whether somebody has spoken in it who is no member, as far as we know by now. */
  hasOutsiders(chatId: string): Promise<boolean>;
}

export function createBotChats(sql: Sql): BotChatStore {
  return {
    of: (chatId) => botChatsTable.byId(sql, chatId),
    async bind(chat) {
      await botChatsTable.deleteWhere(sql, "chat_id = ?", [chat.chatId]);
      await botChatsTable.insert(sql, chat);
    },
    unbind: async (chatId) => (await botChatsTable.deleteWhere(sql, "chat_id = ?", [chatId])) > 0,
    addOutsider: (outsider) => chatOutsidersTable.insertOrNothing(sql, outsider),
    async hasOutsiders(chatId) {
      for (const { userId } of await chatOutsidersTable.find(sql, "WHERE chat_id = ?", [chatId])) {
        const [member] = await membersTable.find(sql, "WHERE user_key = ?", [userId.toLowerCase()]);
        if (member?.active !== true) return true;
      }
      return false;
    },
  };
}

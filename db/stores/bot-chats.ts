// The chats of the group bot: what each is bound to, and whether strangers have spoken in it.
import type { BotChat, Outsider } from "../../src/domain/people/groups.ts";
import type { Sql } from "../engine/sql.ts";
import { botChatsTable } from "../schema/bot-chats.ts";
import { chatOutsidersTable } from "../schema/chat-outsiders.ts";

/** A condition, with `true` for its parameter: somebody spoke as a stranger in that chat who is no member by now, under no id of theirs. */
export function hasStrangers(chatId: string): string {
  return `EXISTS (SELECT 1 FROM chat_outsiders o WHERE o.chat_id = ${chatId} AND NOT EXISTS (
    SELECT 1 FROM members m LEFT JOIN bot_identities i ON i.user_id = m.user_id
    WHERE m.active = ? AND (m.user_key = lower(o.user_id) OR i.bot_user_id = o.user_id)))`;
}

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
    hasOutsiders: async (chatId) =>
      (await sql.one(`SELECT 1 AS found WHERE ${hasStrangers("?")}`, [chatId, true])) !== null,
  };
}

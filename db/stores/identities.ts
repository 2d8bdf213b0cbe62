// The members behind the ids of the group bot: found once, kept, taken back.
import type { BotIdentity } from "../../src/domain/people/binding.ts";
import type { Sql } from "../engine/sql.ts";
import { botIdentitiesTable } from "../schema/bot-identities.ts";

export interface IdentityStore {
  /** Who stands behind an id of the bot's; null when nobody has been found yet. */
  of(botUserId: string): Promise<BotIdentity | null>;
  /** Takes the place of what was known of this bot id, and of this member. */
  keep(identity: BotIdentity): Promise<void>;
  /** False when the member had none. */
  drop(userId: string): Promise<boolean>;
  /** The id of a member's single chat with the group bot: what a push there must go to. Their userid where the bot hears plain ones. */
  botAddressOf(userId: string): Promise<string>;
}

export function createIdentities(sql: Sql): IdentityStore {
  return {
    of: (botUserId) => botIdentitiesTable.byId(sql, botUserId),
    async keep(identity) {
      await botIdentitiesTable.deleteWhere(sql, "bot_user_id = ? OR user_id = ?", [
        identity.botUserId,
        identity.userId,
      ]);
      await botIdentitiesTable.insert(sql, identity);
    },
    drop: async (userId) => (await botIdentitiesTable.deleteWhere(sql, "user_id = ?", [userId])) > 0,
    async botAddressOf(userId) {
      const [found] = await botIdentitiesTable.find(sql, "WHERE user_id = ?", [userId]);
      return found?.botUserId ?? userId;
    },
  };
}

// The ways out, chosen by what is configured and bound: to a person, to a group's webhook, to a group the app made, to a chat the group bot is in.
import type { Database } from "../db/database.ts";
import { sendByBot } from "./channels/bot-sender.ts";
import { buttonCard } from "./channels/button-card.ts";
import { sendToAppGroup, sendToGroupWebhook, sendToMember } from "./channels/wecom-sender.ts";
import type { DepartmentGroup } from "./domain/groups.ts";
import type { Delivered, Outgoing } from "./push/deliver.ts";
import type { AibotConversation } from "./wecom/aibot-push.ts";
import type { AibotRequests } from "./wecom/aibot-socket.ts";
import type { WecomApi } from "./wecom/api.ts";
import type { ApiEndpoint } from "./wecom/api-request.ts";
import type { NewGroup } from "./wecom/app-messages.ts";

export interface WaysOut {
  readonly endpoint: () => ApiEndpoint;
  /** Null where no self-built app is configured. */
  readonly api: () => WecomApi | null;
  /** Null where the group bot has no long connection: it speaks when spoken to then. */
  readonly bot: BotOut | null;
  readonly database: Database;
}

export interface BotOut {
  readonly socket: AibotRequests;
  /** How long a conversation has had enough for, ms; replies count too. */
  readonly waitMs: (conversation: AibotConversation) => number;
  readonly spoke: (conversation: AibotConversation) => void;
}

const NO_APP: Delivered = { outcome: "failed", error: "no self-built app is configured to send with" };
const NO_BOT: Delivered = { outcome: "failed", error: "no group bot is connected to post with" };
const NO_GROUP: Delivered = { outcome: "failed", error: "the department has no group any more" };

export function createWays({ endpoint, api, bot, database }: WaysOut) {
  return async (message: Outgoing): Promise<Delivered> => {
    const { toKind, toId, text, markdown, buttons } = message;
    const app = api();
    const card = buttonCard({ text, buttons, taskId: `notice-${message.id}@${message.createdAt}` });
    const byBot = async (to: AibotConversation): Promise<Delivered> => {
      if (bot === null) return NO_BOT;
      const waitMs = bot.waitMs(to);
      if (waitMs > 0) return { outcome: "paced", waitMs };
      bot.spoke(to);
      return sendByBot(bot.socket, { to, markdown, card });
    };
    if (toKind === "member") {
      if (app !== null) return sendToMember(app, { userId: toId, text, card });
      return bot === null ? NO_APP : byBot({ kind: "single", id: toId });
    }
    if (toKind === "chat") return byBot({ kind: "group", id: toId });
    const audience = toKind === "managers" ? "managers" : "sales";
    const group = await database.read((store) => store.groups.of(Number(toId), audience));
    if (group === null) return NO_GROUP;
    switch (group.way) {
      case "webhook":
        return sendToGroupWebhook(endpoint(), { key: group.address, markdown });
      case "bot":
        return byBot({ kind: "group", id: group.address });
      case "appchat":
        if (app === null) return NO_APP;
        return sendToAppGroup(app, { chatId: group.address, markdown, group: () => asMade(group) });
    }
  };

  /** The people of the department and whoever leads it; of its managers' group only those who lead. */
  async function asMade({ departmentId, audience, address, by }: DepartmentGroup): Promise<NewGroup> {
    return database.read(async ({ people, org }) => {
      const department = await people.department(departmentId);
      const userIds = await org.around(departmentId, audience);
      return {
        name: [...(department?.name ?? address)].slice(0, 50).join(""),
        ownerId: userIds.includes(by) ? by : (userIds[0] ?? by),
        userIds,
        chatId: address,
      };
    });
  }
}

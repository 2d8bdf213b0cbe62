// The ways out, chosen by what is configured and bound: to a person, to a group's webhook, to a group the app made, to a chat the group bot is in.
import type { Database } from "../../db/database.ts";
import type { OutboxRow } from "../../db/schema/outbox.ts";
import { sendByBot } from "../channels/bot-sender.ts";
import { buttonCard, type Surface } from "../channels/button-card.ts";
import type { FileToSend } from "../channels/file-sender.ts";
import {
  sendToAppGroup,
  sendToGroupWebhook,
  sendToMember,
  settleCard,
  welcomeCustomer,
} from "../channels/wecom-sender.ts";
import { noticeTask } from "../domain/messages/button.ts";
import type { DepartmentGroup } from "../domain/people/groups.ts";
import type { Tried } from "../push/delivered.ts";
import { BOT_LANE, type Way, wayOf } from "../push/lanes.ts";
import type { Outgoing } from "../push/outgoing.ts";
import type { AibotConversation } from "../wecom/aibot-push.ts";
import type { WecomApi } from "../wecom/api.ts";
import type { ApiEndpoint } from "../wecom/api-request.ts";
import type { NewGroup } from "../wecom/app-messages.ts";
import type { BotOut } from "./bot-out.ts";
import { createFileWays } from "./file-ways.ts";

export interface WaysOut {
  readonly endpoint: () => ApiEndpoint;
  /** Null where no self-built app is configured. */
  readonly api: () => WecomApi | null;
  /** Null where the group bot has no long connection: it speaks when spoken to then. */
  readonly bot: BotOut | null;
  readonly database: Database;
  /** Makes the file that a message of the outbox names, for whoever gets it; null where there is none any more. @throws NotPainted */
  readonly fileOf?: (message: Outgoing) => Promise<FileToSend | null>;
}

export interface Ways {
  send(message: Outgoing): Promise<Tried>;
  /** By what a row leaves: departments that share a webhook share its limits. */
  wayOf(row: OutboxRow): Promise<Way>;
}

const NO_APP: Tried = {
  outcome: "failed",
  error: "(no-app) no self-built app is configured to send with",
};
const NO_BOT: Tried = { outcome: "failed", error: "(no-bot) no group bot is connected to post with" };
const NO_GROUP: Tried = { outcome: "failed", error: "(no-group) the department has no group any more" };

export function createWays({ endpoint, api, bot, database, fileOf = async () => null }: WaysOut): Ways {
  const sendFile = createFileWays({ endpoint, api, bot, fileOf, groupOf, botAddressOf, asMade });
  return { send, wayOf: boundWayOf };

  /** A bot that hears encrypted ids speaks to them. */
  function botAddressOf(userId: string): Promise<string> {
    return database.read(({ identities }) => identities.botAddressOf(userId));
  }

  async function send(message: Outgoing): Promise<Tried> {
    const { toKind, toId, text, markdown, buttons, mentions } = message;
    const app = api();
    if (message.file !== null) return sendFile(message);
    if (toKind === "member" && app !== null)
      return sendToMember(app, { id: message.id, userId: toId, text, card: cardOf("app") });
    if (toKind === "member")
      return bot === null ? NO_APP : byBot({ kind: "single", id: await botAddressOf(toId) });
    if (toKind === "chat") return byBot({ kind: "group", id: toId });
    if (toKind === "card")
      return app === null
        ? NO_APP
        : settleCard(app, { userId: toId, responseCode: message.responseCode ?? "", words: text });
    if (toKind === "welcome")
      return app === null ? NO_APP : welcomeCustomer(app, { welcomeCode: message.responseCode ?? "", text });
    const group = await groupOf({ toKind, toId });
    if (group === null) return NO_GROUP;
    switch (group.way) {
      case "webhook":
        return sendToGroupWebhook(endpoint(), { key: group.address, markdown, text, mentions });
      case "bot":
        return byBot({ kind: "group", id: group.address });
      case "appchat":
        if (app === null) return NO_APP;
        return sendToAppGroup(app, { chatId: group.address, markdown, group: () => asMade(group) });
    }

    function cardOf(surface: Surface) {
      return buttonCard({ text, buttons, taskId: noticeTask(message), surface });
    }

    async function byBot(to: AibotConversation): Promise<Tried> {
      if (bot === null) return NO_BOT;
      const waitMs = bot.waitMs(to);
      if (waitMs > 0) return { outcome: "paced", waitMs };
      bot.spoke(to);
      return sendByBot(bot.socket, { to, markdown, card: cardOf("bot") });
    }
  }

  async function boundWayOf(row: OutboxRow): Promise<Way> {
    const { toKind, toId } = row;
    if (toKind === "card" || toKind === "welcome") return wayOf(row);
    if (toKind === "chat") return wayByBot(toId);
    if (toKind === "member")
      return api() === null && bot !== null ? wayByBot(toId.toLowerCase()) : wayOf(row);
    const group = await groupOf(row);
    if (group === null) return wayOf(row);
    if (group.way === "bot") return wayByBot(group.address);
    const receiver = `${group.way}/${group.address}`;
    return { lane: group.way === "appchat" ? group.way : receiver, receiver };
  }

  function groupOf({ toKind, toId }: Pick<OutboxRow, "toKind" | "toId">): Promise<DepartmentGroup | null> {
    const audience = toKind === "managers" ? "managers" : "sales";
    return database.read((store) => store.groups.of(Number(toId), audience));
  }

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

function wayByBot(id: string): Way {
  return { lane: BOT_LANE, receiver: `${BOT_LANE}/${id}` };
}

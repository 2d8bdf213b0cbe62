// By which way a file or a picture reaches somebody; it is made only where one is open.
import {
  type FileToSend,
  sendFileByBot,
  sendFileToAppGroup,
  sendFileToMember,
  sendPictureToWebhook,
} from "../channels/file-sender.ts";
import { NotPainted } from "../charts/painter.ts";
import type { DepartmentGroup } from "../domain/people/groups.ts";
import type { Tried } from "../push/delivered.ts";
import type { Outgoing } from "../push/outgoing.ts";
import type { AibotConversation } from "../wecom/aibot-push.ts";
import type { WecomApi } from "../wecom/api.ts";
import type { ApiEndpoint } from "../wecom/api-request.ts";
import type { NewGroup } from "../wecom/app-messages.ts";
import type { BotOut } from "./bot-out.ts";

export interface FileWays {
  readonly endpoint: () => ApiEndpoint;
  readonly api: () => WecomApi | null;
  readonly bot: BotOut | null;
  readonly fileOf: (message: Outgoing) => Promise<FileToSend | null>;
  readonly groupOf: (message: Outgoing) => Promise<DepartmentGroup | null>;
  readonly botAddressOf: (userId: string) => Promise<string>;
  readonly asMade: (group: DepartmentGroup) => Promise<NewGroup>;
}

/** Sends what was made; or what there is no way for. */
type Way = ((file: FileToSend) => Promise<Tried>) | Tried;

const failed = (error: string): Tried => ({ outcome: "failed", error });
const NO_APP = failed("(no-app) no self-built app is configured to send with");
const NO_BOT = failed("(no-bot) no group bot is connected to post with");
const NO_GROUP = failed("(no-group) the department has no group any more");
const NO_FILE = failed("(no-file) there is nothing left to make the file of");
const NO_WAY = failed("(no-way) no file can be sent there, only pictures");

export function createFileWays(parts: FileWays): (message: Outgoing) => Promise<Tried> {
  const { endpoint, api, bot, fileOf, groupOf, botAddressOf, asMade } = parts;

  return async (message) => {
    const way = await wayOf(message);
    if (typeof way !== "function") return way;
    try {
      const file = await fileOf(message);
      return file === null ? NO_FILE : await way(file);
    } catch (error) {
      // Whoever waits behind it is not to wait for it: the words beside it have been said.
      if (error instanceof NotPainted) return failed(`(picture) ${error.message.slice(0, 300)}`);
      throw error;
    }
  };

  async function wayOf(message: Outgoing): Promise<Way> {
    const { toKind, toId } = message;
    const app = api();
    if (toKind === "card" || toKind === "welcome") return NO_WAY;
    if (toKind === "chat") return byBot({ kind: "group", id: toId });
    if (toKind === "member") {
      if (app !== null) return (file) => sendFileToMember(app, { userId: toId, file });
      return bot === null ? NO_APP : byBot({ kind: "single", id: await botAddressOf(toId) });
    }
    const group = await groupOf(message);
    if (group === null) return NO_GROUP;
    if (group.way === "bot") return byBot({ kind: "group", id: group.address });
    if (group.way === "appchat") {
      const to = { chatId: group.address, group: () => asMade(group) };
      return app === null ? NO_APP : (file) => sendFileToAppGroup(app, { ...to, file });
    }
    return async ({ medium, bytes }) =>
      medium === "image" ? sendPictureToWebhook(endpoint(), { key: group.address, bytes }) : NO_WAY;
  }

  function byBot(to: AibotConversation): Way {
    if (bot === null) return NO_BOT;
    const waitMs = bot.waitMs(to);
    if (waitMs > 0) return { outcome: "paced", waitMs };
    return (file) => {
      bot.spoke(to);
      return sendFileByBot(bot.socket, { to, file });
    };
  }
}

// How a message of the outbox leaves by the group bot's long connection: into a group, or a person's chat with the bot.
import { type AibotConversation, type AibotPush, pushTo } from "../wecom/aibot-push.ts";
import type { AibotRequests } from "../wecom/aibot-socket.ts";
import type { TemplateCard } from "../wecom/card.ts";
import { isCardRefused, type Sent, sending } from "./wecom-sender.ts";

export interface ToConversation {
  readonly to: AibotConversation;
  readonly markdown: string;
  readonly card: TemplateCard | null;
}

export async function sendByBot(
  socket: AibotRequests,
  { to, markdown, card }: ToConversation,
): Promise<Sent> {
  const send = async (message: AibotPush): Promise<Sent> => {
    await pushTo(socket, to, message);
    return { outcome: "sent" };
  };
  const words = { type: "markdown", content: markdown } as const;
  const sent = await sending(async () => {
    if (card === null) return send(words);
    try {
      return await send({ type: "card", card });
    } catch (error) {
      if (!isCardRefused(error)) throw error;
      return send(words);
    }
  }, ["window"]);
  return asSaidTo(to, sent);
}

/** 93006 and 93008: the bot is not in the group any more, or the person has never spoken to it. */
export function asSaidTo({ kind }: AibotConversation, sent: Sent): Sent {
  return sent.outcome === "failed" && sent.trouble === "group" && kind === "single"
    ? { ...sent, trouble: "silent" }
    : sent;
}

// What the group bot says over the long connection: unasked into a conversation, or as the answer to a callback (wecom.md 3.3, 3.7).
import type { AibotCallback, AibotCommand } from "./aibot-frame.ts";
import { type AibotReply, markdownMessage } from "./aibot-reply.ts";
import type { AibotRequests } from "./aibot-socket.ts";
import type { TemplateCard } from "./card.ts";

/** A single chat by the userid, a group by its chat id, whose case matters. */
export interface AibotConversation {
  readonly kind: "single" | "group";
  readonly id: string;
}

export type AibotPush =
  | { readonly type: "markdown"; readonly content: string }
  | { readonly type: "card"; readonly card: TemplateCard }
  | { readonly type: "image" | "file"; readonly mediaId: string };

const CHAT_TYPE = { single: 1, group: 2 } as const;

/** Only where somebody has spoken to the bot before; 93006 and 93008 elsewhere. @throws WecomApiError */
export async function pushTo(
  socket: AibotRequests,
  { kind, id }: AibotConversation,
  message: AibotPush,
): Promise<void> {
  await socket.request("aibot_send_msg", { chatid: id, chat_type: CHAT_TYPE[kind], ...bodyOf(message) });
}

/** Under the callback's own req_id. @throws WecomApiError class `interaction` when it is too late or of the wrong kind */
export async function respond(
  socket: AibotRequests,
  command: AibotCommand,
  { requestId, reply }: { readonly requestId: string; readonly reply: AibotReply },
): Promise<void> {
  await socket.request(command, reply, requestId);
}

/**
 * The command that may carry an answer; null where none may, and it can only be pushed: whatever else than a greeting or
 * a changed card would answer an event.
 */
export function answeringCommand(
  reply: AibotReply,
  { of, isEntrance }: Pick<AibotCallback, "of"> & { readonly isEntrance: boolean },
): AibotCommand | null {
  if ("response_type" in reply) return of === "event" ? "aibot_respond_update_msg" : null;
  if (isEntrance)
    return reply.msgtype === "text" || reply.msgtype === "template_card" ? "aibot_respond_welcome_msg" : null;
  return of === "message" && reply.msgtype !== "text" ? "aibot_respond_msg" : null;
}

function bodyOf(message: AibotPush): object {
  switch (message.type) {
    case "markdown":
      return markdownMessage(message.content);
    case "card":
      return { msgtype: "template_card", template_card: message.card };
    case "image":
    case "file":
      return { msgtype: message.type, [message.type]: { media_id: message.mediaId } };
  }
}

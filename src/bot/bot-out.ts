// The group bot's long connection as what leaves needs it.
import type { AibotConversation } from "../wecom/aibot-push.ts";
import type { AibotRequests } from "../wecom/aibot-socket.ts";

export interface BotOut {
  readonly socket: AibotRequests;
  /** How long a conversation has had enough for, ms; replies count too. */
  readonly waitMs: (conversation: AibotConversation) => number;
  readonly spoke: (conversation: AibotConversation) => void;
}

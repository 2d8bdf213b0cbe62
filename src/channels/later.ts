// An answer that was not there within 4 s: through the group bot's response_url, else privately by the outbox.
import type { Incoming, Reply } from "../chat/message.ts";
import { markdownMessage } from "../wecom/aibot-reply.ts";
import type { ApiEndpoint } from "../wecom/api-request.ts";
import { sendToResponseUrl } from "../wecom/webhook.ts";
import type { DoorParts } from "./door.ts";

type Late = Parameters<DoorParts["later"]>[0];

export interface LaterParts {
  readonly endpoint: () => ApiEndpoint;
  /** Once for each question; what waits is sent soon. */
  readonly enqueue: (late: { readonly asked: Incoming; readonly reply: Reply }) => Promise<void>;
  readonly onError: (error: unknown, asked: Incoming) => void;
}

export function createLater({ endpoint, enqueue, onError }: LaterParts): DoorParts["later"] {
  async function answered({ incoming, reply, responseUrl }: Late): Promise<boolean> {
    if (responseUrl === "") return false;
    try {
      await sendToResponseUrl(endpoint(), responseUrl, markdownMessage(reply.markdown));
      return true;
    } catch (error) {
      onError(error, incoming);
      return false;
    }
  }

  return async (late) => {
    const { incoming, reply } = late;
    try {
      if (await answered(late)) return;
      await enqueue({ asked: incoming, reply });
    } catch (error) {
      onError(error, incoming);
    }
  };
}

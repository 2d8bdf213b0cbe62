// An answer that was not there within 4 s: through the group bot's response_url, else privately by the outbox.
import type { Incoming, Reply } from "../chat/message.ts";
import { markdownMessage } from "../wecom/aibot-reply.ts";
import type { ApiEndpoint } from "../wecom/api-request.ts";
import { sendToResponseUrl } from "../wecom/webhook.ts";
import type { DoorParts } from "./door.ts";

export interface LaterParts {
  readonly endpoint: () => ApiEndpoint;
  /** Insert or nothing, under the key; what waits is sent soon. */
  readonly enqueue: (late: Pick<Incoming, "key" | "channel" | "userId"> & { reply: Reply }) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

export function createLater({ endpoint, enqueue, onError }: LaterParts): DoorParts["later"] {
  async function answered(responseUrl: string, reply: Reply): Promise<boolean> {
    if (responseUrl === "") return false;
    try {
      await sendToResponseUrl(endpoint(), responseUrl, markdownMessage(reply.markdown));
      return true;
    } catch (error) {
      onError(error);
      return false;
    }
  }

  return async ({ incoming, reply, responseUrl }) => {
    try {
      if (await answered(responseUrl, reply)) return;
      const { channel, userId } = incoming;
      await enqueue({ key: lateKey(incoming), channel, userId, reply });
    } catch (error) {
      onError(error);
    }
  };
}

function lateKey({ key }: Incoming): string {
  return `late/${key}`;
}

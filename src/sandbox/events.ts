// Pages that listen: every message, every step of the clock and every change of the smart sheet goes to all of them as server-sent events.
import type { ServerResponse } from "node:http";
import type { ChatMessage } from "./chats.ts";

type PageEvent =
  | { readonly type: "message"; readonly message: ChatMessage }
  | { readonly type: "clock"; readonly now: number }
  | { readonly type: "sheet" };

export interface Events {
  send(event: PageEvent): void;
  /** A page listens from now on, until it or close() ends the response. */
  open(response: ServerResponse): void;
  /** Ends all streams, so that the server can stop. */
  close(): void;
}

export function createEvents(): Events {
  const listening = new Set<ServerResponse>();
  return {
    send(event) {
      const lines = `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
      for (const response of listening) response.write(lines);
    },
    open(response) {
      listening.add(response);
      response.on("close", () => listening.delete(response));
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("retry: 1000\n\n");
    },
    close() {
      for (const response of listening) response.end();
    },
  };
}

// Whether WeCom takes a bot's id and secret: one subscription, let go at once.
import { type AibotCredentials, openLink } from "./aibot-link.ts";
import type { Lost } from "./aibot-socket.ts";
import { realTimers } from "./timers.ts";

/** Null when it does. It throws out whoever holds the bot's connection: only where nobody does. */
export function trySubscription(credentials: AibotCredentials): Promise<Lost | null> {
  return new Promise((resolve) => {
    const link = openLink({
      ...credentials,
      timers: realTimers,
      onLive() {
        link.close();
        resolve(null);
      },
      onPong: () => undefined,
      onCallback: () => undefined,
      onEnd: (end) => resolve(end.why === "taken-over" ? null : end),
    });
  });
}

// The group bot's long connection as it should be: always there, reconnecting for ever, until it is stopped or taken over (wecom.md 3.7).
import { failure } from "./aibot-acks.ts";
import type { AibotCallback, AibotCommand } from "./aibot-frame.ts";
import { type AibotCredentials, type AibotLink, type LinkEnd, openLink } from "./aibot-link.ts";
import { createBackoff } from "./backoff.ts";
import { realTimers, type Timers } from "./timers.ts";

export const AIBOT_SOCKET_URL = "wss://openws.work.weixin.qq.com";

export type AibotSocketState =
  | { readonly is: "off" }
  | { readonly is: "connecting" }
  /** Subscribed. */
  | { readonly is: "live" }
  /** Lost; the next attempt comes by itself after so many ms. */
  | { readonly is: "waiting"; readonly after: Lost; readonly pauseMs: number }
  /** Another connection of this bot is the live one. start() takes it back; nothing else does. */
  | { readonly is: "taken-over" };

export type Lost = Exclude<LinkEnd, { why: "taken-over" }>;

export interface AibotSocketOptions extends AibotCredentials {
  readonly onCallback: (callback: AibotCallback) => void;
  /** Told of every change. Holds no secret, so it may be logged as it is. */
  readonly onState: (state: AibotSocketState) => void;
  readonly timers?: Timers;
  /** In [0, 1): spreads the reconnects. */
  readonly random?: () => number;
}

/** What sends over it need. */
export interface AibotRequests {
  /**
   * Sends a frame and waits for its acknowledgement, 5 s at most.
   *
   * @param requestId the callback's where the frame answers one; else a new one
   * @returns the acknowledgement's body
   * @throws WecomApiError class `connection` when nothing was sent, `network` when nobody knows whether it arrived
   */
  request(command: AibotCommand, body: unknown, requestId?: string): Promise<unknown>;
}

export interface AibotSocket extends AibotRequests {
  state(): AibotSocketState;
  /** Connects and stays connected. Does nothing while it is at it. */
  start(): void;
  /** Closes; what still waits for an acknowledgement fails. */
  stop(): void;
}

const LOST = { firstMs: 1_000, longestMs: 30_000 };
/** A wrong secret asked again and again gets the address blocked. */
const REFUSED = { firstMs: 60_000, longestMs: 600_000 };

export function createAibotSocket(options: AibotSocketOptions): AibotSocket {
  const { timers = realTimers, random = Math.random, onState } = options;
  const lost = createBackoff(LOST, random);
  const refused = createBackoff(REFUSED, random);
  let state: AibotSocketState = { is: "off" };
  let link: AibotLink | null = null;
  let forget: () => void = () => undefined;

  function become(next: AibotSocketState): void {
    state = next;
    onState(next);
  }

  function connect(): void {
    become({ is: "connecting" });
    link = openLink({
      ...options,
      timers,
      onLive: () => become({ is: "live" }),
      // Only what has lasted a while starts the pauses anew: a server that drops every newcomer is not hammered.
      onPong() {
        lost.reset();
        refused.reset();
      },
      onEnd(end) {
        link = null;
        if (end.why === "taken-over") {
          become({ is: "taken-over" });
          return;
        }
        const pauseMs = (end.why === "refused" ? refused : lost).next();
        forget = timers.after(pauseMs, connect);
        become({ is: "waiting", after: end, pauseMs });
      },
    });
  }

  return {
    state: () => state,
    start() {
      if (state.is === "off" || state.is === "taken-over") connect();
    },
    stop() {
      forget();
      link?.close();
      link = null;
      if (state.is !== "off") become({ is: "off" });
    },
    async request(command, body, requestId) {
      if (link === null || state.is !== "live") throw failure(command, "connection", "not connected");
      return link.request(command, body, requestId);
    },
  };
}

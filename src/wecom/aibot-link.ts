// One long connection of the group bot, from opening to its end: subscribe, heartbeat, frames (wecom.md 3.7).
import { randomBytes } from "node:crypto";
import { WebSocket } from "ws";
import { createAcks, failure } from "./aibot-acks.ts";
import { type AibotCallback, type AibotCommand, readFrame, writeFrame } from "./aibot-frame.ts";
import { WecomApiError } from "./api-error.ts";
import type { Timers } from "./timers.ts";
import { leaf } from "./tree.ts";

export interface AibotCredentials {
  readonly url: string;
  readonly botId: string;
  readonly secret: string;
}

export type LinkEnd =
  /** By the other side, or it never came about. */
  | { readonly why: "closed"; readonly hint: string }
  /** Two pings in a row went unanswered. */
  | { readonly why: "silent" }
  /** 846609: the socket is open and the subscription is gone. */
  | { readonly why: "unsubscribed" }
  /** The subscription was refused: wrong id or secret, or asked too often. */
  | { readonly why: "refused"; readonly errcode: number }
  /** Another connection of the same bot took its place. */
  | { readonly why: "taken-over" };

export interface LinkParts extends AibotCredentials {
  readonly timers: Timers;
  /** Subscribed: callbacks come and frames may go. */
  readonly onLive: () => void;
  /** A ping was answered. */
  readonly onPong: () => void;
  readonly onCallback: (callback: AibotCallback) => void;
  /** Once; never after close(). */
  readonly onEnd: (end: LinkEnd) => void;
}

export interface AibotLink {
  /** @returns the body of the acknowledgement @throws WecomApiError */
  request(command: AibotCommand, body: unknown, requestId?: string): Promise<unknown>;
  /** Lets it go in good order. */
  close(): void;
}

const HANDSHAKE_WITHIN_MS = 10_000;
const PING_EVERY_MS = 30_000;
const MISSED_PONGS = 2;
const CLOSE_WITHIN_MS = 1_000;
const LARGEST_FRAME = 1024 * 1024;
/** Errcodes of a subscription that trying again soon only makes worse. */
const REFUSING: readonly WecomApiError["errclass"][] = ["configuration", "window"];

export function openLink(parts: LinkParts): AibotLink {
  const { timers, botId, secret } = parts;
  const acks = createAcks(timers, secret);
  let ended = false;
  let missed = 0;
  let stopPinging: () => void = () => undefined;
  const wire = new WebSocket(parts.url, {
    handshakeTimeout: HANDSHAKE_WITHIN_MS,
    maxPayload: LARGEST_FRAME,
    perMessageDeflate: false,
  });

  function over(): boolean {
    if (ended) return false;
    ended = true;
    stopPinging();
    acks.abandon();
    return true;
  }

  function end(how: LinkEnd): void {
    if (!over()) return;
    wire.terminate();
    parts.onEnd(how);
  }

  function send(command: AibotCommand, requestId: string, body?: unknown): void {
    if (wire.readyState !== WebSocket.OPEN)
      throw failure(command, "connection", "the connection is not open");
    wire.send(writeFrame(command, requestId, body));
  }

  async function request(command: AibotCommand, body: unknown, requestId = newId(command)): Promise<unknown> {
    try {
      return await acks.request(command, requestId, () => send(command, requestId, body));
    } catch (error) {
      if (error instanceof WecomApiError && error.errcode === UNSUBSCRIBED) end({ why: "unsubscribed" });
      throw error;
    }
  }

  async function subscribe(): Promise<void> {
    try {
      await request("aibot_subscribe", { bot_id: botId, secret });
      stopPinging = timers.after(PING_EVERY_MS, ping);
      parts.onLive();
    } catch (error) {
      if (!(error instanceof WecomApiError)) throw error;
      const { errcode, errclass, message } = error;
      end(REFUSING.includes(errclass) ? { why: "refused", errcode } : { why: "closed", hint: message });
    }
  }

  function ping(): void {
    if (missed >= MISSED_PONGS) {
      end({ why: "silent" });
      return;
    }
    missed++;
    stopPinging = timers.after(PING_EVERY_MS, ping);
    // An answer that never comes is counted here, not awaited.
    request("ping", undefined).then(pong, () => undefined);
  }

  function pong(): void {
    missed = 0;
    if (!ended) parts.onPong();
  }

  function receive(source: string): void {
    const frame = readFrame(source);
    if (ended || frame === null) return;
    if (frame.type === "ack") acks.settle(frame);
    if (frame.type !== "callback") return;
    const isTakenOver =
      frame.of === "event" && leaf(frame.body, "event", "eventtype") === "disconnected_event";
    if (isTakenOver) end({ why: "taken-over" });
    else parts.onCallback(frame);
  }

  wire.on("open", () => void subscribe());
  wire.on("message", (data) => receive(data.toString()));
  wire.on("close", (code) => end({ why: "closed", hint: `close code ${code}` }));
  wire.on("error", (error) => end({ why: "closed", hint: error.message }));

  return {
    request,
    close() {
      if (!over()) return;
      wire.close(1000);
      timers.after(CLOSE_WITHIN_MS, () => wire.terminate());
    },
  };
}

const UNSUBSCRIBED = 846609;

/** WeCom's own client tells acknowledgements apart by this beginning; so may a server's log. */
function newId(command: AibotCommand): string {
  return `${command}_${randomBytes(8).toString("hex")}`;
}

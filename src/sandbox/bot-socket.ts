// WeCom's end of the group bot's long connection: one live connection a bot, callbacks out, commands in (wecom.md 3.7).
import type { WebSocket } from "ws";
import { leaf } from "../wecom/tree.ts";
import { type ApiAnswer, type Fields, failed, fieldsOf, ok, textOf } from "./api-answer.ts";
import { type BotApiParts, createBotApi } from "./bot-api.ts";
import { createInteractions, type InteractionKind } from "./interactions.ts";
import { createUploads } from "./uploads.ts";

export interface BotCallback {
  readonly kind: InteractionKind;
  /** The chat it happens in, where the answer is shown. */
  readonly chat: string;
  /** The message whose button was pressed. */
  readonly pressed?: number;
  /** As HTTP has it, decrypted. */
  readonly body: unknown;
}

/** Whether the bot took it (HTTP 200 in time, or a frame that left), and the text it answered at once, if any. */
export interface Heard {
  readonly taken: boolean;
  readonly answer: string | null;
}

export interface BotSocket {
  /** Whether the bot listens here, and not at its HTTP door. */
  isSubscribed(): boolean;
  /** Says it once, never again; resolves with the first whole answer, or without one after the 5 s that people wait. */
  deliver(callback: BotCallback): Promise<Heard>;
  /** A bot has connected. */
  accept(wire: WebSocket): void;
  close(): void;
}

export interface BotSocketParts extends Omit<BotApiParts, "interactions" | "uploads"> {
  readonly bot: { readonly id: string; readonly secret: string };
}

const ANSWER_WITHIN_MS = 5000;

export function createBotSocket(parts: BotSocketParts): BotSocket {
  const { bot, now } = parts;
  const interactions = createInteractions(now);
  const commands = createBotApi({ ...parts, interactions, uploads: createUploads(now) });
  const open = new Set<WebSocket>();
  let live: WebSocket | null = null;
  let sequence = 0;

  function push(wire: WebSocket, command: string, { requestId, body }: Pushed): void {
    wire.send(JSON.stringify({ cmd: command, headers: { req_id: requestId }, body }));
  }

  const newId = (): string => `sandbox-${now()}-${++sequence}`;

  /** The old connection is told, and closed. */
  function subscribe(wire: WebSocket, request: Fields): ApiAnswer {
    if (request["bot_id"] !== bot.id) return failed(40013, "invalid bot_id");
    if (request["secret"] !== bot.secret) return failed(40001, "invalid secret");
    const old = live;
    live = wire;
    if (old !== null && old !== wire) {
      const body = {
        msgid: newId(),
        aibotid: bot.id,
        msgtype: "event",
        event: { eventtype: "disconnected_event" },
      };
      push(old, "aibot_event_callback", { requestId: newId(), body });
      old.close(1000, "another connection");
    }
    return ok();
  }

  function answer(wire: WebSocket, frame: unknown): ApiAnswer {
    const command = leaf(frame, "cmd");
    const request = fieldsOf(fieldsOf(frame)["body"]);
    if (command === "aibot_subscribe") return subscribe(wire, request);
    if (wire !== live) return failed(846609, "not subscribed");
    if (command === "ping") return ok();
    return commands[command]?.(request, leaf(frame, "headers", "req_id")) ?? failed(40058, "invalid cmd");
  }

  function receive(wire: WebSocket, text: string): void {
    let frame: unknown;
    try {
      frame = JSON.parse(text);
    } catch {
      wire.close(1007, "not JSON");
      return;
    }
    const headers = { req_id: textOf(fieldsOf(fieldsOf(frame)["headers"])["req_id"]) };
    wire.send(JSON.stringify({ headers, ...answer(wire, frame) }));
  }

  return {
    isSubscribed: () => live !== null,
    deliver({ kind, chat, pressed, body }) {
      const wire = live;
      if (wire === null) return Promise.resolve({ taken: false, answer: null });
      const requestId = newId();
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve({ taken: true, answer: null }), ANSWER_WITHIN_MS).unref();
        interactions.open(requestId, {
          kind,
          chat,
          ...(pressed === undefined ? {} : { pressed }),
          answered(words) {
            clearTimeout(timer);
            resolve({ taken: true, answer: words || null });
          },
        });
        const command = kind === "message" ? "aibot_msg_callback" : "aibot_event_callback";
        push(wire, command, { requestId, body });
      });
    },
    accept(wire) {
      open.add(wire);
      wire.on("message", (data) => receive(wire, data.toString()));
      wire.on("error", () => wire.terminate());
      wire.on("close", () => {
        open.delete(wire);
        if (live === wire) live = null;
      });
    },
    close() {
      for (const wire of open) wire.terminate();
    },
  };
}

interface Pushed {
  readonly requestId: string;
  readonly body: unknown;
}

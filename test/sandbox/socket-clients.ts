// Two clients of the group bot's long connection with one face: WeCom's own, and ours.
import { WSClient, type WsFrame } from "@wecom/aibot-node-sdk";
import { pushTo, respond } from "../../src/wecom/aibot-push.ts";
import {
  finishedStream,
  finishedStreamWithCard,
  updatedCard,
  welcomeText,
} from "../../src/wecom/aibot-reply.ts";
import { type AibotRequests, createAibotSocket } from "../../src/wecom/aibot-socket.ts";
import { uploadMedium } from "../../src/wecom/aibot-upload.ts";
import { WecomApiError } from "../../src/wecom/api-error.ts";
import type { TemplateCard } from "../../src/wecom/card.ts";
import { leaf } from "../../src/wecom/tree.ts";

export interface Came {
  readonly requestId: string;
  readonly body: unknown;
}

/** Each send answers the errcode of its acknowledgement. */
export interface SocketClient {
  /** What became of it so far: authenticated, refused, lost, … each once, in order. */
  readonly states: readonly string[];
  readonly came: readonly Came[];
  connect(): void;
  stream(to: Came, part: { readonly content: string; readonly finish: boolean }): Promise<number>;
  streamWithCard(to: Came, content: string, card: TemplateCard): Promise<number>;
  updateCard(to: Came, card: TemplateCard): Promise<number>;
  welcome(to: Came, content: string): Promise<number>;
  push(chatId: string, content: string): Promise<number>;
  /** The media_id, "" when it failed. */
  upload(bytes: Buffer): Promise<string>;
  pushPicture(chatId: string, mediaId: string): Promise<number>;
  stop(): void;
}

export interface ClientOptions {
  readonly url: string;
  readonly botId: string;
  readonly secret: string;
}

const STREAM = "stream-1";

export function officialClient({ url, botId, secret }: ClientOptions): SocketClient {
  const states: string[] = [];
  const came: Came[] = [];
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const client = new WSClient({ botId, secret, wsUrl: url, logger: quiet, reconnectInterval: 3_600_000 });
  const hear = (frame: WsFrame) => came.push({ requestId: frame.headers.req_id, body: frame.body });
  client.on("authenticated", () => states.push("authenticated"));
  client.on("error", (error) => {
    const errcode = /code: (\d+)/.exec(error.message)?.[1];
    if (errcode !== undefined) states.push(`refused ${errcode}`);
  });
  client.on("event.disconnected_event", () => states.push("taken over"));
  client.on("message", hear);
  client.on("event", (frame) => {
    if (leaf(frame.body, "event", "eventtype") !== "disconnected_event") hear(frame);
  });
  const frameOf = ({ requestId }: Came) => ({ headers: { req_id: requestId } });
  const errcodeOf = (sent: Promise<WsFrame>) =>
    sent.then(
      ({ errcode = 0 }) => errcode,
      (frame: unknown) => Number(leaf(frame, "errcode")),
    );
  return {
    states,
    came,
    connect: () => void client.connect(),
    stream: (to, { content, finish }) => errcodeOf(client.replyStream(frameOf(to), STREAM, content, finish)),
    streamWithCard: (to, content, templateCard) =>
      errcodeOf(client.replyStreamWithCard(frameOf(to), STREAM, content, true, { templateCard })),
    updateCard: (to, card) => errcodeOf(client.updateTemplateCard(frameOf(to), card)),
    welcome: (to, content) =>
      errcodeOf(client.replyWelcome(frameOf(to), { msgtype: "text", text: { content } })),
    push: (chatId, content) =>
      errcodeOf(client.sendMessage(chatId, { msgtype: "markdown", markdown: { content } })),
    upload: (bytes) =>
      client.uploadMedia(bytes, { type: "image", filename: "a.png" }).then(
        ({ media_id }) => media_id,
        () => "",
      ),
    pushPicture: (chatId, mediaId) => errcodeOf(client.sendMediaMessage(chatId, "image", mediaId)),
    stop: () => client.disconnect(),
  };
}

export function ourClient(options: ClientOptions): SocketClient {
  const states: string[] = [];
  const came: Came[] = [];
  const socket = createAibotSocket({
    ...options,
    onCallback: (callback) => came.push(callback),
    onState(state) {
      if (state.is === "live") states.push("authenticated");
      if (state.is === "taken-over") states.push("taken over");
      if (state.is === "waiting" && state.after.why === "refused")
        states.push(`refused ${state.after.errcode}`);
    },
  });
  const answer = (
    to: Came,
    command: Parameters<typeof respond>[1],
    reply: Parameters<typeof respond>[2]["reply"],
  ) => errcodeOf(respond(socket, command, { requestId: to.requestId, reply }));
  const groupOf = (id: string) => ({ kind: "group", id }) as const;
  return {
    states,
    came,
    connect: () => socket.start(),
    stream: (to, { content, finish }) =>
      finish
        ? answer(to, "aibot_respond_msg", finishedStream(STREAM, content))
        : errcodeOf(beginStream(socket, to, content)),
    streamWithCard: (to, content, card) =>
      answer(to, "aibot_respond_msg", finishedStreamWithCard(STREAM, content, card)),
    updateCard: (to, card) => answer(to, "aibot_respond_update_msg", updatedCard(card)),
    welcome: (to, content) => answer(to, "aibot_respond_welcome_msg", welcomeText(content)),
    push: (chatId, content) => errcodeOf(pushTo(socket, groupOf(chatId), { type: "markdown", content })),
    upload: (bytes) => uploadMedium(socket, { type: "image", bytes, filename: "a.png" }).catch(() => ""),
    pushPicture: (chatId, mediaId) => errcodeOf(pushTo(socket, groupOf(chatId), { type: "image", mediaId })),
    stop: () => socket.stop(),
  };
}

/** The product never leaves a stream open; the protocol allows it. */
function beginStream(socket: AibotRequests, { requestId }: Came, content: string): Promise<unknown> {
  const body = { msgtype: "stream", stream: { id: STREAM, finish: false, content } };
  return socket.request("aibot_respond_msg", body, requestId);
}

function errcodeOf(sent: Promise<unknown>): Promise<number> {
  return sent.then(
    () => 0,
    (error: unknown) => {
      if (error instanceof WecomApiError) return error.errcode;
      throw error;
    },
  );
}

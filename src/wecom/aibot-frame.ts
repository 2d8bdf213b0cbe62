// A frame of the group bot's long connection: JSON text both ways, tied together by req_id (wecom.md 3.7).
import { branch, leaf } from "./tree.ts";
import { wellFormedJson } from "./well-formed.ts";

/** What we send; each is acknowledged by a frame with the same req_id. */
export type AibotCommand =
  | "aibot_subscribe"
  | "ping"
  | "aibot_respond_msg"
  | "aibot_respond_welcome_msg"
  | "aibot_respond_update_msg"
  | "aibot_send_msg"
  | "aibot_upload_media_init"
  | "aibot_upload_media_chunk"
  | "aibot_upload_media_finish";

/** A message or an event; its requestId is what answers it. */
export interface AibotCallback {
  readonly of: "message" | "event";
  readonly requestId: string;
  /** As toAibotMessage reads it. */
  readonly body: unknown;
}

export interface AibotAck {
  readonly requestId: string;
  readonly errcode: number;
  readonly errmsg: string;
  readonly body: unknown;
}

export type AibotFrame =
  | ({ readonly type: "callback" } & AibotCallback)
  | ({ readonly type: "ack" } & AibotAck)
  /** A command nobody knows yet. */
  | { readonly type: "unknown" };

const CALLBACKS: ReadonlyMap<string, AibotCallback["of"]> = new Map([
  ["aibot_msg_callback", "message"],
  ["aibot_event_callback", "event"],
]);

/** Null for what is no frame at all. */
export function readFrame(source: string): AibotFrame | null {
  let frame: unknown;
  try {
    frame = JSON.parse(source.replace(RAW_CONTROLS, ""));
  } catch {
    return null;
  }
  if (typeof frame !== "object" || frame === null) return null;
  const requestId = leaf(frame, "headers", "req_id");
  const command = leaf(frame, "cmd");
  const body = branch(frame, "body");
  const of = CALLBACKS.get(command);
  if (of !== undefined) return { type: "callback", of, requestId, body };
  if (command !== "") return { type: "unknown" };
  const errcode = Number(branch(frame, "errcode") ?? 0);
  return { type: "ack", requestId, errcode, errmsg: leaf(frame, "errmsg"), body };
}

/** WeCom's own client drops them before it parses: what people type comes unescaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it is about
const RAW_CONTROLS = /[\u0000-\u0008\u000b-\u001f]/g;

export function writeFrame(command: AibotCommand, requestId: string, body?: unknown): string {
  return wellFormedJson({
    cmd: command,
    headers: { req_id: requestId },
    ...(body === undefined ? {} : { body }),
  });
}

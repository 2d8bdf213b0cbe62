// What the bot answered to a callback: checked like WeCom does, opened, and read.
import { WecomCallbackError } from "../wecom/callback-error.ts";
import type { CallbackCrypto } from "../wecom/crypto.ts";
import { openJsonEnvelope, openXmlEnvelope } from "../wecom/envelope.ts";
import { readFlatXml } from "../wecom/flat-xml.ts";
import { leaf } from "../wecom/tree.ts";
import { fieldsOf, textsOf } from "./api-answer.ts";
import type { Card, MessageBody } from "./chats.ts";
import { cardRefusal } from "./content.ts";

/** Something to show, a change of the card whose button was pressed, or nothing. */
export type CallbackAnswer =
  | { readonly type: "messages"; readonly bodies: readonly MessageBody[] }
  /** On the copies of these members only, if any are named. */
  | { readonly type: "card"; readonly card: Card; readonly userIds?: readonly string[] }
  | { readonly type: "buttons"; readonly name: string }
  | { readonly type: "nothing" };

const NOTHING: CallbackAnswer = { type: "nothing" };
const TEXT_BYTES = 2048;
const STREAM_BYTES = 20_480;

/** A passive answer of the self-built app (wecom.md 2.4). @throws WecomCallbackError when it is not sealed right */
export function readAppAnswer(crypto: CallbackCrypto, body: string): CallbackAnswer {
  if (body === "") return NOTHING;
  const envelope = readFlatXml(body);
  const encrypted = openXmlEnvelope(body);
  const part = (name: string): string => envelope?.get(name) ?? "";
  crypto.verify(
    { signature: part("MsgSignature"), timestamp: part("TimeStamp"), nonce: part("Nonce") },
    encrypted,
  );
  const opened = crypto.open(encrypted);
  // Only this one answer is nested; its inner element is all that is wanted.
  const replaced = /<ReplaceName>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?<\/ReplaceName>/s.exec(opened)?.[1];
  if (replaced !== undefined) return { type: "buttons", name: replaced };
  const message = readFlatXml(opened);
  if (message?.get("MsgType") !== "text") return NOTHING;
  return messages({ kind: "text", text: cut(message.get("Content") ?? "", TEXT_BYTES) });
}

/** A passive answer of the group bot (wecom.md 3.3); the nonce must be the callback's own (1.5). */
export function readBotAnswer(crypto: CallbackCrypto, body: string, nonce: string): CallbackAnswer {
  if (body === "") return NOTHING;
  const encrypted = openJsonEnvelope(body);
  const envelope: unknown = JSON.parse(body);
  const timestamp = leaf(envelope, "timestamp");
  crypto.verify({ signature: leaf(envelope, "msgsignature"), timestamp, nonce }, encrypted);
  const message: unknown = JSON.parse(crypto.open(encrypted));
  const fields = fieldsOf(message);
  const card = fieldsOf(fields["template_card"]);
  if (fields["template_card"] !== undefined) mustBeWhole(card);
  if (leaf(message, "response_type") === "update_template_card")
    return {
      type: "card",
      card,
      ...(fields["userids"] === undefined ? {} : { userIds: textsOf(fields["userids"]) }),
    };
  const text = cut(leaf(message, "stream", "content"), STREAM_BYTES);
  switch (leaf(message, "msgtype")) {
    case "stream":
      return messages({ kind: "markdown", text });
    case "template_card":
      return messages({ kind: "card", card });
    case "stream_with_template_card":
      return messages({ kind: "markdown", text }, { kind: "card", card });
    default:
      return NOTHING;
  }
}

function messages(...bodies: readonly MessageBody[]): CallbackAnswer {
  return { type: "messages", bodies: bodies.filter((body) => body.kind !== "markdown" || body.text !== "") };
}

/** WeCom shows nothing of a card that lacks its parts. */
function mustBeWhole(card: Card): void {
  const refusal = cardRefusal(card);
  if (refusal !== null) throw new WecomCallbackError("content", refusal.errmsg);
}

function cut(text: string, bytes: number): string {
  return Buffer.from(text).subarray(0, bytes).toString();
}

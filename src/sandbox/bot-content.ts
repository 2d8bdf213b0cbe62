// The content of what the group bot says over its long connection: read, checked, made ready to be shown (wecom.md 3.3, 3.4).
import type { ApiAnswer, Fields } from "./api-answer.ts";
import { failed, fieldsOf, textOf } from "./api-answer.ts";
import type { MessageBody } from "./chats.ts";
import { type Content, type ContentRules, readContent, shownFile, shownImage } from "./content.ts";
import type { Medium, Uploads } from "./uploads.ts";

/** Of messages, refreshes of a stream and unasked ones alike. */
const BOT_CONTENT: ContentRules = { markdownBytes: 20_480, cards: "all" };
const MEDIA = ["image", "file", "voice", "video"];

export interface BotSays {
  /** A stream's own id, under which it goes on. */
  readonly stream: { readonly id: string; readonly finish: boolean } | null;
  readonly bodies: readonly MessageBody[];
}

/** What may answer a message. 40008 a type that may not. */
export function readAnswer(request: Fields, uploads: Uploads): BotSays | { readonly refusal: ApiAnswer } {
  const type = textOf(request["msgtype"]);
  if (type !== "stream" && type !== "stream_with_template_card") {
    const content = readUnasked(request, uploads);
    return "refusal" in content ? content : { stream: null, bodies: [content.body] };
  }
  const stream = fieldsOf(request["stream"]);
  const id = textOf(stream["id"]);
  const text = textOf(stream["content"]);
  if (id === "") return { refusal: failed(40058, "stream.id missing") };
  if (Buffer.byteLength(text) > BOT_CONTENT.markdownBytes)
    return { refusal: failed(45002, "content size out of limit") };
  const card =
    request["template_card"] === undefined
      ? null
      : readContent({ msgtype: "template_card", template_card: request["template_card"] }, BOT_CONTENT);
  if (card !== null && "refusal" in card) return card;
  return {
    stream: { id, finish: stream["finish"] === true },
    bodies: [{ kind: "markdown", text }, ...(card === null ? [] : [card.body])],
  };
}

/** What may be said unasked: markdown, cards, uploaded media. */
export function readUnasked(request: Fields, uploads: Uploads): Content {
  const type = textOf(request["msgtype"]);
  if (type === "markdown" || type === "template_card") return readContent(request, BOT_CONTENT);
  if (!MEDIA.includes(type)) return { refusal: failed(40008, "invalid message type") };
  const medium = uploads.find(textOf(fieldsOf(request[type])["media_id"]));
  if (medium?.type !== type) return { refusal: failed(40007, "invalid media_id") };
  return { body: shown(medium) };
}

/** What may greet somebody who comes in: a text or a card. */
export function readGreeting(request: Fields): Content {
  const type = textOf(request["msgtype"]);
  if (type !== "text" && type !== "template_card") return { refusal: failed(40008, "invalid message type") };
  return readContent(request, BOT_CONTENT);
}

function shown({ type, filename, bytes }: Medium): MessageBody {
  if (type === "file") return shownFile({ name: filename, bytes });
  if (type !== "image") return { kind: "text", text: `[${type}] ${filename}` };
  return shownImage(bytes);
}

// The content of a message that is sent through the server API: read, checked, made ready to be shown.
import type { ApiAnswer, Fields } from "./api-answer.ts";
import { failed, fieldsOf, textOf } from "./api-answer.ts";
import type { Card, MessageBody } from "./chats.ts";
import type { SentFiles } from "./sent-files.ts";

export interface ContentRules {
  readonly markdownBytes: number;
  readonly cards: "all" | "notices" | "none";
}

/** What each door takes (wecom.md 4.2, 4.6, 4.7). */
export const APP_CONTENT: ContentRules = { markdownBytes: 2048, cards: "all" };
export const APPCHAT_CONTENT: ContentRules = { markdownBytes: 2048, cards: "none" };
export const WEBHOOK_CONTENT: ContentRules = { markdownBytes: 4096, cards: "notices" };

const TEXT_BYTES = 2048;
const NOTICES = ["text_notice", "news_notice"];
const INTERACTIONS = ["button_interaction", "vote_interaction", "multiple_interaction"];
const TASK_ID = /^[0-9A-Za-z_\-@]{1,128}$/;

export type Content = { readonly body: MessageBody } | { readonly refusal: ApiAnswer };

/** 40008 a type this door does not take, 44004 empty, 45002 too long, 42014 task_id, 42045 a notice without its action, 40016 a card without its buttons, 40058 one that lacks other parts. */
export function readContent(request: Fields, rules: ContentRules): Content {
  const type = textOf(request["msgtype"]);
  const part = fieldsOf(request[type]);
  switch (type) {
    case "text":
      return readText(textOf(part["content"]));
    case "markdown":
    case "markdown_v2":
      return readMarkdown(textOf(part["content"]), rules.markdownBytes);
    case "textcard":
      return { body: { kind: "card", card: asNotice(part) } };
    case "image":
      return readImage(textOf(part["base64"]));
    case "template_card":
      return readCard(part, rules);
    default:
      return refuse(40008, "invalid message type");
  }
}

/** A file that was uploaded; null for any other message. 40007 an id that is unknown. */
export function readFile(request: Fields, files: SentFiles): Content | null {
  if (request["msgtype"] !== "file") return null;
  const file = files.find(textOf(fieldsOf(request["file"])["media_id"]));
  return file === undefined ? refuse(40007, "invalid media_id") : { body: shownFile(file) };
}

export function shownFile({ name, bytes }: { readonly name: string; readonly bytes: Buffer }): MessageBody {
  return { kind: "file", name, source: `data:application/octet-stream;base64,${bytes.toString("base64")}` };
}

function refuse(errcode: number, what: string): Content {
  return { refusal: failed(errcode, what) };
}

// The real server cuts a text at the byte, in the middle of a character if it must be.
function readText(content: string): Content {
  if (content === "") return refuse(44004, "text content is empty");
  const bytes = Buffer.from(content);
  return { body: { kind: "text", text: bytes.subarray(0, TEXT_BYTES).toString() } };
}

function readMarkdown(content: string, limit: number): Content {
  if (content === "") return refuse(44004, "markdown content is empty");
  if (Buffer.byteLength(content) > limit) return refuse(45002, "content size out of limit");
  return { body: { kind: "markdown", text: content } };
}

function readImage(base64: string): Content {
  if (base64 === "") return refuse(44001, "empty media data");
  const type = base64.startsWith("iVBOR") ? "png" : "jpeg";
  return { body: { kind: "image", source: `data:image/${type};base64,${base64}` } };
}

function readCard(card: Card, rules: ContentRules): Content {
  const isNotice = NOTICES.includes(textOf(card["card_type"]));
  if (rules.cards === "none" || (rules.cards === "notices" && !isNotice))
    return refuse(40008, "invalid card");
  const refusal = cardRefusal(card);
  return refusal === null ? { body: { kind: "card", card } } : { refusal };
}

/** Null for a card that has its parts within the hard limits (wecom.md 4.4). */
export function cardRefusal(card: Card): ApiAnswer | null {
  const type = textOf(card["card_type"]);
  const isNotice = NOTICES.includes(type);
  if (!isNotice && !INTERACTIONS.includes(type)) return failed(40058, "invalid card_type");
  if (isNotice && card["card_action"] === undefined) return failed(42045, "invalid card_action");
  if (type === "button_interaction" && !hasButtons(card)) return failed(40016, "invalid button size");
  if (!isNotice && !TASK_ID.test(textOf(card["task_id"]))) return failed(42014, "invalid task_id");
  return null;
}

const MOST_BUTTONS = 6;
const KEY_BYTES = 1024;

function hasButtons(card: Card): boolean {
  const list = card["button_list"];
  if (!Array.isArray(list) || list.length < 1 || list.length > MOST_BUTTONS) return false;
  const keys = list.map((button) => textOf(fieldsOf(button)["key"]));
  return new Set(keys).size === keys.length && keys.every((key) => Buffer.byteLength(key) <= KEY_BYTES);
}

function asNotice(part: Fields): Card {
  const plain = textOf(part["description"]).replace(/<[^>]*>/g, "");
  return { card_type: "text_notice", main_title: { title: textOf(part["title"]) }, sub_title_text: plain };
}

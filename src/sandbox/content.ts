// The content of a message that is sent through the server API: read, checked, made ready to be shown.
import { createHash } from "node:crypto";
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

/** 40008 a type this door does not take, 44001 no picture, 40005 none that it takes, 40009 one of more than 2 MB, 301019 another md5, 44004 empty, 45002 too long, 42014 task_id, 42045 a notice without its action, 40016 a card without its buttons, 40058 one that lacks other parts. */
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
      return readImage(textOf(part["base64"]), textOf(part["md5"]));
    case "template_card":
      return readCard(part, rules);
    default:
      return refuse(40008, "invalid message type");
  }
}

/** A file or a picture that was uploaded; null for any other message. 40007 an id that is unknown, 40005 no picture. */
export function readMedium(request: Fields, files: SentFiles): Content | null {
  const type = request["msgtype"];
  if (type !== "file" && type !== "image") return null;
  const file = files.find(textOf(fieldsOf(request[type])["media_id"]));
  if (file === undefined) return refuse(40007, "invalid media_id");
  if (type === "file") return { body: shownFile(file) };
  return pictureFormat(file.bytes) === null
    ? refuse(40005, "invalid file type")
    : { body: shownImage(file.bytes) };
}

/** By its first bytes; null for what WeCom does not take as a picture. */
export function pictureFormat(bytes: Buffer): "png" | "jpeg" | null {
  if (bytes.subarray(0, 4).toString("hex") === "89504e47") return "png";
  return bytes.subarray(0, 3).toString("hex") === "ffd8ff" ? "jpeg" : null;
}

export function shownImage(bytes: Buffer): MessageBody {
  const format = pictureFormat(bytes) ?? "jpeg";
  return { kind: "image", source: `data:image/${format};base64,${bytes.toString("base64")}` };
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

const IMAGE_BYTES = 2 * 1024 * 1024;

function readImage(base64: string, md5: string): Content {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0) return refuse(44001, "empty media data");
  if (bytes.length > IMAGE_BYTES) return refuse(40009, "invalid image size");
  if (pictureFormat(bytes) === null) return refuse(40005, "invalid file type");
  if (md5.toLowerCase() !== createHash("md5").update(bytes).digest("hex"))
    return refuse(301019, "file md5 not match");
  return { body: shownImage(bytes) };
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

// What is inside a group bot's callback, and in the body of a WebSocket frame: JSON (wecom.md 3.2, 3.5).
import { WecomCallbackError } from "./callback-error.ts";
import type { CardPress, Selection } from "./card.ts";
import { branch, leaf, list } from "./tree.ts";

export type AibotMessage = AibotMessageHead & AibotContent;

export interface AibotMessageHead {
  readonly messageId: string;
  readonly botId: string;
  readonly chatType: "single" | "group";
  /** Groups only, else "". Case matters. */
  readonly chatId: string;
  /** "" only where nobody acted, as when another connection took over. */
  readonly userId: string;
  /** Answers once, within an hour; whoever has it may answer, so it is never logged. */
  readonly responseUrl: string;
  /** The text of the quoted message; absent when nothing, or no text, was quoted. */
  readonly quote?: string;
}

export type AibotContent =
  | { readonly type: "text"; readonly content: string }
  | { readonly type: "mixed"; readonly items: readonly MixedItem[] }
  | { readonly type: "video"; readonly url: string }
  /** The address is good for five minutes. The key is there over the long connection only, else "". */
  | { readonly type: "file" | "image"; readonly url: string; readonly aesKey: string }
  /** Speech comes as its transcript, which may be empty. */
  | { readonly type: "voice"; readonly content: string }
  /** WeCom asks how a stream goes on that was answered with finish=false. */
  | { readonly type: "stream"; readonly streamId: string }
  | ({ readonly type: "event" } & AibotEvent)
  | { readonly type: "unknown"; readonly name: string };

export type MixedItem =
  | { readonly type: "text"; readonly content: string }
  | { readonly type: "image"; readonly url: string; readonly aesKey: string };

export type AibotEvent =
  | { readonly event: "enter_chat" | "disconnected_event" }
  | ({ readonly event: "template_card_event" } & CardPress)
  | {
      readonly event: "feedback_event";
      readonly feedbackId: string;
      readonly verdict: "good" | "bad" | "withdrawn" | "unknown";
      readonly content: string;
    }
  | { readonly event: "unknown"; readonly name: string };

/** Reads the opened text of a callback. @throws WecomCallbackError `content` */
export function readAibotMessage(source: string): AibotMessage {
  let body: unknown;
  try {
    body = JSON.parse(source);
  } catch {
    throw new WecomCallbackError("content", "not a JSON message");
  }
  return toAibotMessage(body);
}

/** Reads a body that is parsed already. @throws WecomCallbackError `content` */
export function toAibotMessage(body: unknown): AibotMessage {
  const content = readContent(body);
  const chatId = leaf(body, "chatid");
  const userId = leaf(body, "from", "userid");
  if (userId === "" && needsSender(content))
    throw new WecomCallbackError("content", "from.userid is missing");
  const quote = quotedText(branch(body, "quote"));
  return {
    messageId: leaf(body, "msgid"),
    botId: leaf(body, "aibotid"),
    chatType: chatTypeOf(leaf(body, "chattype"), chatId),
    chatId,
    userId,
    responseUrl: leaf(body, "response_url"),
    ...(quote === "" ? {} : { quote }),
    ...content,
  };
}

/** The sample of enter_chat has none. A kind nobody knows yet is a group: what one may read, others must not. */
function chatTypeOf(named: string, chatId: string): "single" | "group" {
  return named === "single" || (named === "" && chatId === "") ? "single" : "group";
}

function needsSender(content: AibotContent): boolean {
  if (content.type === "event") return content.event !== "disconnected_event" && content.event !== "unknown";
  return content.type !== "unknown";
}

function readContent(body: unknown): AibotContent {
  const type = leaf(body, "msgtype");
  switch (type) {
    case "text":
    case "voice":
      return { type, content: leaf(body, type, "content") };
    case "mixed":
      return { type, items: list(body, "mixed", "msg_item").flatMap(readMixedItem) };
    case "video":
      return { type, url: leaf(body, type, "url") };
    case "file":
    case "image":
      return { type, url: leaf(body, type, "url"), aesKey: leaf(body, type, "aeskey") };
    case "stream":
      return { type, streamId: leaf(body, "stream", "id") };
    case "event":
      return { type, ...readEvent(branch(body, "event")) };
    case "":
      throw new WecomCallbackError("content", "msgtype is missing");
    default:
      return { type: "unknown", name: type };
  }
}

function readMixedItem(item: unknown): MixedItem[] {
  const type = leaf(item, "msgtype");
  if (type === "text") return [{ type, content: leaf(item, "text", "content") }];
  if (type === "image")
    return [{ type, url: leaf(item, "image", "url"), aesKey: leaf(item, "image", "aeskey") }];
  return [];
}

function quotedText(quote: unknown): string {
  const type = leaf(quote, "msgtype");
  if (type === "text" || type === "voice") return leaf(quote, type, "content");
  const texts = list(quote, "mixed", "msg_item").map((item) => leaf(item, "text", "content"));
  return texts.filter((text) => text !== "").join("\n");
}

function readEvent(event: unknown): AibotEvent {
  const name = leaf(event, "eventtype");
  // Official samples nest the fields under the event's name; the SDK's types have them flat.
  const fields = branch(event, name) ?? event;
  switch (name) {
    case "enter_chat":
    case "disconnected_event":
      return { event: name };
    case "template_card_event":
      return { event: name, ...readPress(fields) };
    case "feedback_event":
      return {
        event: name,
        feedbackId: leaf(fields, "id"),
        verdict: VERDICTS.get(leaf(fields, "type")) ?? "unknown",
        content: leaf(fields, "content"),
      };
    default:
      return { event: "unknown", name };
  }
}

const VERDICTS: ReadonlyMap<string, "good" | "bad" | "withdrawn"> = new Map([
  ["1", "good"],
  ["2", "bad"],
  ["3", "withdrawn"],
]);

/** The tables of the documentation spell the fields in one word, its samples with underscores. */
function readPress(fields: unknown): CardPress {
  const items = branch(fields, "selected_items") ?? branch(fields, "selecteditems");
  return {
    eventKey: leaf(fields, "event_key") || leaf(fields, "eventkey"),
    taskId: leaf(fields, "task_id") || leaf(fields, "taskid"),
    cardType: leaf(fields, "card_type") || leaf(fields, "cardtype"),
    selections: [...list(items, "selected_item"), ...list(items, "selecteditem")].map(readSelection),
  };
}

function readSelection(item: unknown): Selection {
  const options = branch(item, "option_ids") ?? branch(item, "optionids");
  return {
    questionKey: leaf(item, "question_key") || leaf(item, "questionkey"),
    optionIds: [...list(options, "option_id"), ...list(options, "optionid")].map((id) => leaf(id)),
  };
}

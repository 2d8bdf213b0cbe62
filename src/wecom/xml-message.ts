// What is inside a self-built app's callback: one message or event, as XML (wecom.md 2.2, 2.3).
import { XMLParser } from "fast-xml-parser";
import { WecomCallbackError } from "./callback-error.ts";
import type { CardPress, Selection } from "./card.ts";
import { readFlatXml } from "./flat-xml.ts";
import { branch, leaf, list } from "./tree.ts";

/** Every value is a string as it was sent: ids such as 007 and 1e5 are legal, MsgId exceeds 2^53. */
export type AppMessage = AppMessageHead & AppContent;

export interface AppMessageHead {
  /** The company. */
  readonly toUserName: string;
  /** The member; `sys` for changes of the directory. */
  readonly fromUserName: string;
  /** Unix seconds. */
  readonly createTime: string;
  /** "" for events that belong to no app. */
  readonly agentId: string;
  /** "" for events. */
  readonly messageId: string;
}

export type AppContent =
  | { readonly type: "text"; readonly content: string }
  | { readonly type: "image"; readonly mediaId: string; readonly pictureUrl: string }
  | { readonly type: "voice"; readonly mediaId: string; readonly format: string }
  | { readonly type: "video"; readonly mediaId: string }
  /** No document promises it (wecom.md 2.2); where it comes, it comes like the other media. */
  | { readonly type: "file"; readonly mediaId: string }
  | {
      readonly type: "location";
      readonly latitude: string;
      readonly longitude: string;
      readonly label: string;
    }
  | { readonly type: "link"; readonly title: string; readonly description: string; readonly url: string }
  | ({ readonly type: "event" } & AppEvent)
  | { readonly type: "unknown"; readonly name: string };

export type AppEvent =
  | { readonly event: "subscribe" | "unsubscribe" | "enter_agent" }
  | { readonly event: "LOCATION"; readonly latitude: string; readonly longitude: string }
  | { readonly event: "click" | "view"; readonly eventKey: string }
  | {
      readonly event: "change_contact";
      readonly changeType: string;
      readonly userId: string;
      readonly newUserId: string;
    }
  | {
      /** A customer in WeChat was added, or deleted (wecom.md 6.1). */
      readonly event: "change_external_contact";
      readonly changeType: string;
      readonly userId: string;
      readonly externalUserId: string;
      readonly state: string;
      readonly welcomeCode: string;
    }
  | {
      /** 获客助手; most kinds name nobody (d/97299). */
      readonly event: "customer_acquisition";
      readonly changeType: string;
      readonly linkId: string;
      readonly userId: string;
      readonly externalUserId: string;
      readonly state: string;
    }
  | ({
      readonly event: "template_card_event" | "template_card_menu_event";
      /** Updates the card once, within 72 hours. */
      readonly responseCode: string;
    } & CardPress)
  | { readonly event: "unknown"; readonly name: string };

/**
 * Reads the opened text of a callback.
 *
 * @throws WecomCallbackError `content` for what is not XML of this kind, holds a DOCTYPE, or names no sender
 */
export function readAppMessage(source: string): AppMessage {
  const tree = readTree(source);
  const head = {
    toUserName: leaf(tree, "ToUserName"),
    fromUserName: leaf(tree, "FromUserName"),
    createTime: leaf(tree, "CreateTime"),
    agentId: leaf(tree, "AgentID"),
    messageId: leaf(tree, "MsgId"),
  };
  if (head.fromUserName === "") throw new WecomCallbackError("content", "FromUserName is missing");
  return { ...head, ...readContent(tree) };
}

function readContent(tree: unknown): AppContent {
  const type = leaf(tree, "MsgType");
  switch (type) {
    case "text":
      return { type, content: leaf(tree, "Content") };
    case "image":
      return { type, mediaId: leaf(tree, "MediaId"), pictureUrl: leaf(tree, "PicUrl") };
    case "voice":
      return { type, mediaId: leaf(tree, "MediaId"), format: leaf(tree, "Format") };
    case "video":
    case "file":
      return { type, mediaId: leaf(tree, "MediaId") };
    case "location": {
      const [latitude, longitude] = [leaf(tree, "Location_X"), leaf(tree, "Location_Y")];
      return { type, latitude, longitude, label: leaf(tree, "Label") };
    }
    case "link":
      return {
        type,
        title: leaf(tree, "Title"),
        description: leaf(tree, "Description"),
        url: leaf(tree, "Url"),
      };
    case "event":
      return { type, ...readEvent(tree) };
    case "":
      throw new WecomCallbackError("content", "MsgType is missing");
    default:
      return { type: "unknown", name: type };
  }
}

function readEvent(tree: unknown): AppEvent {
  const event = leaf(tree, "Event");
  switch (event) {
    case "subscribe":
    case "unsubscribe":
    case "enter_agent":
      return { event };
    case "LOCATION":
      return { event, latitude: leaf(tree, "Latitude"), longitude: leaf(tree, "Longitude") };
    case "click":
    case "view":
      return { event, eventKey: leaf(tree, "EventKey") };
    case "change_contact": {
      const [userId, newUserId] = [leaf(tree, "UserID"), leaf(tree, "NewUserID")];
      return { event, changeType: leaf(tree, "ChangeType"), userId, newUserId };
    }
    case "change_external_contact":
      return { event, ...customerIn(tree), welcomeCode: leaf(tree, "WelcomeCode") };
    case "customer_acquisition":
      return { event, ...customerIn(tree), linkId: leaf(tree, "LinkId") };
    case "template_card_event":
    case "template_card_menu_event":
      return {
        event,
        eventKey: leaf(tree, "EventKey"),
        taskId: leaf(tree, "TaskId"),
        cardType: leaf(tree, "CardType"),
        responseCode: leaf(tree, "ResponseCode"),
        selections: list(tree, "SelectedItems", "SelectedItem").map(readSelection),
      };
    default:
      return { event: "unknown", name: event };
  }
}

function customerIn(tree: unknown) {
  return {
    changeType: leaf(tree, "ChangeType"),
    userId: leaf(tree, "UserID"),
    externalUserId: leaf(tree, "ExternalUserID"),
    state: leaf(tree, "State"),
  };
}

function readSelection(item: unknown): Selection {
  return {
    questionKey: leaf(item, "QuestionKey"),
    optionIds: list(item, "OptionIds", "OptionId").map((id) => leaf(id)),
  };
}

/** Flat messages by the quick pass; nested ones, or with entities, by the parser. */
function readTree(source: string): unknown {
  const flat = readFlatXml(source);
  if (flat !== null) return flat;
  if (/<!DOCTYPE/i.test(source)) throw new WecomCallbackError("content", "a DOCTYPE is refused");
  try {
    const tree = branch(new XMLParser(PARSER_OPTIONS).parse(source, true), "xml");
    if (typeof tree === "object") return tree;
  } catch {
    // The parser's message quotes the document.
  }
  throw new WecomCallbackError("content", "not an XML message");
}

const PARSER_OPTIONS = {
  parseTagValue: false,
  trimValues: false,
  ignoreAttributes: true,
  htmlEntities: true,
} as const;

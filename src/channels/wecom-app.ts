// The door of the self-built app (自建应用): encrypted XML in, dispatch, encrypted XML text out (wecom.md 1, 2).
import type { CustomerEvent, Press, Said } from "../chat/message.ts";
import { duplicateKey } from "../wecom/duplicate-key.ts";
import { openXmlEnvelope, xmlReplyEnvelope } from "../wecom/envelope.ts";
import { passiveButton, passiveText } from "../wecom/passive-reply.ts";
import { type AppMessage, readAppMessage } from "../wecom/xml-message.ts";
import { customerEventIn } from "./customer-event.ts";
import { createDoor, type Door, type DoorParts } from "./door.ts";
import { pressIn } from "./press-key.ts";

export interface AppDoorParts extends DoorParts {
  /** Somebody joined, left or moved. */
  readonly directoryChanged: () => void;
  /** The company gave a member another userid; told before the directory is read again. */
  readonly renamed: (change: { readonly from: string; readonly to: string }) => Promise<void>;
  /** A customer in WeChat came, wrote or went; kept once for each key. */
  readonly customer: (event: CustomerEvent, key: string) => Promise<void>;
}

export function createAppDoor(parts: AppDoorParts): Door {
  return createDoor(parts, {
    envelopeIn: openXmlEnvelope,
    envelope: xmlReplyEnvelope,
    hear(text) {
      const message = readAppMessage(text);
      const renaming = renamingIn(message);
      // Read again before it is renamed, a member would be one who left and one nobody knows.
      if (renaming !== null) void parts.renamed(renaming).finally(parts.directoryChanged);
      else if (changesDirectory(message)) parts.directoryChanged();
      const key = `app/${duplicateKey(message.messageId, text)}`;
      const customer = customerEventIn(message);
      if (customer !== null) return { kept: parts.customer(customer, key) };
      const said = saidIn(message);
      if (said === null) return null;
      const { fromUserName, toUserName } = message;
      const createTime = Math.floor(parts.now() / 1000);
      const address = { toUserName: fromUserName, fromUserName: toUserName, createTime };
      return {
        incoming: {
          key,
          channel: "app",
          userId: fromUserName,
          chat: { kind: "single", id: fromUserName },
          said,
        },
        responseUrl: () => "",
        answer(reply) {
          if (said.type !== "press") return { now: passiveText(address, reply.text), rest: null };
          // Only a change of the card may answer a press; what there is to say follows as a message. Where nothing was
          // done the card keeps its buttons.
          const isDone = reply.pressed?.effect === "done";
          return { now: isDone ? passiveButton(address, pressedLabel(said)) : "", rest: reply };
        },
      };
    },
  });
}

/** Null for what needs no answer. Identity and content come from the decrypted body only. */
function saidIn(message: AppMessage): Said | null {
  switch (message.type) {
    case "text":
      return { type: "text", text: message.content };
    case "image":
      return {
        type: "pictures",
        pictures: [{ source: message.mediaId, secret: "", mediaId: message.mediaId }],
      };
    case "voice":
    case "video":
    case "link":
      return { type: "medium", medium: message.type };
    case "file":
      return { type: "file", source: message.mediaId, secret: "" };
    case "location":
      return { type: "location", label: message.label };
    case "event":
      if (message.event === "enter_agent") return { type: "arrival" };
      // A menu's key is a command somebody did not have to type.
      if (message.event === "click" && message.eventKey !== "")
        return { type: "text", text: message.eventKey };
      return message.event === "template_card_event" ? pressIn(message) : null;
    case "unknown":
      return null;
  }
}

/** 收到 #12 → 收到 ✓ on the button. */
function pressedLabel({ button }: Press): string {
  const words = button.question === undefined ? button.command.split(/\s/)[0] : button.label;
  return `${words ?? ""} ✓`;
}

function changesDirectory(message: AppMessage): boolean {
  return (
    message.type === "event" &&
    (message.event === "change_contact" || message.event === "subscribe" || message.event === "unsubscribe")
  );
}

/** Null for every other event, and where the id stays as it is. */
function renamingIn(message: AppMessage): { readonly from: string; readonly to: string } | null {
  if (message.type !== "event" || message.event !== "change_contact") return null;
  const { changeType, userId, newUserId } = message;
  if (changeType !== "update_user" || userId === "" || newUserId === "" || userId === newUserId) return null;
  return { from: userId, to: newUserId };
}

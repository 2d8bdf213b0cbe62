// The door of the self-built app (自建应用): encrypted XML in, dispatch, encrypted XML text out (wecom.md 1, 2).
import type { Incoming, Press, Said } from "../chat/message.ts";
import type { CallbackCrypto } from "../wecom/crypto.ts";
import { duplicateKey } from "../wecom/duplicate-key.ts";
import { openXmlEnvelope, xmlReplyEnvelope } from "../wecom/envelope.ts";
import { passiveButton, passiveText } from "../wecom/passive-reply.ts";
import { readSignedQuery } from "../wecom/query.ts";
import { type AppMessage, readAppMessage } from "../wecom/xml-message.ts";
import { ANSWER_WITHIN_MS, type Door, type DoorParts, inTime, opened, verifying } from "./door.ts";
import { pressIn } from "./press-key.ts";

export interface AppDoorParts extends DoorParts {
  readonly crypto: CallbackCrypto;
  /** Somebody joined, left or moved. */
  readonly directoryChanged: () => void;
  readonly answerWithinMs?: number;
}

export function createAppDoor(parts: AppDoorParts): Door {
  const { crypto, dispatch, now, later, answerWithinMs = ANSWER_WITHIN_MS } = parts;
  return {
    verify: verifying(parts),
    async receive(rawQuery, body) {
      const query = readSignedQuery(rawQuery);
      const text = opened(parts, query, openXmlEnvelope(body));
      const message = readAppMessage(text);
      if (changesDirectory(message)) parts.directoryChanged();
      const said = saidIn(message);
      if (said === null) return "";
      const incoming: Incoming = {
        key: `app/${duplicateKey(message.messageId, text)}`,
        channel: "app",
        userId: message.fromUserName,
        chat: { kind: "single", id: message.fromUserName },
        said,
      };
      const createTime = Math.floor(now() / 1000);
      const { fromUserName, toUserName } = message;
      const address = { toUserName: fromUserName, fromUserName: toUserName, createTime };
      const sealed = (answer: string) =>
        xmlReplyEnvelope(crypto.seal(answer, { timestamp: String(createTime), nonce: query.nonce }));
      const reply = await inTime(dispatch(incoming), {
        limitMs: answerWithinMs,
        late: (late) => later({ incoming, reply: late, responseUrl: "" }),
      });
      if (reply === null) return "";
      if (said.type !== "press") return sealed(passiveText(address, reply.text));
      // Only a change of the card may answer a press; what there is to say follows as a message. Where nothing was done
      // the card keeps its buttons.
      await later({ incoming, reply, responseUrl: "" });
      return reply.pressed?.effect === "done" ? sealed(passiveButton(address, pressedLabel(said))) : "";
    },
  };
}

/** Null for what needs no answer. Identity and content come from the decrypted body only. */
function saidIn(message: AppMessage): Said | null {
  switch (message.type) {
    case "text":
      return { type: "text", text: message.content };
    case "image":
    case "voice":
    case "video":
    case "link":
      return { type: "medium", medium: message.type };
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

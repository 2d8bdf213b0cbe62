// The door of the group bot (智能机器人) in HTTP mode: encrypted JSON in, one finished stream out (wecom.md 1, 3).
import type { Incoming, Reply, Said } from "../chat/message.ts";
import { type AibotMessage, readAibotMessage } from "../wecom/aibot-message.ts";
import { type AibotReply, finishedStream, welcomeText } from "../wecom/aibot-reply.ts";
import type { CallbackCrypto } from "../wecom/crypto.ts";
import { duplicateKey } from "../wecom/duplicate-key.ts";
import { jsonReplyEnvelope, openJsonEnvelope } from "../wecom/envelope.ts";
import { readSignedQuery } from "../wecom/query.ts";
import { ANSWER_WITHIN_MS, type Door, type DoorParts, inTime, opened, verifying } from "./door.ts";
import { withoutMention } from "./mention.ts";

export interface BotDoorParts extends DoorParts {
  readonly crypto: CallbackCrypto;
  /** The bot's display name, stripped from `@name text`. */
  readonly name: string;
  readonly answerWithinMs?: number;
}

export function createBotDoor(parts: BotDoorParts): Door {
  const { crypto, dispatch, now, later, answerWithinMs = ANSWER_WITHIN_MS } = parts;
  return {
    verify: verifying(parts),
    async receive(rawQuery, body) {
      const query = readSignedQuery(rawQuery);
      const text = opened(parts, query, openJsonEnvelope(body));
      const message = readAibotMessage(text);
      const said = saidIn(message, parts.name);
      if (said === null) return "";
      const incoming = incomingOf(message, { said, text });
      const reply = await inTime(dispatch(incoming), {
        limitMs: answerWithinMs,
        late: (late) => later({ incoming, reply: late, responseUrl: message.responseUrl }),
      });
      if (reply === null) return "";
      // The nonce of the answer is the callback's own (wecom.md 1.5).
      const sealing = { timestamp: String(Math.floor(now() / 1000)), nonce: query.nonce };
      return jsonReplyEnvelope(crypto.seal(JSON.stringify(answerTo(incoming, reply)), sealing));
    },
  };
}

function incomingOf(message: AibotMessage, { said, text }: { said: Said; text: string }): Incoming {
  const { chatType, chatId, userId, quote } = message;
  return {
    key: `bot/${duplicateKey(message.messageId, text)}`,
    channel: "bot",
    userId,
    chat: chatType === "group" ? { kind: "group", id: chatId } : { kind: "single", id: userId },
    said,
    ...(quote === undefined ? {} : { quote }),
  };
}

/** An unfinished stream would block the person's next messages; a greeting may only be a text. */
function answerTo(incoming: Incoming, reply: Reply): AibotReply {
  return incoming.said.type === "arrival"
    ? welcomeText(reply.text)
    : finishedStream(incoming.key, reply.markdown);
}

/** Null for what needs no answer, or may get none. */
function saidIn(message: AibotMessage, name: string): Said | null {
  const written = (text: string): Said => ({
    type: "text",
    text: withoutMention(text, message.chatType, name),
  });
  switch (message.type) {
    case "text":
      return written(message.content);
    case "voice":
      return message.content.trim() === "" ? { type: "medium", medium: "voice" } : written(message.content);
    case "mixed": {
      const texts = message.items.flatMap((item) => (item.type === "text" ? [item.content] : []));
      const text = texts.join("\n");
      return text.trim() === "" ? { type: "medium", medium: "image" } : written(text);
    }
    case "image":
    case "file":
    case "video":
      return { type: "medium", medium: message.type };
    case "event":
      return message.event === "enter_chat" ? { type: "arrival" } : null;
    case "stream":
    case "unknown":
      return null;
  }
}

// The door of the group bot (智能机器人) in HTTP mode: encrypted JSON in, one finished stream or a changed card out (wecom.md 1, 3).
import { readAibotMessage } from "../wecom/aibot-message.ts";
import { jsonReplyEnvelope, openJsonEnvelope } from "../wecom/envelope.ts";
import { answerTo, incomingOf, isForAll, restOf } from "./aibot-turn.ts";
import { createDoor, type Door, type DoorParts } from "./door.ts";

export interface BotDoorParts extends DoorParts {
  /** The bot's display name, stripped from `@name text`. */
  readonly name: string;
}

export function createBotDoor(parts: BotDoorParts): Door {
  return createDoor(parts, {
    envelopeIn: openJsonEnvelope,
    envelope: jsonReplyEnvelope,
    hear(text) {
      const message = readAibotMessage(text);
      const incoming = incomingOf(message, { name: parts.name, text });
      if (incoming === null) return null;
      return {
        incoming,
        responseUrl: (reply) => (isForAll(incoming, reply) ? message.responseUrl : ""),
        answer: (reply) => ({
          now: JSON.stringify(answerTo(incoming, reply)),
          rest: restOf(incoming, reply),
        }),
      };
    },
  });
}

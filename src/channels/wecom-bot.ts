// The door of the group bot (智能机器人) in HTTP mode: encrypted JSON in, one finished stream or a changed card out (wecom.md 1, 3).
import type { Reply } from "../chat/message.ts";
import { readAibotMessage } from "../wecom/aibot-message.ts";
import type { CallbackCrypto } from "../wecom/crypto.ts";
import { jsonReplyEnvelope, openJsonEnvelope } from "../wecom/envelope.ts";
import { readSignedQuery } from "../wecom/query.ts";
import { answerTo, incomingOf, isForAll, restOf } from "./aibot-turn.ts";
import { ANSWER_WITHIN_MS, type Door, type DoorParts, inTime, opened, verifying } from "./door.ts";

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
      const incoming = incomingOf(message, { name: parts.name, text });
      if (incoming === null) return "";
      const urlFor = (reply: Reply) => (isForAll(incoming, reply) ? message.responseUrl : "");
      const reply = await inTime(dispatch(incoming), {
        limitMs: answerWithinMs,
        late: (late) => later({ incoming, reply: late, responseUrl: urlFor(late) }),
      });
      if (reply === null) return "";
      const rest = restOf(incoming, reply);
      if (rest !== null) await later({ incoming, reply: rest, responseUrl: urlFor(reply) });
      // The nonce of the answer is the callback's own (wecom.md 1.5).
      const sealing = { timestamp: String(Math.floor(now() / 1000)), nonce: query.nonce };
      return jsonReplyEnvelope(crypto.seal(JSON.stringify(answerTo(incoming, reply)), sealing));
    },
  };
}

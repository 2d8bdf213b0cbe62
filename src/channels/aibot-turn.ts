// One turn with the group bot, however it came in: a message read as what was said, a reply as what the bot may answer (wecom.md 3.2, 3.3).
import type { Incoming, Reply, Said, SentPicture } from "../chat/message.ts";
import type { AibotMessage } from "../wecom/aibot-message.ts";
import {
  type AibotReply,
  finishedStream,
  finishedStreamWithCard,
  welcomeText,
} from "../wecom/aibot-reply.ts";
import type { TemplateCard } from "../wecom/card.ts";
import { duplicateKey } from "../wecom/duplicate-key.ts";
import { answerTask, titledCard } from "./button-card.ts";
import { changedCard } from "./changed-card.ts";
import { withoutMention } from "./mention.ts";
import { pressIn } from "./press-key.ts";

export interface Heard {
  /** The bot's display name, stripped from `@name text`. */
  readonly name: string;
  /** The message as it came, from which an event without an id gets its key. */
  readonly text: string;
}

/** Null for what needs no answer, or may get none. */
export function incomingOf(message: AibotMessage, { name, text }: Heard): Incoming | null {
  const said = saidIn(message, name);
  if (said === null) return null;
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

/**
 * An unfinished stream would block the person's next messages; a greeting may only be a text, the answer to a press only
 * a change of its card (restOf says what that could not hold). Buttons stand on a card under the text that says it all.
 */
export function answerTo(incoming: Incoming, reply: Reply): AibotReply {
  const card = cardUnder(incoming, reply);
  const words = wordsTo(incoming, reply);
  return card === null || !("stream" in words)
    ? words
    : finishedStreamWithCard(words.stream.id, words.stream.content, card);
}

/** The answer without the card that may stand under it. */
export function wordsTo(incoming: Incoming, reply: Reply): AibotReply {
  const { said, key } = incoming;
  if (said.type === "arrival") return welcomeText(reply.text);
  if (said.type === "press") return changedCard(incoming.userId, said, reply).answer;
  return finishedStream(key, reply.markdown);
}

/** The buttons under the answer to a message; null for none. The text says it all without them. */
export function cardUnder(
  { said, key }: Incoming,
  { text, title = text, buttons = [] }: Reply,
): TemplateCard | null {
  if (said.type === "arrival" || said.type === "press") return null;
  return titledCard({ text: title, buttons, taskId: answerTask(key) });
}

/** What the answer to a press said and its card could not hold: it has to follow as a message. */
export function restOf({ said, userId }: Incoming, reply: Reply): Reply | null {
  if (said.type !== "press" || changedCard(userId, said, reply).whole) return null;
  const { markdown, text } = reply;
  return { markdown, text };
}

/** Whether everybody in the conversation may read it: the answer to a press may be meant for whoever pressed alone. */
export function isForAll({ said, chat }: Incoming, reply: Reply): boolean {
  return said.type !== "press" || chat.kind === "single" || reply.pressed?.copies === "all";
}

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
      const text = withoutMention(texts.join("\n"), message.chatType, name);
      const pictures = message.items.flatMap((item) => (item.type === "image" ? [pictureIn(item)] : []));
      return text.trim() === "" ? { type: "pictures", pictures } : { type: "text", text, pictures };
    }
    case "image":
      return { type: "pictures", pictures: [pictureIn(message)] };
    case "video":
      return { type: "medium", medium: message.type };
    case "file":
      return { type: "file", source: message.url, secret: message.aesKey };
    case "event":
      if (message.event === "template_card_event") return pressIn(message);
      return message.event === "enter_chat" ? { type: "arrival" } : null;
    case "stream":
    case "unknown":
      return null;
  }
}

function pictureIn({ url, aesKey }: { readonly url: string; readonly aesKey: string }): SentPicture {
  return { source: url, secret: aesKey, mediaId: null };
}

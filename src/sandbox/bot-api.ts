// What the group bot asks for over its long connection once it is subscribed, command by command (wecom.md 3.7).
import { type ApiAnswer, type Fields, failed, fieldsOf, ok, textOf } from "./api-answer.ts";
import { readAnswer, readGreeting, readUnasked } from "./bot-content.ts";
import { BOT, type Chats, groupChat, type MessageBody, singleChat, wordsOf } from "./chats.ts";
import { type Company, findMember } from "./company.ts";
import { cardRefusal } from "./content.ts";
import type { Groups } from "./groups.ts";
import type { Interactions } from "./interactions.ts";
import { createRate } from "./rate.ts";
import type { SentCards } from "./sent-cards.ts";
import type { Uploads } from "./uploads.ts";

export interface BotApiParts {
  readonly botName: string;
  readonly company: Company;
  readonly groups: Groups;
  readonly chats: Chats;
  readonly cards: SentCards;
  readonly interactions: Interactions;
  readonly uploads: Uploads;
  /** Whether a card in one frame with a stream is shown, as documented; seen live it is not (wecom.md 3.9). */
  readonly cardsUnderStreams?: "shown" | "lost";
  readonly now: () => number;
}

/** The answer is the acknowledgement without its req_id; what an acknowledgement carries is its `body`. */
export type BotCommand = (request: Fields, requestId: string) => ApiAnswer;

/** Replies and pushes together, in one conversation (wecom.md 3.1). */
const PER_MINUTE = 30;
const PER_HOUR = 1000;
const HOUR_MS = 3_600_000;

export function createBotApi(parts: BotApiParts): Readonly<Record<string, BotCommand>> {
  const { chats, cards, interactions, uploads, now } = parts;
  const rates = [createRate(PER_MINUTE, now), createRate(PER_HOUR, now, HOUR_MS)];
  const taskIds = new Set<string>();
  const streams = new Map<string, number>();

  /** Null when all of it may be said there. */
  function refusalOf(chat: string, bodies: readonly MessageBody[]): ApiAnswer | null {
    if (!rates.every((rate) => rate.passes(chat))) return failed(45009, "api freq out of limit");
    for (const body of bodies) {
      const taskId = body.kind === "card" ? textOf(body.card["task_id"]) : "";
      if (taskIds.has(taskId)) return failed(42014, "task_id repeated");
      if (taskId !== "") taskIds.add(taskId);
    }
    return null;
  }

  function show(chat: string, body: MessageBody): number | null {
    if (body.kind === "markdown" && body.text === "") return null;
    return chats.append(chat, BOT, body).id;
  }

  return {
    aibot_respond_msg(request, requestId) {
      const found = interactions.find(requestId, "message");
      if ("refusal" in found) return found.refusal;
      const said = readAnswer(request, uploads);
      if ("refusal" in said) return said.refusal;
      const { stream, bodies } = said;
      const key = `${requestId} ${stream?.id}`;
      const going = stream === null ? undefined : streams.get(key);
      const refusal =
        (stream === null ? null : interactions.refusalOfStream(requestId, stream.id)) ??
        refusalOf(going === undefined ? found.chat : `${found.chat} ${key}`, bodies);
      if (refusal !== null) return refusal;
      for (const body of bodies) {
        if (stream !== null && body.kind === "card" && parts.cardsUnderStreams !== "shown") continue;
        if (body.kind === "markdown" && going !== undefined) chats.replace(going, body);
        else {
          const id = show(found.chat, body);
          if (stream !== null && body.kind === "markdown" && id !== null) streams.set(key, id);
        }
      }
      if (stream === null || stream.finish) found.answered(bodies.map(wordsOf).join("\n").trim());
      return ok();
    },

    aibot_respond_welcome_msg(request, requestId) {
      const found = interactions.find(requestId, "entrance");
      if ("refusal" in found) return found.refusal;
      const greeting = readGreeting(request);
      if ("refusal" in greeting) return greeting.refusal;
      const refusal = refusalOf(found.chat, [greeting.body]);
      if (refusal !== null) return refusal;
      show(found.chat, greeting.body);
      found.answered(wordsOf(greeting.body));
      return ok();
    },

    aibot_respond_update_msg(request, requestId) {
      const found = interactions.find(requestId, "press");
      if ("refusal" in found) return found.refusal;
      const card = fieldsOf(request["template_card"]);
      if (request["response_type"] !== "update_template_card" || textOf(card["card_type"]) === "")
        return failed(40058, "invalid update");
      const refusal = cardRefusal(card);
      if (refusal !== null) return refusal;
      if (found.pressed !== undefined) cards.show(found.pressed, card);
      found.answered("");
      return ok();
    },

    aibot_send_msg(request) {
      const chat = chatOf(parts, request);
      if (chat === null) return failed(93006, "invalid chatid");
      const content = readUnasked(request, uploads);
      if ("refusal" in content) return content.refusal;
      const refusal = refusalOf(chat, [content.body]);
      if (refusal !== null) return refusal;
      show(chat, content.body);
      return ok();
    },

    aibot_upload_media_init: uploads.begin,
    aibot_upload_media_chunk: uploads.chunk,
    aibot_upload_media_finish: uploads.finish,
  };
}

/** Null unless somebody has spoken to the bot there; a chat id in another case is another chat. */
function chatOf({ company, groups, chats, botName }: BotApiParts, request: Fields): string | null {
  const id = textOf(request["chatid"]);
  const type = request["chat_type"] ?? (groups.find(id) === undefined ? 1 : 2);
  const group = type === 2 ? groups.find(id) : undefined;
  if (group !== undefined) {
    const chat = groupChat(group.id);
    const isSpokenTo = chats
      .of(chat)
      .some((one) => one.from !== BOT && one.kind === "text" && one.text.includes(`@${botName}`));
    return isSpokenTo ? chat : null;
  }
  const member = type === 1 ? findMember(company, id) : undefined;
  if (member === undefined) return null;
  const chat = singleChat(member.userId);
  return chats.of(chat).some((one) => one.from === member.userId) ? chat : null;
}

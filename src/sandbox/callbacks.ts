// Tells the bot what happens in the chats, as WeCom would, and shows its answers: sealed callbacks over HTTP, or the long connection while the group bot holds one.
import { textOf } from "./api-answer.ts";
import type { BotSocket, Heard } from "./bot-socket.ts";
import type { CallbackAnswer } from "./callback-answers.ts";
import * as bodies from "./callback-bodies.ts";
import { createDoors, type DoorSettings } from "./callback-doors.ts";
import { BOT, type Chats, singleChat, wordsOf } from "./chats.ts";
import type { Customer } from "./customers.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { SentCards } from "./sent-cards.ts";
import type { SentFiles } from "./sent-files.ts";

/** WeCom tries three times in all (wecom.md 2.1). */
const ATTEMPTS = 3;

export interface CallbackSettings extends Omit<DoorSettings, "nextNonce"> {
  readonly bot: DoorSettings["bot"] & { readonly name: string; readonly id: string };
  readonly socket: Pick<BotSocket, "isSubscribed" | "deliver">;
  readonly chats: Chats;
  readonly cards: SentCards;
  readonly responseUrls: ResponseUrls;
  readonly files: SentFiles;
  /** Where responseUrls are served, without a slash at the end. */
  readonly apiBase: () => string;
}

export interface Callbacks {
  /** Somebody writes into a chat. In a group the bot hears only what mentions it. */
  say(
    userId: string,
    chat: string,
    words: { readonly text: string; readonly quote?: string },
  ): Promise<Heard>;
  /** Somebody sends a file. In a group nobody tells the bot of it. */
  sendFile(
    userId: string,
    chat: string,
    file: { readonly name: string; readonly bytes: Buffer },
  ): Promise<Heard>;
  /** Somebody sends a picture; in a group in one message with words, and the bot hears of it where they mention it. */
  sendPicture(
    userId: string,
    chat: string,
    picture: {
      readonly name: string;
      readonly bytes: Buffer;
      readonly type: string;
      readonly text: string;
    },
  ): Promise<Heard>;
  /** Somebody opens the chat with the app. */
  enter(userId: string): Promise<Heard>;
  /** Somebody presses a button of a card. */
  press(userId: string, messageId: number, key: string): Promise<Heard>;
  /** The directory changed. */
  contactChanged(userId: string): Promise<Heard>;
  /** A customer in WeChat scanned a code and has a member now. */
  customerAdded(customer: Customer): Promise<Heard>;
  /** A customer in WeChat wrote to that member. */
  customerWrote(customer: Customer): Promise<Heard>;
}

export function createCallbacks(settings: CallbackSettings): Callbacks {
  const { corpId, chats, cards, socket, now } = settings;
  const { app, bot } = createDoors({ ...settings, nextNonce: nextId });
  let sequence = 0;

  // Larger than 2^53 like the real ones, and beyond every earlier one because the clock never goes back.
  function nextId(): string {
    sequence += 1;
    return String(BigInt(now()) * 1_000_000n + BigInt(sequence % 1_000_000));
  }

  function show(chat: string, answer: CallbackAnswer | null): Heard {
    if (answer?.type !== "messages") return { taken: answer !== null, answer: null };
    for (const body of answer.bodies) chats.append(chat, BOT, body);
    return { taken: true, answer: answer.bodies.map(wordsOf).join("\n") || null };
  }

  const appCommon = (from: string) => ({ corpId, agentId: settings.app.agentId, from, at: now() });
  const botCommon = (from: string, chatId: string) => ({
    from,
    chatId,
    botId: settings.bot.id,
    msgId: nextId(),
    responseUrl: `${settings.apiBase()}/cgi-bin/aibot/response?${settings.responseUrls.issue(chatId)}`,
  });

  return {
    async say(userId, chat, words) {
      chats.append(chat, userId, { kind: "text", text: words.text });
      const group = groupOf(chat);
      if (group === null) {
        const text = bodies.appText({ ...appCommon(userId), text: words.text, msgId: nextId() });
        return show(chat, await app.deliver(text, ATTEMPTS));
      }
      if (!words.text.includes(`@${settings.bot.name}`)) return { taken: true, answer: null };
      const text = bodies.botText({ ...botCommon(userId, group), ...words });
      if (socket.isSubscribed()) return socket.deliver({ kind: "message", chat, body: JSON.parse(text) });
      return show(chat, await bot.deliver(text, ATTEMPTS));
    },

    async sendFile(userId, chat, { name, bytes }) {
      chats.append(chat, userId, { kind: "file", name, source: null });
      if (groupOf(chat) !== null) return { taken: true, answer: null };
      const { id, aesKey } = settings.files.keep(name, bytes);
      if (socket.isSubscribed()) {
        const url = `${settings.apiBase()}/cgi-bin/sealed-file/${id}`;
        const text = bodies.botFile({ ...botCommon(userId, ""), url, aesKey });
        return socket.deliver({ kind: "message", chat, body: JSON.parse(text) });
      }
      const text = bodies.appFile({ ...appCommon(userId), mediaId: id, msgId: nextId() });
      return show(chat, await app.deliver(text, ATTEMPTS));
    },

    async sendPicture(userId, chat, { name, bytes, type, text }) {
      const group = groupOf(chat);
      if (text !== "") chats.append(chat, userId, { kind: "text", text });
      chats.append(chat, userId, {
        kind: "image",
        source: `data:${type};base64,${bytes.toString("base64")}`,
      });
      if (group !== null && !text.includes(`@${settings.bot.name}`)) return { taken: true, answer: null };
      const isSocket = socket.isSubscribed();
      const { id, aesKey } = settings.files.keep(name, bytes, isSocket ? undefined : settings.bot.aesKey);
      const url = `${settings.apiBase()}/cgi-bin/sealed-file/${id}`;
      const picture = isSocket ? { url, aeskey: aesKey } : { url };
      if (group === null && !isSocket) {
        const body = bodies.appPicture({ ...appCommon(userId), url, mediaId: id, msgId: nextId() });
        return show(chat, await app.deliver(body, ATTEMPTS));
      }
      const body =
        group === null
          ? bodies.botPicture({ ...botCommon(userId, ""), picture })
          : bodies.botMixed({ ...botCommon(userId, group), text, picture });
      if (isSocket) return socket.deliver({ kind: "message", chat, body: JSON.parse(body) });
      return show(chat, await bot.deliver(body, ATTEMPTS));
    },

    async enter(userId) {
      const text = bodies.appEntered(appCommon(userId));
      return show(singleChat(userId), await app.deliver(text, ATTEMPTS));
    },

    async press(userId, messageId, key) {
      const message = chats.find(messageId);
      if (message?.kind !== "card") return { taken: false, answer: null };
      const press = {
        key,
        taskId: textOf(message.card["task_id"]),
        cardType: textOf(message.card["card_type"]),
        responseCode: cards.issueForClick(messageId),
      };
      const group = groupOf(message.chat);
      if (group !== null && socket.isSubscribed()) {
        const text = bodies.botPressed({ ...botCommon(userId, group), ...press, at: now() });
        const body: unknown = JSON.parse(text);
        return socket.deliver({ kind: "press", chat: message.chat, pressed: messageId, body });
      }
      // A click in a group is called back once and never again (wecom.md 3.5).
      const answer =
        group === null
          ? await app.deliver(bodies.appPressed({ ...appCommon(userId), ...press }), ATTEMPTS)
          : await bot.deliver(bodies.botPressed({ ...botCommon(userId, group), ...press, at: now() }), 1);
      if (answer?.type === "buttons") cards.replaceButtons(messageId, answer.name);
      if (answer?.type === "card") cards.show(messageId, answer.card, answer.userIds);
      return show(message.chat, answer);
    },

    async contactChanged(userId) {
      const text = bodies.contactChanged({ ...appCommon("sys"), userId });
      return { taken: (await app.deliver(text, ATTEMPTS)) !== null, answer: null };
    },

    async customerAdded({ id, memberId, state, welcomeCode }) {
      const changed = { changeType: "add_external_contact", userId: memberId, externalUserId: id, state };
      const text = bodies.customerChanged({ ...appCommon("sys"), ...changed, welcomeCode });
      return { taken: (await app.deliver(text, ATTEMPTS)) !== null, answer: null };
    },

    async customerWrote({ id, memberId, state, wrote }) {
      const changeType = wrote === 0 ? "customer_start_chat" : "message_from_customer";
      const changed = { changeType, userId: memberId, externalUserId: id, state, linkId: "sandbox-link" };
      const text = bodies.acquisition({ ...appCommon("sys"), ...changed });
      return { taken: (await app.deliver(text, ATTEMPTS)) !== null, answer: null };
    },
  };
}

function groupOf(chat: string): string | null {
  return chat.startsWith("group:") ? chat.slice("group:".length) : null;
}

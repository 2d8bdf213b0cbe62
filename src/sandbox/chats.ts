// What everybody sees in their chat client: ordered messages per chat, kept in memory and, if asked, in a file.
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

/** The bot's name as a sender. */
export const BOT = "bot";

/** A template card as it was sent (wecom.md 4.4). */
export type Card = Readonly<Record<string, unknown>>;

export type MessageBody =
  | { readonly kind: "text" | "markdown"; readonly text: string }
  | { readonly kind: "image"; readonly source: string }
  /** With a source it can be saved: what the bot sent. */
  | { readonly kind: "file"; readonly name: string; readonly source: string | null }
  | {
      readonly kind: "card";
      readonly card: Card;
      /** What single members see instead, by userid: an update may change one person's copy only. */
      readonly copies?: Readonly<Record<string, Card>>;
    };

export type ChatMessage = MessageBody & {
  /** Counts up over all chats. */
  readonly id: number;
  /** `single:<userid>` or `group:<chatid>`. */
  readonly chat: string;
  /** A userid, or BOT. */
  readonly from: string;
  /** Instant of the turnable clock, ms. */
  readonly at: number;
};

export interface Chats {
  append(chat: string, from: string, body: MessageBody): ChatMessage;
  /** Puts another body in the place of a message's; unknown ids are ignored. */
  replace(id: number, body: MessageBody): void;
  find(id: number): ChatMessage | undefined;
  /** All messages of a chat, oldest first. */
  of(chat: string): readonly ChatMessage[];
  /** Remembers that somebody has seen all of a chat. */
  markRead(userId: string, chat: string): void;
  /** How many messages of others somebody has not seen. */
  unread(userId: string, chat: string): number;
  /** Nobody has anything unread any more. */
  markAllRead(): void;
  /** Calls back with every message that is appended or replaced; returns the way to stop. */
  subscribe(listener: (message: ChatMessage) => void): () => void;
}

/** The single chat of a member with the bot. */
export function singleChat(userId: string): string {
  return `single:${userId}`;
}

export function groupChat(chatId: string): string {
  return `group:${chatId}`;
}

/** Empty for what is no words. */
export function wordsOf(body: MessageBody): string {
  return body.kind === "text" || body.kind === "markdown" ? body.text : "";
}

/** With a file, earlier messages are read from it and every new one is added: one JSON object a line. */
export function createChats(now: () => number, file?: string): Chats {
  const byId = new Map<number, ChatMessage>();
  const byChat = new Map<string, ChatMessage[]>();
  const seen = new Map<string, number>();
  const listeners = new Set<(message: ChatMessage) => void>();
  let lastId = 0;
  let readFloor = 0;

  function keep(message: ChatMessage): void {
    const list = byChat.get(message.chat) ?? [];
    byChat.set(message.chat, list);
    const place = byId.has(message.id) ? list.findIndex((one) => one.id === message.id) : list.length;
    list[place] = message;
    byId.set(message.id, message);
    lastId = Math.max(lastId, message.id);
  }

  function publish(message: ChatMessage): void {
    keep(message);
    if (file !== undefined) appendFileSync(file, `${JSON.stringify(message)}\n`);
    for (const listener of listeners) listener(message);
  }

  if (file !== undefined) {
    mkdirSync(dirname(file), { recursive: true });
    for (const message of readLines(file)) keep(message);
    readFloor = lastId;
  }

  return {
    append(chat, from, body) {
      const message: ChatMessage = { ...body, id: lastId + 1, chat, from, at: now() };
      publish(message);
      return message;
    },
    replace(id, body) {
      const old = byId.get(id);
      if (old !== undefined) publish({ ...body, id, chat: old.chat, from: old.from, at: old.at });
    },
    find: (id) => byId.get(id),
    of: (chat) => byChat.get(chat) ?? [],
    markRead: (userId, chat) => void seen.set(`${userId} ${chat}`, lastId),
    unread(userId, chat) {
      const read = Math.max(readFloor, seen.get(`${userId} ${chat}`) ?? 0);
      return (byChat.get(chat) ?? []).filter((one) => one.id > read && one.from !== userId).length;
    },
    markAllRead() {
      readFloor = lastId;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

// A last line that was cut off by a crash is dropped.
function readLines(file: string): ChatMessage[] {
  if (!existsSync(file)) return [];
  const messages: ChatMessage[] = [];
  for (const line of readFileSync(file, "utf8").split("\n")) {
    try {
      if (line !== "") messages.push(JSON.parse(line) as ChatMessage);
    } catch {}
  }
  return messages;
}

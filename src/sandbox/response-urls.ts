// The address that comes with a group message: good for one later answer within an hour (wecom.md 3.6).
import type { ApiAnswer, Fields } from "./api-answer.ts";
import { failed, fieldsOf, ok, textOf } from "./api-answer.ts";
import { BOT, type Chats, groupChat } from "./chats.ts";

const LIFE_MS = 3_600_000;
const MARKDOWN_BYTES = 20_480;

export interface ResponseUrls {
  /** The query of the address for a group. */
  issue(chatId: string): string;
  /** What is posted to it: markdown only, because a card may only go to a single chat. */
  answer(code: string, request: Fields): ApiAnswer;
}

export function createResponseUrls(chats: Chats, now: () => number): ResponseUrls {
  const open = new Map<string, { readonly chatId: string; readonly until: number }>();
  let issued = 0;
  return {
    issue(chatId) {
      issued += 1;
      const code = `${now()}-${issued}`;
      open.set(code, { chatId, until: now() + LIFE_MS });
      return `response_code=${code}`;
    },
    answer(code, request) {
      const known = open.get(code);
      if (known === undefined || now() > known.until) return failed(60140, "invalid response_code");
      if (request["msgtype"] !== "markdown") return failed(40008, "invalid message type");
      const text = textOf(fieldsOf(request["markdown"])["content"]);
      if (Buffer.byteLength(text) > MARKDOWN_BYTES) return failed(45002, "content size out of limit");
      open.delete(code);
      chats.append(groupChat(known.chatId), BOT, { kind: "markdown", text });
      return ok();
    },
  };
}

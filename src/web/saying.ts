// What somebody does on a page, as the message it is: the same words through the same dispatch, by a door of its own.
import { createHash } from "node:crypto";
import type { Context } from "koa";
import type { Incoming, Said } from "../chat/message.ts";
import { field } from "./form.ts";
import type { SiteParts } from "./parts.ts";

/** The key of a page's form, and what was said with it: the same twice is one message, other words are another. */
const FORM_KEY = /^[\w-]{8,64}$/;
const SAID_KEY = /^[\w-]{8,64}\.[0-9a-f]{16}$/;
const LONGEST = 4_000;

/** The words of the chat for it: a command's word, the item or whose and when it is of, what was typed. "" for nothing. */
export function wordsOf(ctx: Context, { wordOf }: Pick<SiteParts, "wordOf">): string {
  const [text = "", next = "", act = ""] = ["text", "next", "act"].map((name) =>
    field(ctx, name).slice(0, LONGEST).trim(),
  );
  const no = /^\d{1,9}$/.exec(field(ctx, "no"))?.[0];
  const word = wordOf(act);
  // Whoever goes along says when in the day's own words: it is no next step of theirs.
  const label = act === "visit" ? "" : wordOf("next");
  const words = [text, next === "" || next.startsWith(label) ? next : `${label} ${next}`];
  if (act === "visit") words.reverse();
  // Of an item, or of what was chosen: 目标 @张三 本月 回款 50万.
  const chosen = ["whom", "when", "kind"].map((name) => field(ctx, name).slice(0, LONGEST).trim());
  const isOfItem = field(ctx, "no") !== "";
  const order =
    word === "" || (isOfItem && no === undefined) ? [] : isOfItem ? [word, `#${no}`] : [word, ...chosen];
  return [...order, ...words].filter((part) => part !== "").join(" ");
}

/** A pressed button of an answer, or words; null where nothing was said. */
export function saidIn(ctx: Context, parts: Pick<SiteParts, "wordOf">): Said | null {
  const [command, label, question, taskId] = ["command", "label", "question", "task"].map((name) =>
    field(ctx, name).slice(0, LONGEST),
  ) as [string, string, string, string];
  if (command !== "") {
    const button = { label, command, ...(question === "" ? {} : { question }) };
    return { type: "press", button, beside: [], taskId };
  }
  const text = wordsOf(ctx, parts);
  return text === "" ? null : { type: "text", text };
}

/** By which its answer is found again; null for a form that is none of ours. */
export function saidKey(ctx: Context, said: Said): string | null {
  const key = field(ctx, "key");
  if (!FORM_KEY.test(key)) return null;
  return `${key}.${createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 16)}`;
}

/** The same from an address; null for anything else. */
export function readSaidKey(text: string): string | null {
  return SAID_KEY.test(text) ? text : null;
}

/** In a talk of its own: what is asked back on a page is answered there, and a list in the chat stays as it was sent. */
export function incomingOf(userId: string, key: string, said: Said): Incoming {
  return {
    key: inboxKey(userId, key),
    channel: "web",
    userId,
    chat: { kind: "single", id: `web/${userId}` },
    said,
  };
}

/** Everybody's own: nobody reads the answer to another. */
export function inboxKey(userId: string, key: string): string {
  return `web/${userId}/${key}`;
}

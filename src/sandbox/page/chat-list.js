// The person's chats: the bot first, then the groups, newest first.
import { botAvatar, groupAvatar } from "./avatar.js";
import { shortLabel } from "./clock.js";
import { byId, element, word } from "./dom.js";
import { flatten, parseMarkdown, parseText } from "./markdown.js";
import { badge } from "./people.js";
import { redraw } from "./redraw.js";

/** Draws the list; `nameOf` gives a sender's name, `onOpen` gets the chat. */
export function drawChats({ chats, open, nameOf, onOpen }) {
  const list = byId("chat-list");
  const none = element("p", { class: "empty", textContent: word("nobody") });
  const entries = chats.map((chat) => entry(chat, { open, nameOf, onOpen }));
  redraw(list, () => list.replaceChildren(...(entries.length > 0 ? entries : [none])));
}

function entry(chat, { open, nameOf, onOpen }) {
  const { id, kind, name, last, unread } = chat;
  return element(
    "button",
    {
      type: "button",
      class: "chat",
      "data-key": id,
      "aria-current": id === open ? "true" : undefined,
      on: { click: () => onOpen(chat) },
    },
    kind === "single" ? botAvatar() : groupAvatar(name),
    element(
      "span",
      { class: "chat-words" },
      element(
        "span",
        { class: "chat-top" },
        element("span", { class: "chat-name", textContent: name }),
        kind === "single" ? element("span", { class: "tag", textContent: word("app") }) : null,
        element("time", { class: "chat-time", textContent: last === null ? "" : shortLabel(last.at) }),
      ),
      element(
        "span",
        { class: "chat-bottom" },
        element("span", { class: "chat-last", textContent: preview(chat, nameOf) }),
        badge(unread),
      ),
    ),
  );
}

function preview({ kind, last }, nameOf) {
  if (last === null) return "";
  const words = wordsOf(last);
  return kind === "group" ? `${nameOf(last.from)}: ${words}` : words;
}

function wordsOf(message) {
  switch (message.kind) {
    case "text":
      return flatten(parseText(message.text));
    case "markdown":
      return flatten(parseMarkdown(message.text));
    case "card":
      return `${word("card")} ${message.card.main_title?.title ?? ""}`;
    case "file":
      return word("file");
    default:
      return word("image");
  }
}

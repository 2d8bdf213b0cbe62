// The messages of the open chat: drawn once, added to, replaced, with the time where there was a pause.
import { drawBubble, drawTyping } from "./bubble.js";
import { timeLabel } from "./clock.js";
import { byId, element, word } from "./dom.js";

const PAUSE_MS = 5 * 60_000;
const NEAR_THE_END = 120;

let drawn = [];
let around = null;
let isAtEnd = true;

byId("messages").addEventListener("scroll", () => {
  isAtEnd = isNearEnd(byId("messages"));
});
// A picture takes its room only when it has come; whoever read the end still does. (load does not bubble.)
byId("messages").addEventListener("load", () => isAtEnd && toEnd(), true);

/** Shows a chat from its first message on. */
export function showMessages(messages, context) {
  around = context;
  drawn = [];
  const place = byId("messages");
  place.replaceChildren();
  if (messages.length === 0) place.append(element("p", { class: "empty", textContent: word("nothing") }));
  for (const message of messages) add(message, place);
  toEnd();
}

/** A new message, or another version of one that is there. */
export function showMessage(message) {
  // Nothing is drawn yet.
  if (around === null) return;
  const place = byId("messages");
  const index = drawn.findIndex(({ id }) => id === message.id);
  const wasAtEnd = isNearEnd(place);
  if (index >= 0) {
    drawn[index] = message;
    place.querySelector(`[data-message="${message.id}"]`)?.replaceWith(bubble(message));
    return;
  }
  place.querySelector(".empty")?.remove();
  add(message, place);
  keepTypingLast(place);
  if (wasAtEnd || message.from === around.as) toEnd();
}

/** Whoever read the last message still does, after the room for messages has changed. */
export function keepAtEnd() {
  if (isNearEnd(byId("messages"))) toEnd();
}

/** The bot's last words in this chat, if it spoke last; else nothing. */
export function lastAnswer() {
  const last = drawn.at(-1);
  return last?.from === "bot" && "text" in last ? last.text : "";
}

export function showTyping() {
  byId("messages").append(drawTyping());
  toEnd();
}

export function hideTyping() {
  byId("messages").querySelector(".typing")?.remove();
}

/** A line of the client itself, not of the bot. */
export function showNote(text) {
  byId("messages").append(element("p", { class: "note", role: "status", textContent: text }));
  toEnd();
}

function add(message, place) {
  const before = drawn.at(-1);
  if (before === undefined || message.at - before.at > PAUSE_MS) {
    place.append(
      element("p", { class: "moment" }, element("time", { textContent: timeLabel(message.at, before?.at) })),
    );
  }
  drawn.push(message);
  place.append(bubble(message));
}

function bubble(message) {
  return drawBubble(message, { ...around, mine: message.from === around.as });
}

function keepTypingLast(place) {
  const typing = place.querySelector(".typing");
  if (typing !== null) place.append(typing);
}

function isNearEnd(place) {
  return place.scrollHeight - place.scrollTop - place.clientHeight < NEAR_THE_END;
}

function toEnd() {
  const place = byId("messages");
  place.scrollTop = place.scrollHeight;
  isAtEnd = true;
}

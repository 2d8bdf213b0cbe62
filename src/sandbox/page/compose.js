// Where one writes: the input, the chips above it, the mention in groups, the quoted message.
import { byId, element, wordList } from "./dom.js";
import { setMentions, startMentions } from "./mentions.js";
import { redraw } from "./redraw.js";
import { asSuggestion, placeToFill, suggestionsIn } from "./suggestions.js";

const REMEMBERED = 50;

let said = [];
let recalled = 0;
let onSend = () => undefined;
let quoted = null;

const placeholders = () => wordList("placeholders", " ");
const scopes = () => wordList("scopes", " ");

/** Wires the form; `send` gets {text, quote}. */
export function startCompose(send) {
  onSend = send;
  // First, so that Enter chooses a name where there is one to choose.
  startMentions(fitHeight);
  const input = byId("input");
  byId("compose").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  input.addEventListener("keydown", (event) => {
    // Enter that ends the choice of a Chinese word sends nothing.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
    if (event.key === "ArrowUp" && (input.value === "" || recalled > 0)) recall(1, event);
    if (event.key === "ArrowDown" && recalled > 0) recall(-1, event);
  });
  input.addEventListener("input", () => {
    recalled = 0;
    fitHeight();
  });
  byId("mention").addEventListener("click", () => {
    const button = byId("mention");
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    input.focus();
  });
  byId("quote-drop").addEventListener("click", () => quote(null));
}

/** Ready for another chat: empty, in a group with the bot mentioned and its members to be. */
export function resetCompose({ isGroup, botName, memberNames }) {
  setMentions(isGroup ? [botName, ...memberNames] : []);
  const mention = byId("mention");
  mention.hidden = !isGroup;
  mention.textContent = `@${botName}`;
  mention.setAttribute("aria-pressed", "true");
  write("");
  quote(null);
  recalled = 0;
}

/** Quotes a message of the bot, or drops the quotation with null. */
export function quote(text) {
  quoted = text;
  byId("quote").hidden = text === null;
  byId("quote-text").textContent = text ?? "";
  byId("input").focus();
}

/** What the bot's last answer proposes, else first words for the person's kind of work. */
export function showChips(answer, kind) {
  const found = suggestionsIn(answer, {
    commands: wordList("commands", " "),
    placeholders: placeholders(),
    scopes: scopes(),
  });
  const starters = wordList(`starters${kind[0].toUpperCase()}${kind.slice(1)}`, "|");
  const more = starters
    .map((text) => asSuggestion(text, placeholders(), scopes()))
    .filter(({ text }) => !found.some((one) => one.text === text));
  const chips = [
    ...found.map((suggestion) => chip(suggestion, "chip chip-next")),
    ...more.map((suggestion) => chip(suggestion, "chip")),
  ];
  redraw(byId("chips"), () => byId("chips").replaceChildren(...chips));
}

function chip(suggestion, className) {
  const use = () => {
    write(suggestion.text);
    if (suggestion.complete) return submit();
    const input = byId("input");
    input.focus();
    input.setSelectionRange(...placeToFill(suggestion.text, placeholders()));
  };
  return element("button", {
    type: "button",
    class: className,
    textContent: suggestion.text,
    on: { click: use },
  });
}

function submit() {
  const text = byId("input").value.trim();
  if (text === "") return;
  said = [text, ...said.filter((one) => one !== text)].slice(0, REMEMBERED);
  recalled = 0;
  onSend({ text: withMention(text), ...(quoted === null ? {} : { quote: quoted }) });
  write("");
  quote(null);
}

function withMention(text) {
  const mention = byId("mention");
  const mentions = !mention.hidden && mention.getAttribute("aria-pressed") === "true";
  return mentions && !text.includes(mention.textContent) ? `${mention.textContent} ${text}`.trim() : text;
}

/** Puts words there, to be looked at and sent. */
export function fill(words) {
  write(words);
  byId("input").focus();
}

/** What was typed goes with a picture, in one message. */
export function takeWords() {
  const text = withMention(byId("input").value.trim());
  write("");
  return text;
}

function recall(step, event) {
  const next = recalled + step;
  if (next > said.length) return;
  event.preventDefault();
  write(said[next - 1] ?? "");
  recalled = next;
}

function write(text) {
  byId("input").value = text;
  fitHeight();
}

function fitHeight() {
  const input = byId("input");
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 160)}px`;
}

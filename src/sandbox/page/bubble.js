// One message in a conversation, as a bubble beside its sender's picture.
import { avatar, botAvatar } from "./avatar.js";
import { drawCard } from "./card.js";
import { element, word } from "./dom.js";
import { parseMarkdown, parseText } from "./markdown.js";
import { drawPicture } from "./picture.js";

/**
 * @param message as the server sent it
 * @param {{as: string, mine: boolean, isGroup: boolean, nameOf: Function, onPress: Function, onQuote: Function}} around
 */
export function drawBubble(message, { as, mine, isGroup, nameOf, onPress, onQuote }) {
  const isBot = message.from === "bot";
  const name = nameOf(message.from);
  const canQuote = isGroup && isBot && (message.kind === "text" || message.kind === "markdown");
  return element(
    "article",
    { class: mine ? "message message-mine" : "message", "data-message": message.id, "aria-label": name },
    isBot ? botAvatar() : avatar(name, message.from),
    element(
      "div",
      { class: "message-body" },
      isGroup && !mine ? element("div", { class: "message-from", textContent: name }) : null,
      content(message, { as, nameOf, onPress }),
      canQuote
        ? element("button", {
            type: "button",
            class: "quote-button",
            textContent: word("quote"),
            on: { click: () => onQuote(message.text) },
          })
        : null,
    ),
  );
}

/** Three dots while the bot is thinking. */
export function drawTyping() {
  const dots = [1, 2, 3].map(() => element("span", { class: "dot" }));
  return element(
    "article",
    { class: "message typing", "aria-label": word("typing") },
    botAvatar(),
    element("div", { class: "message-body" }, element("div", { class: "bubble" }, ...dots)),
  );
}

function content(message, { as, nameOf, onPress }) {
  switch (message.kind) {
    case "card":
      return element(
        "div",
        { class: "bubble bubble-card" },
        drawCard(message.copies?.[as] ?? message.card, (key) => onPress(message.id, key)),
      );
    case "image":
      return drawPicture(message.source);
    case "file":
      return drawFile(message);
    case "markdown":
      return lines(parseMarkdown(message.text), nameOf);
    default:
      return lines(parseText(message.text), nameOf);
  }
}

/** What the bot sent can be saved. */
function drawFile({ name, source }) {
  const words = `📄 ${name}`;
  return element(
    "div",
    { class: "bubble" },
    source === null
      ? element("span", { textContent: words })
      : element("a", { href: source, download: name, textContent: words }),
  );
}

function lines(parsed, nameOf) {
  const drawn = parsed.map(({ type, spans }) =>
    element(
      "div",
      { class: `line line-${type}` },
      ...(spans.length === 0 ? [element("br")] : spans.map((span) => drawSpan(span, nameOf))),
    ),
  );
  return element("div", { class: "bubble" }, ...drawn);
}

function drawSpan({ text, bold, code, colour, href, mention }, nameOf) {
  const words = mention === undefined ? text : `@${nameOf(mention)}`;
  const classes = [bold && "bold", code && "code", colour && `colour-${colour}`, mention && "mentioned"]
    .filter(Boolean)
    .join(" ");
  if (href !== undefined) {
    return element("a", {
      class: classes,
      href,
      target: "_blank",
      rel: "noopener noreferrer",
      textContent: words,
    });
  }
  return classes === ""
    ? document.createTextNode(words)
    : element("span", { class: classes, textContent: words });
}

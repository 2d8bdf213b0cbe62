// A template card: title, number, rows, buttons. Buttons go to the bot as an event of the person who presses.
import { element } from "./dom.js";
import { safeAddress } from "./markdown.js";

/** `onPress` gets the key of a button; null where buttons do nothing. */
export function drawCard(card, onPress) {
  const { source, main_title, emphasis_content, quote_area, sub_title_text } = card;
  return element(
    "div",
    { class: "card" },
    text("card-source", source?.desc),
    text("card-title", main_title?.title),
    text("card-note", main_title?.desc),
    emphasis_content === undefined
      ? null
      : element(
          "div",
          { class: "card-emphasis" },
          text("card-number", emphasis_content.title),
          text("card-note", emphasis_content.desc),
        ),
    quote_area === undefined
      ? null
      : element(
          "blockquote",
          {},
          text("card-quote-title", quote_area.title),
          text("card-quote", quote_area.quote_text),
        ),
    text("card-text", sub_title_text),
    rows(card.horizontal_content_list, "keyname", "value"),
    rows(card.vertical_content_list, "title", "desc"),
    jumps(card.jump_list),
    buttons(card, onPress),
  );
}

function text(className, words) {
  return words ? element("div", { class: className, textContent: words }) : null;
}

function rows(list, key, value) {
  if (!Array.isArray(list) || list.length === 0) return null;
  const cells = list.flatMap((row) => [
    element("dt", { textContent: row[key] ?? "" }),
    element("dd", { textContent: row[value] ?? "" }),
  ]);
  return element("dl", { class: "card-rows" }, ...cells);
}

function jumps(list) {
  if (!Array.isArray(list) || list.length === 0) return null;
  return element("div", { class: "card-jumps" }, ...list.map(jump));
}

function jump({ title, url }) {
  const href = safeAddress(url ?? "");
  if (href === null) return element("span", { textContent: title ?? "" });
  return element("a", { href, target: "_blank", rel: "noopener noreferrer", textContent: title ?? href });
}

function buttons({ button_list, submit_button, replace_text }, onPress) {
  if (replace_text) {
    const done = element("button", { type: "button", disabled: true, textContent: replace_text });
    return element("div", { class: "card-buttons" }, done);
  }
  const list = [
    ...(Array.isArray(button_list) ? button_list : []),
    ...(submit_button ? [submit_button] : []),
  ];
  if (list.length === 0) return null;
  const drawn = list.map(({ text: label, key, style }) =>
    element("button", {
      type: "button",
      class: `card-button style-${Number(style) || 1}`,
      textContent: label ?? "",
      on: { click: () => onPress(key ?? "") },
    }),
  );
  return element("div", { class: "card-buttons" }, ...drawn);
}

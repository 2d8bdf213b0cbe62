// A picture in a conversation; pressed, it is shown as large as the window lets it.
import { element, word } from "./dom.js";

export function drawPicture(source) {
  return element(
    "button",
    {
      type: "button",
      class: "bubble bubble-picture",
      "aria-label": word("imageOpen"),
      on: { click: () => showLarge(source) },
    },
    element("img", { src: source, alt: word("image") }),
  );
}

/** Escape or another press closes it. */
function showLarge(source) {
  const large = element(
    "dialog",
    { class: "picture-large", "aria-label": word("image") },
    element("img", { src: source, alt: word("image") }),
  );
  large.addEventListener("click", () => large.close());
  large.addEventListener("close", () => large.remove());
  document.body.append(large);
  large.showModal();
}

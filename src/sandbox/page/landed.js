// Where messages landed while the clock was turned, to be opened from there.
import { byId, element, word } from "./dom.js";

/** `onOpen` gets who reads there and the chat. */
export function showLanded({ turn, landed }, onOpen) {
  const total = landed.reduce((sum, { count }) => sum + count, 0);
  const name = total === 0 ? "landedNone" : turn === "week" ? "landedWeek" : "landedTime";
  byId("landed-words").textContent = word(name, { n: total });
  const places = landed.map((place) =>
    element("button", {
      type: "button",
      class: "landed-place",
      "data-chat": place.chat,
      textContent: `${place.name} ${place.count}`,
      on: { click: () => onOpen(place) },
    }),
  );
  byId("landed-places").replaceChildren(...places);
  byId("landed").hidden = false;
}

export function startLanded() {
  byId("landed-close").addEventListener("click", () => {
    byId("landed").hidden = true;
  });
}

// A person's picture: the last two characters of the name on a colour that always stays theirs.
import { element } from "./dom.js";

const COLOURS = 8;

export function avatar(name, id) {
  let sum = 2166136261;
  for (const character of id) sum = Math.imul(sum ^ character.codePointAt(0), 16777619) >>> 0;
  const label = [...name].slice(-2).join("");
  return element("span", {
    class: `avatar avatar-${(sum >>> 8) % COLOURS}`,
    "aria-hidden": "true",
    textContent: label,
  });
}

export function botAvatar() {
  return element("img", { class: "avatar avatar-bot", src: "/sandbox/assets/icon.svg", alt: "" });
}

export function groupAvatar(name) {
  const label = [...name].slice(-2).join("");
  return element("span", { class: "avatar avatar-group", "aria-hidden": "true", textContent: label });
}

// Whom one means: behind an @ in a group, its members and the bot to choose from, by mouse or keys.
import { byId, element } from "./dom.js";

const MOST = 8;
/** An @ at the beginning or behind a space, and what was typed of the name so far. */
const OPEN = /(^|\s)@([^\s@]{0,20})$/u;

let names = [];
let shown = [];
let chosen = 0;

/** Who can be mentioned in the open chat; nobody in a single one. */
export function setMentions(list) {
  names = list;
  close();
}

/** Wires the input; `onChange` is told when a name was put in. */
export function startMentions(onChange) {
  const input = byId("input");
  input.addEventListener("input", update);
  input.addEventListener("click", update);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (shown.length === 0 || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      chosen = (chosen + step + shown.length) % shown.length;
      draw();
    } else if (event.key === "Enter" || event.key === "Tab") put(shown[chosen], onChange);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  byId("mentions").addEventListener("mousedown", (event) => {
    // The input keeps the focus.
    event.preventDefault();
    const name = event.target.closest("[data-name]")?.dataset.name;
    if (name !== undefined) put(name, onChange);
  });
}

function update() {
  const input = byId("input");
  const typed = OPEN.exec(input.value.slice(0, input.selectionStart))?.[2];
  shown = typed === undefined ? [] : names.filter((name) => name.includes(typed)).slice(0, MOST);
  chosen = 0;
  draw();
}

function put(name, onChange) {
  const input = byId("input");
  const before = input.value
    .slice(0, input.selectionStart)
    .replace(OPEN, `$1@${name.replaceAll("$", "$$$$")} `);
  input.value = before + input.value.slice(input.selectionStart).trimStart();
  input.setSelectionRange(before.length, before.length);
  close();
  onChange();
}

function close() {
  shown = [];
  draw();
}

function draw() {
  const list = byId("mentions");
  list.hidden = shown.length === 0;
  byId("input").setAttribute("aria-expanded", String(shown.length > 0));
  list.replaceChildren(
    ...shown.map((name, index) =>
      element("div", {
        class: "mention-choice",
        role: "option",
        "data-name": name,
        "aria-selected": String(index === chosen),
        textContent: `@${name}`,
      }),
    ),
  );
}

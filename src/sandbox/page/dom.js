// Builds elements. Text always goes in as text nodes; nothing here or elsewhere uses innerHTML.

/** An element with properties, `class`, attributes (`aria-…`, `data-…`, `role`) and children. */
export function element(tag, options = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null) continue;
    if (name === "class") node.className = value;
    else if (name === "on")
      for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    else if (name.includes("-") || name === "role") node.setAttribute(name, value);
    else node[name] = value;
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** The element with an id; the page always has it. */
export function byId(id) {
  return document.getElementById(id);
}

const words = byId("words")?.dataset ?? {};

/** A word of the page, by its name in #words, with `{n}` or `{name}` filled in. */
export function word(name, values = {}) {
  return (words[name] ?? "").replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
}

/** A list of words. */
export function wordList(name, separator) {
  return word(name).split(separator).filter(Boolean);
}

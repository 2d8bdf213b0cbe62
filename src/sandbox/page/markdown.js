// WeCom's markdown subset, read into plain data: lines of spans. Nothing in it is trusted and nothing becomes HTML.

const COLOURS = ["info", "comment", "warning"];
const SPAN =
  /\*\*(.+?)\*\*|`([^`\n]+)`|<font color="(\w+)">(.*?)<\/font>|\[([^\]\n]+)\]\(([^()\s]+)\)|<@([\w.@-]{1,64})>/;
/** An address by itself is one to press, as in WeCom. */
const TEXT_SPAN = /<a href="([^"]*)">(.*?)<\/a>|<@([\w.@-]{1,64})>|(https?:\/\/[\w\-./?=&%#:+~@!$*]+)/i;

/**
 * @param {string} source
 * @returns {{type: "line"|"heading"|"quote"|"item", spans: object[]}[]} one entry a line; a span has `text` and
 *   perhaps `bold`, `code`, `colour`, `href`, `mention`
 */
export function parseMarkdown(source) {
  return source.split("\n").map((line) => {
    const [, mark, rest] = /^(#{1,6} |> ?|[-*] )?(.*)$/s.exec(line) ?? [];
    return { type: typeOf(mark), spans: parseSpans(rest ?? line, {}) };
  });
}

/** A plain text message: line breaks, links and mentions, nothing else. */
export function parseText(source) {
  return source.split("\n").map((line) => ({ type: "line", spans: parseTextSpans(line) }));
}

/** Only addresses of the web; `javascript:` and the like give null. */
export function safeAddress(address) {
  return /^https?:\/\/[^\s"'<>]+$/i.test(address) ? address : null;
}

/** What the message says on one line, for the list of chats. */
export function flatten(lines) {
  return lines
    .map(({ spans }) => spans.map(({ text }) => text).join(""))
    .filter((line) => line.trim() !== "")
    .join(" ");
}

function typeOf(mark) {
  if (mark === undefined) return "line";
  if (mark.startsWith("#")) return "heading";
  return mark.startsWith(">") ? "quote" : "item";
}

function parseSpans(source, style) {
  const match = SPAN.exec(source);
  if (match === null) return source === "" ? [] : [{ text: source, ...style }];
  const [whole, bold, code, colour, coloured, label, address, userId] = match;
  const before = source.slice(0, match.index);
  return [
    ...(before === "" ? [] : [{ text: before, ...style }]),
    ...inside(),
    ...parseSpans(source.slice(match.index + whole.length), style),
  ];

  function inside() {
    if (bold !== undefined) return parseSpans(bold, { ...style, bold: true });
    if (code !== undefined) return [{ text: code, ...style, code: true }];
    if (colour !== undefined)
      return parseSpans(coloured, COLOURS.includes(colour) ? { ...style, colour } : style);
    if (userId !== undefined) return [{ text: `@${userId}`, ...style, mention: userId }];
    return [linked(label, address, style)];
  }
}

function parseTextSpans(source) {
  const match = TEXT_SPAN.exec(source);
  if (match === null) return source === "" ? [] : [{ text: source }];
  const [whole, address, label, userId, alone] = match;
  const before = source.slice(0, match.index);
  return [
    ...(before === "" ? [] : [{ text: before }]),
    userId === undefined
      ? linked(label ?? alone, address ?? alone, {})
      : { text: `@${userId}`, mention: userId },
    ...parseTextSpans(source.slice(match.index + whole.length)),
  ];
}

function linked(text, address, style) {
  const href = safeAddress(address);
  return href === null ? { text, ...style } : { text, ...style, href };
}

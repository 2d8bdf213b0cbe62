// What could be said next: the phrases in 「」 of the bot's last answer, and first words for the person's work.

const MOST = 6;
const QUOTED = /「([^「」\n]{1,60})」/g;

/**
 * @param {string} answer the bot's last words
 * @param {{commands: string[], placeholders: string[], scopes?: string[]}} words
 * @returns {{text: string, complete: boolean}[]} each phrase once, in order; complete ones can be sent as they are
 */
export function suggestionsIn(answer, { commands, placeholders, scopes = [] }) {
  const phrases = [...answer.matchAll(QUOTED)].map(([, phrase]) => phrase.trim());
  const known = phrases.filter((phrase) => commands.includes(firstWord(phrase)));
  return [...new Set(known)].slice(0, MOST).map((text) => asSuggestion(text, placeholders, scopes));
}

/**
 * Whole is a command with nothing behind it but an item, a ticket, somebody or a time. What has an example behind it, or `…`, 原因, 哪天
 * and the like, waits in the input: nobody meant just those words.
 */
export function asSuggestion(text, placeholders, scopes = []) {
  const rest = text.slice(firstWord(text).length).trim();
  const parts = rest === "" ? [] : rest.split(/\s+/);
  const isWhole = parts.every((part) => /^#?\d+$|^T\d+$|^@\S+$/.test(part) || scopes.includes(part));
  return { text, complete: isWhole && !placeholders.some((mark) => rest.includes(mark)) };
}

/** Where the first thing to fill in stands, as [start, end]; the end of the text if there is none. */
export function placeToFill(text, placeholders) {
  const from = firstWord(text).length;
  const found = placeholders
    .map((mark) => [text.indexOf(mark, from), mark.length])
    .filter(([start]) => start >= 0)
    .sort(([one], [other]) => one - other);
  const [start, length] = found[0] ?? [text.length, 0];
  return [start, start + length];
}

function firstWord(phrase) {
  return /^[\u4e00-\u9fff]+/.exec(phrase)?.[0] ?? "";
}

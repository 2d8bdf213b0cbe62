// What could be said next: the phrases in 「」 of the bot's last answer, and first words for the person's work.

const MOST = 6;
const QUOTED = /「([^「」\n]{1,60})」/g;

/**
 * @param {string} answer the bot's last words
 * @param {{commands: string[], placeholders: string[]}} words
 * @returns {{text: string, complete: boolean}[]} each phrase once, in order; complete ones can be sent as they are
 */
export function suggestionsIn(answer, { commands, placeholders }) {
  const phrases = [...answer.matchAll(QUOTED)].map(([, phrase]) => phrase.trim());
  const known = phrases.filter((phrase) => commands.includes(firstWord(phrase)));
  return [...new Set(known)].slice(0, MOST).map((text) => asSuggestion(text, placeholders));
}

/** A phrase that ends in `…`, 原因 or the like still needs words. */
export function asSuggestion(text, placeholders) {
  return { text, complete: !placeholders.some((mark) => text.includes(mark) && text !== mark) };
}

/** Where the first thing to fill in stands, as [start, end]; the end of the text if there is none. */
export function placeToFill(text, placeholders) {
  for (const mark of placeholders) {
    const start = text.indexOf(mark);
    if (start >= 0) return [start, start + mark.length];
  }
  return [text.length, text.length];
}

function firstWord(phrase) {
  return /^[\u4e00-\u9fff]+/.exec(phrase)?.[0] ?? "";
}

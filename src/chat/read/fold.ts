// One form for what phones write in many: full width → half width, every kind of space → a plain one.

/**
 * Folds character by character, so that offsets into the folded text are offsets into the original:
 * readers search the folded text and cut from what was typed. (NFKC would change lengths.)
 */
export function fold(text: string): string {
  // Most texts are folded already, and every reader asks.
  if (!UNFOLDED.test(text)) return text;
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[^\S\n ]|[\u200B\u2060]/g, " ")
    .replace(/\uFE5F/g, "#")
    .replace(/\uFE6B/g, "@");
}

const UNFOLDED = /[\uFF01-\uFF5E\u200B\u2060\uFE5F\uFE6B]|[^\S\n ]/;

/** Where the text goes on after a part: spaces and one mark between the two are dropped, nothing else is. */
export function skipSeparator(folded: string, from: number): number {
  return from + (/^\s*(?:[,:;、。.](?![,:;、。.]))?\s*/.exec(folded.slice(from))?.[0].length ?? 0);
}

/** What stood after a part, unaltered. */
export function restAfter(text: string, folded: string, end: number): string {
  return text.slice(skipSeparator(folded, end));
}

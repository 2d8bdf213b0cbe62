// Makes what people typed harmless inside an answer: no live links, mentions, colours or hidden direction marks.

// Zero-width and bidirectional controls, and control characters other than the line break.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be shown
const HIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const LINK_REFERENCE = /\[([^\]\n]*)\](\s*)([:(])/g;

const PHONE = /(?<![\d#])(?:(1[3-9]\d)\d{4}(\d{4})|(0\d{2,3})-?\d{3,4}(\d{4}))(?!\d)/g;

/** Phone numbers as a group may read them, wherever they were typed (rules.md 12). */
export function maskPhones(text: string): string {
  return text.replace(PHONE, (_, mobile, end, area, last) => `${mobile ?? area}****${end ?? last}`);
}

/** Whatever may be somebody's number, with blanks, dashes or a country before it: where not even what was typed is shown whole. */
const LONG_NUMBER = /\p{Nd}(?:[\s()\uff08\uff09.\u00b7\-\u2013]?\p{Nd}){6,}/gu;

export function maskNumbers(text: string | null): string {
  return (text ?? "").replace(LONG_NUMBER, (number) => {
    const figures = [...number].filter((letter) => /\p{Nd}/u.test(letter));
    return `${figures.slice(0, 3).join("")}****${figures.slice(-2).join("")}`;
  });
}

export function withoutHidden(text: string): string {
  return text.replace(HIDDEN, "");
}

/**
 * Applied to every value a template prints (wecom.md 7, rows 26 and 27; no backslashes: they break the rendering).
 * The text that is stored stays as it was typed.
 */
export function escapeWords(value: unknown): string {
  if (value === null || value === undefined) return "";
  return withoutHidden(String(value))
    .replace(/</g, "\uff1c")
    .replace(/>/g, "\uff1e")
    .replace(/[*`]/g, (mark) => (mark === "*" ? "\uff0a" : "'"))
    .replace(LINK_REFERENCE, "[$1]$2 $3")
    .replace(/\]\(/g, "] (");
}

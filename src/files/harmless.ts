// A text that a spreadsheet would reckon with, made one that it only shows (OWASP, CSV injection).

/** An apostrophe before what begins like a formula; reading it back takes it off again. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

// Text that WeCom's XML and JSON readers accept: no control characters, no half surrogate pairs.

const UNACCEPTABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

export function wellFormed(text: string): string {
  return text.replace(UNACCEPTABLE, "");
}

/** JSON of which every text is well formed; some endpoints refuse \uXXXX (40033), which JSON.stringify writes for the rest. */
export function wellFormedJson(value: unknown): string {
  return JSON.stringify(value, (_name, part) => (typeof part === "string" ? wellFormed(part) : part));
}

// Text that WeCom's XML and JSON readers accept: no control characters, no half surrogate pairs.

/** Of nearly every text: read by units, which takes a tenth of reading it by characters. */
const WHOLE = /^[\t\n\r -~\u00a0-\ud7ff\ue000-\ufffd]*$/;
const UNACCEPTABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

export function wellFormed(text: string): string {
  return WHOLE.test(text) ? text : text.replace(UNACCEPTABLE, "");
}

/** JSON of which every text is well formed; some endpoints refuse \uXXXX (40033), which JSON.stringify writes for the rest. */
export function wellFormedJson(value: unknown): string {
  return JSON.stringify(value, (_name, part) => (typeof part === "string" ? wellFormed(part) : part));
}

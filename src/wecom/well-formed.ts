// Text that WeCom's XML and JSON readers accept: no control characters, no half surrogate pairs.

const UNACCEPTABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

export function wellFormed(text: string): string {
  return text.replace(UNACCEPTABLE, "");
}

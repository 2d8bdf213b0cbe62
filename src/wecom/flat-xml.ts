// XML of one level, `<xml><Name>value</Name>…</xml>`, read in one pass; and the writing of a value.
//
// Every envelope and nearly every message is of this form. The pass is linear, which matters before the
// signature is known (a lazy regex was a denial of service, wecom.md 7 #25), and it takes a thirtieth of the
// time of a parser. Whatever is not plainly of this form is left to the caller: null.
import { wellFormed } from "./well-formed.ts";

/**
 * The elements under `<xml>`, text and CDATA joined, nothing trimmed or converted.
 *
 * @returns null for anything else: nested or doubled elements, attributes, entities, comments, a DOCTYPE
 */
export function readFlatXml(source: string): ReadonlyMap<string, string> | null {
  let at = rootStart(source);
  if (at === null) return null;
  const values = new Map<string, string>();
  for (;;) {
    at = skipSpace(source, at);
    if (source.startsWith("</xml>", at)) {
      return skipSpace(source, at + 6) === source.length ? values : null;
    }
    const element = readElement(source, at);
    if (element === null || values.has(element.name)) return null;
    values.set(element.name, element.value);
    at = element.end;
  }
}

/** A CDATA section, or several where the value holds the end mark; without characters XML forbids. */
export function cdata(value: string): string {
  return `<![CDATA[${wellFormed(value).replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

interface Element {
  readonly name: string;
  readonly value: string;
  readonly end: number;
}

function readElement(source: string, start: number): Element | null {
  const nameEnd = source.indexOf(">", start);
  const tag = source.slice(start + 1, nameEnd);
  if (source[start] !== "<" || nameEnd < 0) return null;
  if (/^\w+\/$/.test(tag)) return { name: tag.slice(0, -1), value: "", end: nameEnd + 1 };
  if (!/^\w+$/.test(tag)) return null;
  const close = `</${tag}>`;
  let value = "";
  let at = nameEnd + 1;
  while (!source.startsWith(close, at)) {
    const piece = source.startsWith(CDATA_OPEN, at) ? readCdata(source, at) : readText(source, at);
    if (piece === null) return null;
    value += piece.value;
    at = piece.end;
  }
  return { name: tag, value, end: at + close.length };
}

const CDATA_OPEN = "<![CDATA[";

type Piece = Omit<Element, "name">;

function readCdata(source: string, start: number): Piece | null {
  const from = start + CDATA_OPEN.length;
  const end = source.indexOf("]]>", from);
  return end < 0 ? null : { value: source.slice(from, end), end: end + 3 };
}

function readText(source: string, start: number): Piece | null {
  const end = source.indexOf("<", start);
  const value = source.slice(start, end);
  return end <= start || value.includes("&") ? null : { value, end };
}

/** Behind `<xml>`, which only space, a byte order mark and the declaration may precede. */
function rootStart(source: string): number | null {
  let at = skipSpace(source, source.startsWith("\ufeff") ? 1 : 0);
  if (source.startsWith("<?xml ", at)) {
    const end = source.indexOf("?>", at);
    if (end < 0) return null;
    at = skipSpace(source, end + 2);
  }
  return source.startsWith("<xml>", at) ? at + 5 : null;
}

function skipSpace(source: string, start: number): number {
  let at = start;
  while (" \t\r\n".includes(source[at] ?? "-")) at += 1;
  return at;
}

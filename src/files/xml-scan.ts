// Reads XML a piece at a time, without building it: tags and texts as they come. No entity of a document is expanded.
import { FileProblem } from "./file-problem.ts";

export interface XmlHearer {
  /** Without its prefix; the attributes as they stand. */
  open(name: string, attributes: string, isEmpty: boolean): void;
  close(name: string): void;
  /** In pieces; entities are resolved. */
  text(text: string): void;
}

export interface XmlScan {
  push(piece: string): void;
}

/** A tag or a text that goes on for longer is no workbook's: a cell holds 32 767 characters at most. */
const LONGEST_TOKEN = 1_000_000;

/** @throws FileProblem `broken` for a DOCTYPE, and for a token that does not end */
export function createXmlScan(hearer: XmlHearer): XmlScan {
  let left = "";
  return {
    push(piece) {
      left += piece;
      let from = 0;
      for (;;) {
        const begin = left.indexOf("<", from);
        if (begin < 0) break;
        if (begin > from) hearer.text(unescaped(left.slice(from, begin)));
        const end = endOfTag(left, begin);
        if (end < 0) {
          from = begin;
          break;
        }
        hear(left.slice(begin + 1, end), hearer);
        from = end + 1;
      }
      left = left.slice(from);
      if (left.length > LONGEST_TOKEN) throw new FileProblem("broken");
    },
  };
}

/** Where the tag ends that begins there: comments and CDATA may hold a `>`. */
function endOfTag(text: string, begin: number): number {
  const [ending, behind] = text.startsWith("<!--", begin)
    ? ["-->", 4]
    : text.startsWith("<![CDATA[", begin)
      ? ["]]>", 9]
      : [">", 1];
  const end = text.indexOf(ending, begin + behind);
  return end < 0 ? end : end + ending.length - 1;
}

function hear(tag: string, hearer: XmlHearer): void {
  if (tag.startsWith("![CDATA[")) hearer.text(tag.slice(8, -2));
  if (/^!DOCTYPE/i.test(tag)) throw new FileProblem("broken");
  if (tag.startsWith("!") || tag.startsWith("?")) return;
  if (tag.startsWith("/")) {
    hearer.close(bare(tag.slice(1).trim()));
    return;
  }
  const isEmpty = tag.endsWith("/");
  const inside = isEmpty ? tag.slice(0, -1) : tag;
  const space = inside.search(/\s/);
  const name = bare(space < 0 ? inside : inside.slice(0, space));
  hearer.open(name, space < 0 ? "" : inside.slice(space), isEmpty);
  if (isEmpty) hearer.close(name);
}

function bare(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The value of an attribute; null where it is not there. */
export function attribute(attributes: string, name: string): string | null {
  const found = patternOf(name).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? null : unescaped(value);
}

const patterns = new Map<string, RegExp>();

/** Asked of every cell: made once. */
function patternOf(name: string): RegExp {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const pattern = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, pattern);
  return pattern;
}

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (all, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? all;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

// Makes what people typed harmless inside a page.
import { withoutHidden } from "./escape.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Applied to every value a page prints, in text as in an attribute between quotes. */
export function escapeMarks(value: unknown): string {
  if (value === null || value === undefined) return "";
  return withoutHidden(String(value)).replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** 发「业绩」, and at the end of a line 发: 分成 4 我60: what is to be said; an item; a mobile number; a bar of signs. */
const LED = new RegExp(
  [
    "(?<=发)「(?<said>[^「」\\n&<]{1,60})」",
    "(?<=发: )(?<line>[^「」\\n&<,。;]{2,60})(?=$|\\n)",
    "(?<![\\w&])#(?<no>\\d{1,9})(?![\\d;])",
    "(?<whole>\\p{Script=Han}{2}[▰▱]+)",
    "(?<phone>(?<!\\d)1[3-9]\\d{9}(?!\\d))",
  ].join("|"),
  "gu",
);

/** A character that was cut in half has no address. */
const HALVED = /[\ud800-\udfff]/gu;

/**
 * A text of the bot's as markup: the items it names lead to their pages, mobile numbers can be called, what it says to send stands
 * ready in the line of my day, where one still has to send it. It may have been
 * made harmless before (a captured piece of a page); it is in any case when it comes out.
 */
export function linked(text: string, base: string): string {
  const plain = Object.entries(ENTITIES).reduceRight(
    (left, [mark, name]) => left.replaceAll(name, mark),
    text,
  );
  const at = escapeMarks(base);
  return escapeMarks(plain).replace(LED, (found, ...rest) => {
    const { said, line, no, phone } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const words = said ?? line;
    if (words !== undefined)
      return `<a href="${at}/?say=${encodeURIComponent(words.replace(HALVED, "\ufffd"))}">${found}</a>`;
    if (no !== undefined) return `<a href="${at}/items/${no}">${found}</a>`;
    if (phone !== undefined) return `<a href="tel:${phone}">${found}</a>`;
    return `<span class="whole">${found}</span>`;
  });
}

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

/**
 * A text of the bot's as markup: the items it names lead to their pages, mobile numbers can be called. It may have been
 * made harmless before (a captured piece of a page); it is in any case when it comes out.
 */
export function linked(text: string, base: string): string {
  const plain = Object.entries(ENTITIES).reduceRight(
    (left, [mark, name]) => left.replaceAll(name, mark),
    text,
  );
  return escapeMarks(plain)
    .replace(/(?<![\w&])#(\d{1,9})(?![\d;])/g, `<a href="${escapeMarks(base)}/items/$1">#$1</a>`)
    .replace(/\p{Script=Han}{2}[▰▱]+/gu, '<span class="whole">$&</span>')
    .replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, '<a href="tel:$&">$&</a>');
}

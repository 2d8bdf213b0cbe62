// Where the value of a label ends: at the next label, or at an unmistakable phone, person or amount (contract.md).
import { isLikeName, type Span } from "./contact.ts";
import type { Label, LabelFound } from "./label.ts";
import { namesWithStops } from "./name-with-stops.ts";
import { isLikeAddress, LATIN_NAME, LIKE_COMPANY, LIKE_SOURCE, NEED_START } from "./profile-words.ts";

/** The offset where it ends; `until` is the next label or the end of the text, `stops` what was recognised before. */
export function labelledEnd(
  folded: string,
  { label, end: from }: LabelFound,
  bounds: { readonly until: number; readonly stops: readonly Span[] },
): number {
  const within = bounds.stops.filter(({ start, end }) => start < bounds.until && end > from);
  const own = within.find(({ start }) => start <= from + 2);
  if ((label === "amount" || label === "phone") && own !== undefined) return own.end;
  const until = Math.min(bounds.until, ...within.map(({ start, end }) => (start <= from ? end : start)));
  const [name] = label === "customer" ? namesWithStops(folded.slice(from, until)) : [];
  if (name?.start === 0) return from + name.end;
  const words = wordsOf(folded.slice(0, until), from);
  let end = words[0]?.end ?? from;
  for (const [index, word] of words.entries()) {
    const previous = words[index - 1];
    if (previous === undefined) continue;
    const gap = folded.slice(previous.end, word.start);
    if (gap.includes("\n") || !goesOn(label, { word: word.text, previous: previous.text, gap })) break;
    end = word.end;
  }
  return end;
}

/** Whether a value of more than one word goes on: needs and addresses do, names and sources hardly. */
function goesOn(
  label: Label,
  { word, previous, gap }: { readonly word: string; readonly previous: string; readonly gap: string },
): boolean {
  switch (label) {
    case "contact":
      return LATIN_NAME.test(word) && LATIN_NAME.test(previous);
    case "role":
    case "phone":
    case "amount":
      return false;
    case "source":
      return LIKE_SOURCE.test(word) && !LIKE_COMPANY.test(word);
    case "customer":
      if (/[,;。]/.test(gap)) return false;
      return /[A-Za-z.]$/.test(previous)
        ? /^[A-Za-z(&]/.test(word)
        : LIKE_COMPANY.test(word) && isLikeAddress(previous);
    case "address":
      return !NEED_START.test(word) && !LIKE_SOURCE.test(word) && !isLikeName(word);
    default:
      return !LIKE_SOURCE.test(word);
  }
}

function wordsOf(folded: string, from: number): readonly { text: string; start: number; end: number }[] {
  return [...folded.slice(from).matchAll(/[^\s,;。|]+/g)].map((match) => ({
    text: match[0],
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));
}

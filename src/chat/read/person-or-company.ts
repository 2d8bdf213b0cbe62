// Letters beside a phone: Tom Lee whom one calls, or Bosch Rexroth whose contact is yet to be said?
import type { AmountFound } from "./amount.ts";
import { type ContactFound, contactBeside, type Span } from "./contact.ts";
import type { LabelFound } from "./label.ts";
import { isSurelyCompany, namesWithStops } from "./name-with-stops.ts";
import { isLikeAddress, LATIN_NAME, LIKE_ROLE, LIKE_SOURCE, NEED_START, TITLED } from "./profile-words.ts";

interface Around {
  readonly phone: Span;
  readonly labels: readonly LabelFound[];
  readonly amount: AmountFound | null;
}

/**
 * Whom to speak to, where a name of several words may be the company's: it is a person's only where another company is
 * told. Offsets are of `folded`.
 */
export function besidePhone(folded: string, { phone, labels, amount }: Around): ContactFound {
  const first = labels[0]?.start ?? folded.length;
  const head = blanked(folded.slice(0, first), [phone, ...(amount === null ? [] : [amount])]);
  const names = namesWithStops(head);
  const before = names.find(
    ({ end }) => end <= phone.start && /^[\s,.]*$/.test(head.slice(end, phone.start)),
  );
  const isPerson =
    before !== undefined &&
    LATIN_NAME.test(folded.slice(before.start, before.end)) &&
    !isSurelyCompany(folded.slice(before.start, before.end)) &&
    (labels.some(({ label }) => label === "customer") || isToldBeside(head, before, names));
  if (isPerson) return { ...contactBeside(blanked(folded, [before]), phone, labels), name: before };
  return contactBeside(blanked(folded, names), phone, labels);
}

/** Whether the head names a company besides: before the name, or with letters behind the phone. */
function isToldBeside(head: string, name: Span, names: readonly Span[]): boolean {
  if (names.some((other) => other !== name)) return true;
  const words = head.slice(0, name.start).match(/[^\s,;:、。|/]{2,}/g) ?? [];
  const behind = head.slice(name.end).match(/[^\s,;:、。|/]{2,}/g) ?? [];
  return words.some(isLikeCompany) || (behind[0] !== undefined && isLikeCompany(behind[0]));
}

function isLikeCompany(word: string): boolean {
  const isOther =
    NEED_START.test(word) || LIKE_ROLE.test(word) || LIKE_SOURCE.test(word) || TITLED.test(word);
  return !isOther && !isLikeAddress(word);
}

function blanked(text: string, spans: readonly Span[]): string {
  let rest = text;
  for (const { start, end } of spans)
    if (end <= rest.length) rest = rest.slice(0, start) + "\n".repeat(end - start) + rest.slice(end);
  return rest;
}

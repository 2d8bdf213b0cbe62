// What of a text tells who somebody is, taken out of it: numbers however they are spaced, names, ids (rules.md 12).

export interface Secrets {
  /** Keys of phones: digits without country code. */
  readonly phones: readonly string[];
  /** What names one person and nobody else, whatever it is about: a WeChat id. */
  readonly ids: readonly string[];
  /** Others are called so too: taken out only of what is about this customer. */
  readonly names: readonly string[];
}

export interface Scrub {
  /** Numbers and ids, wherever they stand. */
  anywhere(text: string): string;
  /** Names as well: for what is about this customer. */
  about(text: string): string;
  /** Whether a text holds a number or an id. */
  holds(text: string): boolean;
}

/** Stands where something was taken out. */
export const TAKEN_OUT = "***";

const FEWEST_DIGITS = 7;
const LAST = 4;

export function createScrub({ phones, ids, names }: Secrets): Scrub {
  const everywhere = [
    ...phones.filter((key) => key.length >= FEWEST_DIGITS).flatMap(spellings),
    ...ids.map(literal),
  ];
  const anywhere = replacer(everywhere);
  const about = replacer([...everywhere, ...[...names].sort((a, b) => b.length - a.length).map(literal)]);
  return { anywhere, about, holds: (text) => anywhere(text) !== text };
}

/** What a row must hold somewhere to be worth reading: the end of a number, which is written in one piece, or an id. */
export function hintsOf({ phones, ids }: Omit<Secrets, "names">): readonly string[] {
  return [...phones.filter((key) => key.length >= FEWEST_DIGITS).map((key) => key.slice(-LAST)), ...ids];
}

/** 13800001111, 138 0000-1111, +86 138…, 138****1111. */
function spellings(digits: string): readonly string[] {
  const spaced = [...digits].join("[\\s\\-.()]{0,2}");
  const masked = `${digits.slice(0, 3)}\\*{2,8}(?:${digits.slice(-LAST)}|${digits.slice(-2)}(?!\\d))`;
  return [`(?:\\+?86[\\s-]?)?(?<!\\d)${spaced}(?!\\d)`, `(?<!\\d)${masked}`];
}

function replacer(patterns: readonly string[]): (text: string) => string {
  if (patterns.length === 0) return (text) => text;
  const any = new RegExp(patterns.join("|"), "giu");
  return (text) => text.replace(any, TAKEN_OUT);
}

function literal(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

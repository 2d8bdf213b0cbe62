// Which of many patterns can match a text at all, by the characters that stand in it: most have no need to be tried.

type Signs = ReadonlySet<string> | null;

/** The same things without those whose pattern cannot match the text, in their order. */
export function sieve<T>(all: readonly T[], patternOf: (one: T) => RegExp): (text: string) => readonly T[] {
  const signs = all.map((one) => signsOf(patternOf(one)));
  const asking = new Map<string, number[]>();
  for (const [at, each] of signs.entries())
    for (const sign of each ?? []) asking.set(sign, [...(asking.get(sign) ?? []), at]);
  return (text) => {
    const may = signs.map((each) => each === null);
    for (let at = 0; at < text.length; at++)
      for (const one of asking.get(text.charAt(at)) ?? []) may[one] = true;
    return all.filter((_, at) => may[at]);
  };
}

/** A pattern with a look before it: tried only on a text in which one of its signs stands. */
export interface Sifted {
  readonly pattern: RegExp;
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
  /** All it matches; of a pattern that finds all of them. */
  all(text: string): readonly RegExpExecArray[];
  /** As String.replace does. */
  replaced(text: string, by: string | ((found: string) => string)): string;
}

/** All there are: a test tries each on whatever strangers have said, and finds nothing passed over. */
export const SIFTED: Sifted[] = [];

/** Up to 32 patterns, a bit each, looked for together: a text is gone through once for all of them, at a nanosecond a character. */
class Look {
  /** By the code of the character: whose sign it is. */
  readonly #bits = new Uint32Array(0x10000);
  #patterns = 0;
  #text = "";
  #found = 0;

  get isFull(): boolean {
    return this.#patterns === 32;
  }

  /** Answers the pattern's own bit. */
  add(signs: ReadonlySet<string>): number {
    const bit = 1 << this.#patterns++;
    for (const sign of signs) this.#bits[sign.charCodeAt(0)] = (this.#bits[sign.charCodeAt(0)] ?? 0) | bit;
    this.#text = "";
    this.#found = 0;
    return bit;
  }

  /** The bits of those that may match. */
  of(text: string): number {
    // Whoever asks one question of a text asks the next as well.
    if (text === this.#text) return this.#found;
    let found = 0;
    for (let at = 0; at < text.length; at++) found |= this.#bits[text.charCodeAt(at)] ?? 0;
    this.#text = text;
    this.#found = found;
    return found;
  }
}

let last = new Look();

/** For what looks for words anywhere in a text, which takes a hundred times as long. @throws Error where it may match without any sign */
export function sifted(pattern: RegExp): Sifted {
  const signs = signsOf(pattern);
  if (signs === null) throw new Error(`${pattern.source} may match without any sign`);
  if (last.isFull) last = new Look();
  const look = last;
  const bit = look.add(signs);
  const mayMatch = (text: string): boolean => (look.of(text) & bit) !== 0;
  // One that finds all of them remembers where it stood.
  const once = pattern.global ? new RegExp(pattern.source, pattern.flags.replace("g", "")) : pattern;
  const one: Sifted = {
    pattern: once,
    test: (text) => mayMatch(text) && once.test(text),
    exec: (text) => (mayMatch(text) ? once.exec(text) : null),
    all: (text) => (mayMatch(text) ? [...text.matchAll(pattern)] : []),
    replaced: (text, by) => (mayMatch(text) ? text.replace(pattern, by as string) : text),
  };
  SIFTED.push(one);
  return one;
}

/** Whether every Chinese character of a text is one of these: what consists of a pattern's words and nothing else is made of its characters. */
export function speaksOnly(characters: string): (text: string) => boolean {
  const known = new Set(characters);
  return (text) => {
    for (let at = 0; at < text.length; at++) {
      const sign = text.charAt(at);
      if (sign >= "\u4e00" && sign <= "\u9fff" && !known.has(sign)) return false;
    }
    return true;
  };
}

/** Characters of which one at least stands in whatever the pattern matches; null where it may match without any. */
export function signsOf({ source, ignoreCase }: RegExp): Signs {
  const { signs } = alternatives(source, 0);
  if (signs === null || !ignoreCase) return signs;
  // A pattern without regard to case takes these two for k and s.
  const also: Readonly<Record<string, string>> = { k: "\u212a", s: "\u017f" };
  return new Set(
    [...signs].flatMap((sign) => [sign.toLowerCase(), sign.toUpperCase(), also[sign.toLowerCase()] ?? sign]),
  );
}

interface Read {
  readonly signs: Signs;
  readonly end: number;
}

/** Up to the bracket that closes them, or the end: what each of them asks for. */
function alternatives(source: string, from: number): Read {
  let all: Set<string> | null = new Set<string>();
  for (let at = from; ; at++) {
    const { signs, end } = sequence(source, at);
    all = signs === null || all === null ? null : new Set([...all, ...signs]);
    at = end;
    if (source.charAt(at) !== "|") return { signs: all, end: at };
  }
}

/** In every other sentence: none of them tells much. */
const COMMON: ReadonlySet<string> = new Set("的了是我不一在有他她这那个就到来去要说下上,。");
const AS_MANY = 8;

/** How little it tells that one of them stands somewhere. */
function width(signs: ReadonlySet<string>): number {
  let sum = 0;
  for (const sign of signs) sum += COMMON.has(sign) ? AS_MANY : 1;
  return sum;
}

/** One after the other: each part is there, so the one of the fewest and rarest characters tells most. */
function sequence(source: string, from: number): Read {
  let best: Signs = null;
  let at = from;
  while (at < source.length && source.charAt(at) !== "|" && source.charAt(at) !== ")") {
    const { signs, end } = part(source, at);
    const { isOptional, end: behind } = quantifier(source, end);
    if (!isOptional && signs !== null && (best === null || width(signs) < width(best))) best = signs;
    at = behind;
  }
  return { signs: best, end: at };
}

const LOOKS_AROUND = /^\(\?<?[=!]/;
const OPENS = /^\((?:\?(?::|<[^>]*>))?/;

function part(source: string, at: number): Read {
  const sign = source.charAt(at);
  if (sign === "(") {
    const isAround = LOOKS_AROUND.exec(source.slice(at));
    const opening = isAround ?? OPENS.exec(source.slice(at));
    const { signs, end } = alternatives(source, at + (opening?.[0].length ?? 1));
    return { signs: isAround === null ? signs : null, end: end + 1 };
  }
  if (sign === "[") return oneOf(source, at);
  if (sign === "\\") return escaped(source, at);
  const isLiteral = !"^$.".includes(sign) && !isHalf(sign);
  return { signs: isLiteral ? new Set([sign]) : null, end: at + 1 };
}

const QUANTIFIER = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/;

function quantifier(source: string, at: number): { readonly isOptional: boolean; readonly end: number } {
  const found = QUANTIFIER.exec(source.slice(at, at + LONGEST_QUANTIFIER));
  if (found === null) return { isOptional: false, end: at };
  const isOptional = /^[*?]/.test(found[0]) || Number(found[1] ?? 1) === 0;
  return { isOptional, end: at + found[0].length };
}

const LONGEST_QUANTIFIER = 12;
const DIGITS = "0123456789";
/** \p{…}, \k<…>, \u0041: none of them is counted by its characters. */
const LONG = /^\\(?:[pP]\{[^}]*\}|k<[^>]*>|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|.)/su;

function escaped(source: string, at: number): Read {
  const [whole = "\\"] = LONG.exec(source.slice(at)) ?? [];
  const sign = whole.charAt(1);
  const end = at + whole.length;
  if (sign === "d") return { signs: new Set(DIGITS), end };
  const isItself = whole.length === 2 && !/[a-zA-Z\d]/.test(sign);
  return { signs: isItself ? new Set([sign]) : sign === "n" ? new Set("\n") : null, end };
}

/** Wider classes say nothing. */
const MOST_OF_CLASS = 100;

function oneOf(source: string, from: number): Read {
  const signs = new Set<string>();
  let isKnown = source.charAt(from + 1) !== "^";
  let at = from + 1;
  while (source.charAt(at) !== "]") {
    const isEscaped = source.charAt(at) === "\\";
    const { signs: own, end } = isEscaped
      ? escaped(source, at)
      : { signs: new Set([source.charAt(at)]), end: at + 1 };
    const last = source.charAt(end) === "-" && source.charAt(end + 1) !== "]" ? source.charAt(end + 1) : "";
    const [first = ""] = own ?? [];
    const range = last === "" ? own : between(first, last);
    if (range === null || [...range].some(isHalf)) isKnown = false;
    for (const sign of range ?? []) signs.add(sign);
    at = last === "" ? end : end + 2;
  }
  return { signs: isKnown && signs.size <= MOST_OF_CLASS ? signs : null, end: at + 1 };
}

function between(first: string, last: string): Signs {
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
  if (last === "\\" || first === "" || to - from > MOST_OF_CLASS) return null;
  return new Set(Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at)));
}

/** One of the two halves of a character beyond the first 65 536. */
function isHalf(sign: string): boolean {
  return /^[\ud800-\udfff]/.test(sign);
}

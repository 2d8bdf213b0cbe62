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

/** One after the other: each part is there, so the one of the fewest characters tells most. */
function sequence(source: string, from: number): Read {
  let best: Signs = null;
  let at = from;
  while (at < source.length && source.charAt(at) !== "|" && source.charAt(at) !== ")") {
    const { signs, end } = part(source, at);
    const { isOptional, end: behind } = quantifier(source, end);
    if (!isOptional && signs !== null && (best === null || signs.size < best.size)) best = signs;
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

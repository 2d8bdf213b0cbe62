// Which customers a sentence names, wherever they stand in it: 上午云图过来考察了, 华测和恒力都打过电话.
import { isDistinctive, withoutCommon } from "../read/distinctive.ts";
import type { Named } from "../read/name-beginning.ts";
import { remembered } from "../read/remembered.ts";
import { simplified } from "../read/simplified.ts";

export interface NamedAt {
  readonly start: number;
  readonly end: number;
  /** One; several where customers share the words, to be asked about. */
  readonly nos: readonly number[];
  /** Where its own clause begins, if that is known: 后来去了无锡刘总说…. */
  readonly begins?: number;
  /** Perhaps somebody else who is called so. */
  readonly guessed?: true;
}

const SHORTEST = 2;
/** Longer texts are read as far as that: nobody names a new customer further on. */
const FURTHEST = 2000;

/** In the order of the text. `known` are the customers somebody may be speaking of, with an item of each. */
export function namesIn(text: string, known: readonly Named[]): readonly NamedAt[] {
  const said = simplified(text.slice(0, FURTHEST)).toLowerCase();
  const found: (NamedAt & { readonly rank: number })[] = [];
  for (const { no, called } of calledOf(known)) {
    for (let at = said.indexOf(called.key); at >= 0; at = said.indexOf(called.key, at + 1)) {
      const span = spanAt(said, at, called);
      if (span === null) continue;
      const { start, end } = span;
      found.push({ start, end, nos: [no], rank: end - start });
    }
  }
  found.sort((a, b) => a.start - b.start || b.rank - a.rank);
  const kept: NamedAt[] = [];
  for (const { start, end, nos } of found) {
    const last = kept.at(-1);
    if (last !== undefined && last.start === start && last.end === end)
      kept[kept.length - 1] = { start, end, nos: [...new Set([...last.nos, ...nos])] };
    else if (last === undefined || start >= last.end) kept.push({ start, end, nos });
  }
  return kept;
}

interface Called {
  /** Simplified, in lower case. */
  readonly name: string;
  /** What of it people say: 云图 of 杭州云图科技有限公司; the whole where too little is left. */
  readonly core: string;
  /** How the core begins: where it stands, the name may. */
  readonly key: string;
}

const calledAs = remembered((name): Called => {
  const lower = simplified(name).toLowerCase();
  const bare = withoutCommon(lower);
  const core = bare.length >= SHORTEST && lower.includes(bare) ? bare : lower;
  return { name: lower, core, key: core.slice(0, SHORTEST) };
});

interface KnownAs {
  readonly no: number;
  readonly called: Called;
}

/** A message looks for the same names in each of its parts. */
const ofMessage = new WeakMap<readonly Named[], readonly KnownAs[]>();

function calledOf(known: readonly Named[]): readonly KnownAs[] {
  const before = ofMessage.get(known);
  if (before !== undefined) return before;
  const called = known
    .map(({ no, name }) => ({ no, called: calledAs(name) }))
    .filter(({ called: { key } }) => key.length >= SHORTEST);
  ofMessage.set(known, called);
  return called;
}

/** The longest part of the name around its core that the text says here; null where that is too little to be the name. */
function spanAt(said: string, at: number, { name, core }: Called): { start: number; end: number } | null {
  let end = at;
  const from = name.indexOf(core);
  for (let of = from; end < said.length && name.charAt(of) === said.charAt(end) && of < name.length; of++)
    end++;
  let start = at;
  for (let of = from - 1; start > 0 && of >= 0 && name.charAt(of) === said.charAt(start - 1); of--) start--;
  const length = end - at;
  const isWhole = length >= core.length;
  // 阿里 for 阿里巴巴: two characters of a long core, if no part of another word.
  if (!isWhole && (length < SHORTEST || core.length < 3 || !isDistinctive(core.slice(0, length))))
    return null;
  return { start, end };
}

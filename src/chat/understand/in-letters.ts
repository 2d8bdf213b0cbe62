// A message in letters throughout, hengli baojia duoshao: read as the characters it sounds like (speech.md, "slips and scripts").
import { withoutCommon } from "../read/distinctive.ts";
import { LONGER, SHORT, SPELLED_ALSO } from "../read/pinyin-lexicon.ts";
import { sounds } from "../words/pinyin.ts";
import type { Surroundings } from "./around.ts";
import type { Registry } from "./registry.ts";

const HAN = /\p{Script=Han}/u;
const LEAST_LETTERS = 5;
/** Nobody spells more than a few sentences. */
const LONGEST_TEXT = 200;
/** What a word costs, so that few and long ones win; one character costs more, and most of all letters that say nothing. */
const COST = { word: 1, character: 1.4, letter: 4, astride: 0.4 } as const;
const LONGEST = 24;

interface Word {
  readonly word: string;
  readonly cost: number;
}

/** In characters; null where it is none of it, or not plainly so. */
export function inCharacters(text: string, around: Surroundings): Promise<string | null> | null {
  if (HAN.test(text) || (text.match(/[a-z]/giu)?.length ?? 0) < LEAST_LETTERS) return null;
  return text.length > LONGEST_TEXT || around.registry.find(text) !== null ? null : soundedOut(text, around);
}

async function soundedOut(text: string, around: Surroundings): Promise<string | null> {
  const sound = await sounds();
  const known = new Map(wordsOf(around.registry, sound));
  for (const { name } of [...(await around.own()), ...(await around.contacts())])
    for (const word of [name, withoutCommon(name)])
      if (word.length > 1 && HAN.test(word)) known.set(sound(word), { word, cost: COST.word });
  let letters = 0;
  let said = 0;
  const read = text.toLowerCase().replace(/[a-z]+(?:[ ']+[a-z]+)*/gu, (run) => {
    const { words, unknown } = spelledOut(run, known);
    letters += run.replace(/[^a-z]/gu, "").length;
    said += unknown;
    return words;
  });
  return HAN.test(read) && said <= letters * MOST_UNKNOWN ? read : null;
}

const MOST_UNKNOWN = 0.35;

/** The cheapest way to say a run of letters in known words. */
function spelledOut(run: string, known: ReadonlyMap<string, Word>) {
  const ends = new Set<number>([0]);
  let letters = "";
  for (const token of run.split(/[ ']+/u)) {
    letters += token;
    ends.add(letters.length);
  }
  const best: { cost: number; from: number; word: string | null }[] = [{ cost: 0, from: 0, word: null }];
  const starts = [...ends];
  for (let to = 1; to <= letters.length; to++) {
    const astride = ends.has(to) ? 0 : COST.astride;
    // A token nobody knows stands as it was typed.
    const token = ends.has(to) ? (starts[starts.indexOf(to) - 1] ?? 0) : to;
    const whole = (best[token]?.cost ?? Infinity) + COST.letter * (to - token);
    let found = { cost: token === to ? Infinity : whole, from: token, word: null as string | null };
    for (let from = Math.max(0, to - LONGEST); from < to; from++) {
      const word = known.get(letters.slice(from, to));
      const cost = word === undefined ? Infinity : (best[from]?.cost ?? 0) + word.cost + astride;
      if (word !== undefined && cost < found.cost) found = { cost, from, word: word.word };
    }
    best.push(found);
  }
  const words: string[] = [];
  let unknown = 0;
  for (let at = letters.length; at > 0; ) {
    const { from, word } = best[at] ?? { from: 0, word: null };
    if (word === null) unknown += at - from;
    const isBesideLetters = word === null && /^[a-z]/u.test(words[0] ?? "");
    words.unshift(word ?? `${letters.slice(from, at)}${isBesideLetters ? " " : ""}`);
    at = from;
  }
  return { words: words.join(""), unknown };
}

/** By how they sound, of each registry once: its commands' words, then those of everyday speech. */
const bySound = new WeakMap<Registry["entries"], ReadonlyMap<string, Word>>();

function wordsOf({ entries }: Registry, sound: (text: string) => string): ReadonlyMap<string, Word> {
  const before = bySound.get(entries);
  if (before !== undefined) return before;
  const found = new Map<string, Word>();
  for (const word of entries.flatMap(({ words }) => words))
    if (word.length > 1 && HAN.test(word)) found.set(sound(word), { word, cost: COST.word });
  for (const word of LONGER.split(" ")) found.set(sound(word), { word, cost: COST.word });
  for (const word of SHORT.split(" "))
    if (!found.has(sound(word))) found.set(sound(word), { word, cost: COST.character });
  for (const [letters, word] of Object.entries(SPELLED_ALSO))
    found.set(letters, { word, cost: COST.character });
  bySound.set(entries, found);
  return found;
}

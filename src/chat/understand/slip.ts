// A slip of the input method: 跟近 for 跟进, 令取 for 领取 — other characters with the same sound.
import type { Entry } from "../command.ts";
import { afterCourtesy } from "../read/courtesy.ts";
import { sounds } from "../words/pinyin.ts";
import type { Registry } from "./registry.ts";

export interface Slip {
  readonly entry: Entry;
  /** The text with the word as it was meant. */
  readonly text: string;
}

const HAN = /^[\u4e00-\u9fff]{2,}$/;

/** 令取 sounds the same; 银单 nearly, to people who do not tell in from ing or z from zh. */
export type Likeness = "same" | "near";
type Heard = ReadonlyMap<number, ReadonlyMap<string, readonly Word[]>>;

/** What each word of a registry sounds like, by how many characters it has: made when somebody first slips. */
const heardAs: Readonly<Record<Likeness, WeakMap<readonly Entry[], Heard>>> = {
  same: new WeakMap(),
  near: new WeakMap(),
};

interface Word {
  readonly entry: Entry;
  readonly word: string;
}

/** The command whose word sounds like the beginning of the text; null when none does, or several do. */
export async function slipIn(
  text: string,
  { entries }: Registry,
  likeness: Likeness = "same",
): Promise<Slip | null> {
  const said = text.slice(afterCourtesy(text)).trimStart();
  const plain = await sounds();
  const letters = LETTERS.exec(said)?.[0].length ?? 0;
  if (letters > 0 && likeness === "same") return spelledIn(said, letters, { entries, plain });
  if (!HAN.test(said.slice(0, 2))) return null;
  const sound = likeness === "same" ? plain : (words: string) => blurred(plain(words));
  const known = knownAs(entries, likeness, sound);
  for (const [length, words] of known) {
    const heard = said.slice(0, length);
    if (heard.length < length || !HAN.test(heard)) continue;
    // A word written right is none, even where what follows makes no command of it.
    const meant = (words.get(sound(heard)) ?? []).filter(({ word }) => word !== heard);
    const [only] = meant;
    if (only === undefined) continue;
    if (new Set(meant.map(({ entry }) => entry.id)).size > 1) return null;
    return { entry: only.entry, text: `${only.word}${said.slice(length)}` };
  }
  return null;
}

const LETTERS = /^[a-z]{4,}(?=\p{Script=Han}|\s)/iu;
/** Characters that may follow the letters of a word: tixing我. */
const MOST_BEHIND = 3;

/** tixing我明天…: a word of which some or all is in letters. */
function spelledIn(
  said: string,
  letters: number,
  { entries, plain }: { readonly entries: readonly Entry[]; readonly plain: (text: string) => string },
): Slip | null {
  const known = knownAs(entries, "same", plain);
  for (let end = letters + MOST_BEHIND; end >= letters; end--) {
    const heard = plain(said.slice(0, end).replace(/\s/gu, "").toLowerCase());
    const meant = [...known.values()].flatMap((words) => words.get(heard) ?? []);
    const [only] = meant;
    if (only !== undefined && new Set(meant.map(({ entry }) => entry.id)).size === 1)
      return { entry: only.entry, text: `${only.word}${said.slice(end)}` };
  }
  return null;
}

function knownAs(entries: readonly Entry[], likeness: Likeness, sound: (text: string) => string): Heard {
  const known = heardAs[likeness].get(entries) ?? bySound(entries, sound);
  heardAs[likeness].set(entries, known);
  return known;
}

function blurred(sound: string): string {
  return sound.replace(/(?<=[iea])ng/gu, "n").replace(/([zcs])h/gu, "$1");
}

/** The longest first. */
function bySound(entries: readonly Entry[], sound: (text: string) => string): Heard {
  const found = new Map<number, Map<string, Word[]>>();
  for (const entry of entries)
    for (const word of entry.words.filter((one) => HAN.test(one))) {
      const alike = found.get(word.length) ?? new Map<string, Word[]>();
      found.set(word.length, alike.set(sound(word), [...(alike.get(sound(word)) ?? []), { entry, word }]));
    }
  return new Map([...found].sort(([one], [other]) => other - one));
}

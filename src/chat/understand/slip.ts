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

/** What each word of a registry sounds like, by how many characters it has: made when somebody first slips. */
const heardAs = new WeakMap<readonly Entry[], ReadonlyMap<number, ReadonlyMap<string, readonly Word[]>>>();

interface Word {
  readonly entry: Entry;
  readonly word: string;
}

/** The command whose word sounds like the beginning of the text; null when none does, or several do. */
export async function slipIn(text: string, { entries }: Registry): Promise<Slip | null> {
  const said = text.slice(afterCourtesy(text)).trimStart();
  if (!HAN.test(said.slice(0, 2))) return null;
  const sound = await sounds();
  const known = heardAs.get(entries) ?? bySound(entries, sound);
  heardAs.set(entries, known);
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

/** The longest first. */
function bySound(entries: readonly Entry[], sound: (text: string) => string) {
  const found = new Map<number, Map<string, Word[]>>();
  for (const entry of entries)
    for (const word of entry.words.filter((one) => HAN.test(one))) {
      const alike = found.get(word.length) ?? new Map<string, Word[]>();
      found.set(word.length, alike.set(sound(word), [...(alike.get(sound(word)) ?? []), { entry, word }]));
    }
  return new Map([...found].sort(([one], [other]) => other - one));
}

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

/** The command whose word sounds like the beginning of the text; null when none does, or several do. */
export async function slipIn(text: string, { entries }: Registry): Promise<Slip | null> {
  const said = text.slice(afterCourtesy(text)).trimStart();
  if (!/^[\u4e00-\u9fff]{2}/.test(said)) return null;
  const sound = await sounds();
  const slips: (Slip & { readonly length: number })[] = [];
  for (const entry of entries)
    for (const word of entry.words) {
      const heard = said.slice(0, word.length);
      // A word written right is none, even where what follows makes no command of it.
      if (
        heard === word ||
        word.length < 2 ||
        !/^[\u4e00-\u9fff]+$/.test(heard) ||
        sound(heard) !== sound(word)
      )
        continue;
      slips.push({ entry, text: `${word}${said.slice(word.length)}`, length: word.length });
    }
  const longest = Math.max(0, ...slips.map(({ length }) => length));
  const best = slips.filter(({ length }) => length === longest);
  const [only] = best;
  return only === undefined || new Set(best.map(({ entry }) => entry.id)).size > 1 ? null : only;
}

// Which commands a clause speaks of: the lines of all templates, found by two characters each, the surest first.
import { groupedBy } from "../../domain/grouped.ts";
import type { Cue } from "./cue.ts";

export interface Recognised {
  readonly cue: Cue;
  /** How many characters were asked for and found: what asks for more is surer. */
  readonly weight: number;
  /** In the masked clause. */
  readonly start: number;
  readonly end: number;
  /** What fills {人} and {谁}. */
  readonly who: string | null;
  readonly words: string | null;
}

export interface Recogniser {
  /** Of each command, manner and variant the surest line, the surest of all first. */
  in(masked: string): readonly Recognised[];
  /** Whether a line of the command's own takes it back: its `not:` lines. */
  takesBack(id: string, masked: string): boolean;
}

/** Whoever is named says something, whatever their name. */
const NAME_WEIGHT = 1.5;

export function createRecogniser(cues: readonly Cue[]): Recogniser {
  const byAnchor = new Map<string, Cue[]>();
  for (const cue of cues)
    for (const anchor of new Set(cue.anchors)) {
      const others = byAnchor.get(anchor);
      if (others === undefined) byAnchor.set(anchor, [cue]);
      else others.push(cue);
    }
  const takingBack = groupedBy(cues, ({ id, manner, variant }) =>
    manner === "not" && variant === null ? id : null,
  );
  return {
    takesBack(id, masked) {
      const lines = takingBack.get(id) ?? [];
      const grams = lines.length === 0 ? NONE : gramsOf(masked.toLowerCase());
      return lines.some((cue) => mayMatch(cue, grams) && cue.pattern().test(masked));
    },
    in(masked) {
      const best = new Map<string, Recognised>();
      for (const cue of candidates(gramsOf(masked.toLowerCase()))) {
        const match = cue.pattern().exec(masked);
        if (match === null) continue;
        const key = `${cue.id}/${cue.manner}/${cue.variant}`;
        const found = recognised(cue, match);
        if ((best.get(key)?.weight ?? 0) < found.weight) best.set(key, found);
      }
      return [...best.values()].sort((a, b) => b.weight - a.weight);
    },
  };

  function candidates(grams: ReadonlySet<string>): ReadonlySet<Cue> {
    const found = new Set<Cue>();
    for (const gram of grams)
      for (const cue of byAnchor.get(gram) ?? []) if (asksNoMore(cue, grams)) found.add(cue);
    return found;
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Its characters, alone and by twos. */
function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  for (let at = 0; at < text.length; at++) grams.add(text.charAt(at)).add(text.slice(at, at + 2));
  return grams;
}

/** Most lines end here: a pattern takes longer to try than its characters to look up. */
function mayMatch(cue: Cue, grams: ReadonlySet<string>): boolean {
  return cue.anchors.some((anchor) => grams.has(anchor)) && asksNoMore(cue, grams);
}

function asksNoMore({ alsoAsks }: Cue, grams: ReadonlySet<string>): boolean {
  return alsoAsks.every((anchors) => anchors.some((anchor) => grams.has(anchor)));
}

function recognised(cue: Cue, match: RegExpExecArray): Recognised {
  const { who = null, words = null } = match.groups ?? {};
  const [whole, ...gaps] = match;
  const blank = gaps.reduce((sum, gap) => sum + (gap?.length ?? 0), 0);
  const named = [who, words].filter((name) => name !== null).length * NAME_WEIGHT;
  return {
    cue,
    weight: whole.length - blank + named,
    start: match.index,
    end: match.index + whole.length,
    who,
    words,
  };
}

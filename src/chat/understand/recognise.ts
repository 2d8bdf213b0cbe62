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
  const byAnchor = new Map<number, Line[]>();
  const lines = cues.map(asLine);
  for (const line of lines)
    for (const anchor of new Set(line.anchors)) {
      const others = byAnchor.get(anchor);
      if (others === undefined) byAnchor.set(anchor, [line]);
      else others.push(line);
    }
  const takingBack = groupedBy(lines, ({ cue: { id, manner, variant } }) =>
    manner === "not" && variant === null ? id : null,
  );
  return {
    takesBack(id, masked) {
      const own = takingBack.get(id) ?? [];
      const grams = own.length === 0 ? NONE : gramsOf(masked.toLowerCase());
      return own.some((line) => mayMatch(line, grams) && line.cue.pattern().test(masked));
    },
    in(masked) {
      const best = new Map<string, Recognised>();
      for (const { cue } of candidates(gramsOf(masked.toLowerCase()))) {
        const match = cue.pattern().exec(masked);
        if (match === null) continue;
        const key = `${cue.id}/${cue.manner}/${cue.variant}`;
        const found = recognised(cue, match);
        if ((best.get(key)?.weight ?? 0) < found.weight) best.set(key, found);
      }
      return [...best.values()].sort((a, b) => b.weight - a.weight);
    },
  };

  function candidates(grams: ReadonlySet<number>): ReadonlySet<Line> {
    const found = new Set<Line>();
    for (const gram of grams) {
      const asking = byAnchor.get(gram);
      if (asking === undefined) continue;
      for (const line of asking) if (asksNoMore(line, grams)) found.add(line);
    }
    return found;
  }
}

/** A line with its grams as numbers, which are looked up in a fifth of the time of words. */
interface Line {
  readonly cue: Cue;
  readonly anchors: readonly number[];
  readonly alsoAsks: readonly (readonly number[])[];
}

function asLine(cue: Cue): Line {
  return { cue, anchors: cue.anchors.map(gramOf), alsoAsks: cue.alsoAsks.map((each) => each.map(gramOf)) };
}

/** One character, or two. */
function gramOf(characters: string): number {
  return (characters.charCodeAt(0) << 16) | (characters.length > 1 ? characters.charCodeAt(1) : 0);
}

const NONE: ReadonlySet<number> = new Set();

/** Its characters, alone and by twos. */
function gramsOf(text: string): ReadonlySet<number> {
  const grams = new Set<number>();
  for (let at = 0; at < text.length; at++) {
    const first = text.charCodeAt(at) << 16;
    grams.add(first);
    if (at + 1 < text.length) grams.add(first | text.charCodeAt(at + 1));
  }
  return grams;
}

/** Most lines end here: a pattern takes longer to try than its characters to look up. */
function mayMatch(line: Line, grams: ReadonlySet<number>): boolean {
  return line.anchors.some((anchor) => grams.has(anchor)) && asksNoMore(line, grams);
}

function asksNoMore({ alsoAsks }: Line, grams: ReadonlySet<number>): boolean {
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

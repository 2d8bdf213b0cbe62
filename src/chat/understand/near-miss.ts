// The commands an unknown word was most likely meant to be.
import type { Entry } from "../command.ts";

const MOST = 3;
const ALIKE = 0.5;

/** Canonical words of the entries whose words come nearest to the beginning of the text; at most three. */
export function nearest(text: string, entries: readonly Entry[]): readonly string[] {
  const scored = entries.map((entry) => ({
    word: entry.words[0] ?? entry.id,
    score: Math.max(...entry.words.map((word) => likeness(text, word))),
  }));
  return scored
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ word }) => word);
}

/** 1 for a word found anywhere in the text, else the share of its characters that one slip away would still match. */
function likeness(text: string, word: string): number {
  if (word.length > 1 && text.includes(word)) return 1;
  const head = text.slice(0, word.length);
  const shared = [...word].filter((character) => head.includes(character)).length;
  return shared === 0 || word.length === 1 ? 0 : (0.9 * shared) / Math.max(word.length, head.length);
}

// 标记叫法: a department's own word for what enters a stage (POC, 投标, 立项). The six stages, their rules and figures stay (rules.md 3).
import type { Stage } from "../item/item.ts";
import { RuleError } from "../rule-error.ts";

export interface MarkWord {
  readonly departmentId: number;
  readonly stage: Stage;
  /** As its people say it. */
  readonly word: string;
  readonly byId: string;
  readonly at: number;
}

/** A department's own words by stage, those of the departments above it where it has none; what has none is not there. */
export type StageWords = { readonly [S in Stage]?: string };

export const NO_WORDS: StageWords = {};

/** `line`: ids from a department upwards. */
export function wordsFor(line: readonly number[], all: readonly MarkWord[]): StageWords {
  const words: { [S in Stage]?: string } = {};
  for (const id of [...line].reverse())
    for (const { departmentId, stage, word } of all) if (departmentId === id) words[stage] = word;
  return words;
}

/** Of two to twelve letters and figures, and not of figures alone. */
const SHAPE = /^(?=.*\p{L})[\p{L}\p{N}]{2,12}$/u;
interface Around {
  readonly stage: Stage;
  /** It begins as what denies does, and would be read so. */
  readonly denies: boolean;
  /** What the word means to everybody already; null where it means no stage. */
  readonly standard: Stage | null;
  /** The command it begins with, as it is typed; null where it begins with none. */
  readonly command: string | null;
  /** What the department and those above it call their stages. */
  readonly words: StageWords;
}

/** @throws RuleError with why a word would not be understood, or not always as the same */
export function mustBeFree(word: string, { stage, denies, standard, command, words }: Around): void {
  if (!SHAPE.test(word)) throw new RuleError("mark-word-shape", { word });
  if (denies) throw new RuleError("mark-word-denies", { word });
  if (standard !== null) throw new RuleError("mark-word-standard", { word, stage: standard });
  if (command !== null) throw new RuleError("mark-word-command", { word, command });
  const other = Object.entries(words).find(([of, one]) => Number(of) !== stage && one === word);
  if (other !== undefined) throw new RuleError("mark-word-taken", { word, stage: Number(other[0]) });
}

// The registry as the people of a department hear it: what they call a stage is understood as its other words are.
import type { StageWords } from "../../domain/rules/mark-words.ts";
import { linesOf, ofWords } from "../read/mark-words.ts";
import { cueOf } from "./cue.ts";
import { createRecogniser, type Recogniser } from "./recognise.ts";
import type { Registry } from "./registry.ts";

const MOVES = "advance";
/** By the words themselves: a department's are the same for all its messages. */
const known = new Map<string, Recogniser>();
const MOST_KNOWN = 200;

export function withOwnWords(registry: Registry, words: StageWords): Registry {
  const own = ofWords(words);
  if (own.length === 0) return registry;
  const recogniser = recogniserOf(own);
  return {
    ...registry,
    recognise(masked) {
      const found = [...recogniser.in(masked), ...registry.recognise(masked)];
      return found.sort((one, other) => other.weight - one.weight);
    },
    entry(id) {
      const entry = registry.entry(id);
      return { ...entry, offered: (values) => entry.offered({ ...values, stageWords: words }) };
    },
  };
}

function recogniserOf(own: ReturnType<typeof ofWords>): Recogniser {
  const key = JSON.stringify(own);
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const made = createRecogniser(own.flatMap(linesOf).map((line) => cueOf(line, MOVES)));
  known.set(key, made);
  return made;
}

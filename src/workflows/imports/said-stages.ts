// 已接触=2 POC=谈判: words of a list and the stages they are said to mean.
import { readStage } from "../../chat/read/stage.ts";
import { asMeaning, stageKey } from "./stage-words.ts";

export interface SaidStage {
  /** As typed. */
  readonly word: string;
  readonly key: string;
  /** "" where it is to be forgotten. */
  readonly meaning: string;
}

const PAIR = /([^\s=,;、]+(?: [^\s=,;、]+)*?)\s*=\s*([^\s=,;、]+)/gu;
/** 摸底=不记了: what was said of it no longer holds. */
const FORGET = /^(?:不记了?|忘掉|忘了|去掉|删掉|取消)$/;
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:赢单|成交|成单|已签约)$/, "won"],
  [/^(?:输单|丢单|战败)$/, "lost"],
  [/^线索$/, "lead"],
];

/** Null where nothing, or something that is no stage, is said. */
export function readStageWords(text: string): readonly SaidStage[] | null {
  const folded = text.normalize("NFKC").replaceAll("、", " ");
  const said = [...folded.matchAll(PAIR)].map(([, word = "", meaning = ""]) => ({
    word,
    key: stageKey(word),
    meaning: FORGET.test(meaning) ? "" : meaningOf(meaning),
  }));
  return said.length === 0 || said.some(({ meaning, key }) => meaning === null || key === "")
    ? null
    : said.map(({ meaning, ...one }) => ({ ...one, meaning: meaning ?? "" }));
}

function meaningOf(words: string): string | null {
  const named = NAMES.find(([pattern]) => pattern.test(words))?.[1];
  const stage = readStage(words)?.stage;
  const meaning = named ?? (stage === undefined ? words : String(stage));
  return asMeaning(meaning) === null ? null : meaning;
}

// The stage somebody names, by number or by one of its words (rules.md 3, "also said").
import type { Stage } from "../../domain/item/item.ts";
import { restAfter, skipSeparator } from "./fold.ts";
import { spelled } from "./simplified.ts";

export interface StageRead {
  readonly stage: Stage;
  /** What stood after it, unaltered: the mark. */
  readonly rest: string;
}

/** Reads a stage only where it stands first, after 到 / 进 at most: `报价28万` further on is a mark. */
export function readStage(text: string): StageRead | null {
  const folded = spelled(text);
  const from = skipSeparator(folded, 0);
  const rest = folded.slice(from);
  for (const [pattern, stage] of STAGES) {
    const match = pattern.exec(rest);
    if (match !== null) return { stage, rest: restAfter(text, folded, from + match[0].length) };
  }
  return null;
}

/** What may stand before it. */
export const TO = "(?:推进|退回|回退|退)?\\s*(?:到了?|进入?|去|至|→|->)?\\s*";
/** A number that goes on into an amount, a date or a count is no stage. */
const NO_AMOUNT = "(?!\\d|[./%:-]\\d|[万亿千百元块kKwW月日号点年天周个次折成%]|小时|分钟)";

const BY_WORD: readonly (readonly [string, Stage])[] = [
  ["基础意向|初步(?:意向|接洽|接触)|初步(?![一-龥])", 1],
  ["中意向|面谈|演示", 2],
  ["高意向|报价", 3],
  ["决策关键期|决策期|关键期|(?:商务)?谈判", 4],
  ["成交冲刺期?|冲刺期?|签约", 5],
  ["合作[与和]回款|回款", 6],
];

const STAGES: readonly (readonly [RegExp, Stage])[] = [
  ...BY_WORD.map(([words, stage]) => [new RegExp(`^${TO}(?:${words})(?:阶段)?`), stage] as const),
  ...([1, 2, 3, 4, 5, 6] as const).flatMap((stage) => {
    const word = "一二三四五六"[stage - 1];
    return [
      [new RegExp(`^${TO}(?:第|阶段|[sS])?\\s*${stage}(?:\\s*阶段)?${NO_AMOUNT}`), stage] as const,
      [new RegExp(`^${TO}(?:第${word}(?:个?阶段)|阶段${word}|${word}阶段)`), stage] as const,
      [new RegExp(`^(?:到|进|至)\\s*${word}(?![一-龥])`), stage] as const,
    ];
  }),
];

/** 高意向一般停多久: the one stage a text speaks of by its word, wherever it stands; null for none, and for several. */
export function stageSpokenOf(text: string): Stage | null {
  const said = spelled(text);
  const [stage = null, another] = BY_WORD.flatMap(([words, one]) =>
    new RegExp(words).test(said) ? [one] : [],
  );
  return another === undefined ? stage : null;
}

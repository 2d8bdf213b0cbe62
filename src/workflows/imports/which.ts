// Which list is meant: by its number, as the bot has told it; and what campaign it answers.
import { type SaidUnit, UNIT_WORDS, unitIn } from "./choose-unit.ts";

export interface WhichList {
  /** Null where none is named. */
  readonly id: number | null;
  /** 活动 春季展会: who stands in it has responded. Null for any other list. */
  readonly campaign: string | null;
  /** 活动 alone, or with what stands for a name: which one is asked. */
  readonly lacksCampaign: boolean;
  /** 万元: what its amounts count that say nothing themselves. Null where it is not said. */
  readonly unit: SaidUnit | null;
  /** 结果: what became of its rows is asked for, from this one on (from 1). Null for anything else. */
  readonly resultFrom: number | null;
  /** 不导了: it is put away, and nothing of it is taken in. */
  readonly drops: boolean;
}

/** A first look holds as long as what was taken in may be taken back. */
export const ASKED_MS = 86_400_000;

const NUMBER = /^\s*(?:#|第|导入)?\s*(\d{1,9})\s*(?:号|个)?(?=\s|$)/;
const NO_CAMPAIGN = /^(?:活动|来源|激活)[\s:=….。]*$/;
const CAMPAIGN = /^\s*(?:活动|来源|激活)\s*[:=]?\s*(\S[\s\S]*)$/;

const UNIT = new RegExp(`^(?:金额)?(?:的?单位)?(?:都?是|按)?\\s*(${UNIT_WORDS})(?=\\s|$)([\\s\\S]*)$`, "u");
const DROPS = /^(?:先?不导入?了?|不要了|收起来|删掉|算了)$/;
const RESULT = /^\s*的?(?:结果|明细|去哪了?|归谁了?)\s*(?:从?第?\s*(\d{1,6})\s*[行条]?起?)?\s*$/;

/** Words that are neither name no list and no campaign. */
export function readWhich(text: string): WhichList {
  const said = text.normalize("NFKC");
  const number = NUMBER.exec(said);
  const rest = said.slice(number?.[0].length ?? 0).trim();
  const [, unitWord, behind = ""] = UNIT.exec(rest) ?? [];
  const lacksCampaign = NO_CAMPAIGN.test(rest);
  const named = lacksCampaign ? null : CAMPAIGN.exec(unitWord === undefined ? rest : behind);
  const campaign = named?.[1]?.trim() ?? null;
  const unit = unitWord === undefined ? null : unitIn(unitWord);
  const result = RESULT.exec(rest);
  const resultFrom = result === null ? null : Math.max(1, Number(result[1] ?? 1));
  const drops = DROPS.test(rest);
  const isAll =
    drops ||
    lacksCampaign ||
    campaign !== null ||
    resultFrom !== null ||
    rest === "" ||
    (unit !== null && behind.trim() === "");
  const id = number !== null && isAll ? Number(number[1]) : null;
  return { id, campaign, lacksCampaign, resultFrom, drops, unit: isAll ? unit : null };
}

/** Null where none is named. */
export function numberIn(text: string): number | null {
  return readWhich(text).id;
}

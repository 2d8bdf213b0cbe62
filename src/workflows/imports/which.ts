// Which list is meant: by its number, as the bot has told it; and what campaign it answers.

export interface WhichList {
  /** Null where none is named. */
  readonly id: number | null;
  /** 活动 春季展会: who stands in it has responded. Null for any other list. */
  readonly campaign: string | null;
}

const NUMBER = /^\s*(?:#|第|导入)?\s*(\d{1,9})\s*(?:号|个)?(?=\s|$)/;
const CAMPAIGN = /^\s*(?:活动|来源|激活)\s*[:=]?\s*(\S[\s\S]*)$/;

/** Words that are neither name no list and no campaign. */
export function readWhich(text: string): WhichList {
  const said = text.normalize("NFKC");
  const number = NUMBER.exec(said);
  const campaign = CAMPAIGN.exec(said.slice(number?.[0].length ?? 0))?.[1]?.trim() ?? null;
  const isAll = campaign !== null || number?.[0].length === said.trimEnd().length;
  return { id: number !== null && isAll ? Number(number[1]) : null, campaign };
}

/** Null where none is named. */
export function numberIn(text: string): number | null {
  return readWhich(text).id;
}

// 去年, 大前年, 明年, 2025年, 25年: the year a time is of.
import { type Day, partsOf } from "../../domain/day.ts";

/** Years from this one; not 以前年度, 说明年底. */
const AWAY: Readonly<Record<string, number>> = {
  大前: -3,
  前: -2,
  去: -1,
  上一: -1,
  今: 0,
  本: 0,
  明: 1,
  来: 1,
  后: 2,
};
const WORD = `大前|(?<![目以之提])前|去|(?<!马)上一|今|本|(?<![说声证])明|(?<!未)来|(?<![今以之前])后`;
const NUMBER = String.raw`(?<!\d)(?:20)?\d\d`;

/** 去年 and 2025年, in a pattern of its own. */
export const YEAR = `(?:(?<number>${NUMBER})年|(?<word>${WORD})年)度?`;
/** The same before a month or a quarter, where 2025-3月 and 2025Q3 say it too. */
export const OF_YEAR = String.raw`(?:(?:${YEAR}|(?<bare>(?<!\d)20\d\d)\s*[/.-]?)的?\s*)?`;

/** How far from this year a figure of two digits is one: 25年, and not 做了12年. */
const NEAR = 6;

/** Null where no year is named, or none that can be meant. */
export function yearNamed(
  { number, word, bare }: Readonly<Record<string, string | undefined>>,
  today: Day,
): number | null {
  const { year } = partsOf(today);
  if (word !== undefined) return year + (AWAY[word] ?? 0);
  const said = Number(number ?? bare ?? Number.NaN);
  if (Number.isNaN(said)) return null;
  if (said >= 2000) return said;
  return Math.abs(2000 + said - year) <= NEAR ? 2000 + said : null;
}

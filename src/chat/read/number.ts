// Chinese and Arabic numbers: 两百万, 一百二十, 1.5, 三万五 → a number.

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** What a number in Chinese numerals is made of: a character class without its brackets. */
export const NUMERALS = "零〇一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟廿卅";
export const CHINESE_NUMBER = `[${NUMERALS}]+`;

/**
 * A number below ten thousand in Chinese numerals: 十五 → 15, 一百二十 → 120, 一百零五 → 105, 三千五 → 3500.
 * Plain digits in a row read as such: 二〇二六 → 2026. Null for what is none.
 */
export function readChineseNumber(text: string): number | null {
  if (text === "") return null;
  const characters = [...text.replace("廿", "二十").replace("卅", "三十")];
  if (characters.every((character) => character in DIGITS))
    return characters.length === 1 || characters.length > 2
      ? Number(characters.map((character) => DIGITS[character]).join(""))
      : null;
  let sum = 0;
  let digit: number | null = null;
  let lastUnit = 10_000;
  let afterZero = false;
  for (const character of characters) {
    const unit = UNITS[character];
    if (unit !== undefined) {
      if (unit >= lastUnit || (digit === null && unit !== 10)) return null;
      sum += (digit ?? 1) * unit;
      lastUnit = unit;
      digit = null;
      afterZero = false;
      continue;
    }
    const value = DIGITS[character];
    if (value === undefined || digit !== null) return null;
    if (value === 0) afterZero = true;
    else digit = value;
  }
  if (digit === null) return sum;
  // 三千五 means 3500, 三千零五 means 3005, 二十五 means 25.
  return sum + (afterZero || lastUnit === 10 || lastUnit === 10_000 ? digit : (digit * lastUnit) / 10);
}

/** 12, 3.5 or 十二: in figures or in words; null for what is neither. */
export function numberSaid(words: string): number | null {
  return /^\d/.test(words) ? Number(words) : readChineseNumber(words);
}

// Who gets how much, as people say it: 六四开, 五五, 我6李四4, 我60 @李四40, 60%.
import { fold } from "./fold.ts";

export interface Share {
  /** As typed, without the @; null for the speaker (我) and where nobody is named. */
  readonly person: string | null;
  /** Parts of 10 000. */
  readonly basisPoints: number;
}

const DIGITS = "一二三四五六七八九";
const HALVES =
  /^\s*(?:我们?|咱们?)?\s*(?:按)?\s*([一二三四五六七八九])\s*([一二三四五六七八九])\s*(?:开|分|分成)?\s*$/;
const ARABIC =
  /(?:(我)|@?([\p{Script=Han}A-Za-z][\p{Script=Han}\w.-]*?))\s*(\d+(?:\.\d+)?)\s*(%|成|分)?(?=[\s,;、@]|[\p{Script=Han}A-Za-z]|$)/gu;
const CHINESE =
  /(?:(我)|@?(\p{Script=Han}{2,4}?))\s*([一二三四五六七八九十])(成|分)?(?=$|[\s,;、@]|\p{Script=Han}{2,})/gu;
const ALONE = /^\s*(\d+(?:\.\d+)?)\s*(%|成)\s*$/;

/** The shares in the order in which they were said; null when the text holds none. They need not add up to all. */
export function readShares(text: string): readonly Share[] | null {
  const folded = fold(text);
  const halves = HALVES.exec(folded);
  if (halves !== null) {
    const parts = [halves[1] ?? "", halves[2] ?? ""].map((digit) => DIGITS.indexOf(digit) + 1);
    // 六四 is the whole shared out; 三三 is not.
    return parts.reduce((sum, part) => sum + part, 0) === 10
      ? parts.map((part) => ({ person: null, basisPoints: part * 1000 }))
      : null;
  }
  const alone = ALONE.exec(folded);
  if (alone !== null) return [{ person: null, basisPoints: pointsOf(Number(alone[1]), alone[2] ?? "", 100) }];
  const named = [...folded.matchAll(/\d/.test(folded) ? ARABIC : CHINESE)].map(
    ([, me, person, number = "", unit = ""]) => ({
      person: me === undefined ? (person ?? null) : null,
      number: /^\d/.test(number) ? Number(number) : "一二三四五六七八九十".indexOf(number) + 1,
      unit,
    }),
  );
  // 下周二 names nobody: somebody must be spoken of as 我 or with an @.
  if (named.length === 0 || !/我|@/.test(folded)) return null;
  const sum = named.reduce((total, { number }) => total + number, 0);
  return named.map(({ person, number, unit }) => ({
    person,
    basisPoints: pointsOf(number, unit, sum === 10 ? 10 : 100),
  }));
}

/** 6 of ten, 六成, 60 of a hundred, 60%: basis points. */
function pointsOf(number: number, unit: string, whole: number): number {
  const of = unit === "成" ? 10 : unit === "%" ? 100 : whole;
  return Math.round((number * 10_000) / of);
}

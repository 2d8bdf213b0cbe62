// Who gets how much, as people say it: 六四开, 五五, 5:5, 我6李四4, 我60 @李四40, 60%.
import { fold } from "./fold.ts";

export interface Share {
  /** As typed, without the @; null for the speaker (我) and where nobody is named. */
  readonly person: string | null;
  /** 我. */
  readonly me: boolean;
  /** Parts of 10 000. */
  readonly basisPoints: number;
}

export interface SharesRead {
  /** In the order in which they were said. They need not add up to all. */
  readonly shares: readonly Share[];
  /** Words that are no share; "" when everything was understood. */
  readonly unread: string;
  /** A number finer than a hundredth of a percent. */
  readonly tooFine: string | null;
}

const DIGITS = "一二三四五六七八九";
const HALVES =
  /^\s*(?:我们?|咱们?)?\s*(?:按)?\s*([一二三四五六七八九])\s*([一二三四五六七八九])\s*(?:开|分|分成)?\s*$/;
const RATIO = /^\s*(?:按)?\s*\d{1,4}(?:\.\d+)?\s*(?:[:/比]\s*\d{1,4}(?:\.\d+)?\s*)+(?:开|分|分成)?\s*$/;
const ALONE = /^\s*(\d{1,4}(?:\.\d+)?)\s*(%|成)\s*$/;

const NUMBER = "(?<number>[-\\u2212]?\\d{1,4}(?:\\.\\d+)?)\\s*(?<unit>%|成|分)?(?![\\d.])";
/** A userid may end in digits: then a space stands before its share. */
const person = (names: string) =>
  `(?:(?<me>我自己|本人|我)|${names}|(?:@\\s?(?<spaced>[\\w.-]+)|(?<latin>[A-Za-z][\\w.-]*))(?=\\s+[-\\u2212]?\\d)|@?\\s?(?<name>(?!我)[\\p{Script=Han}A-Za-z][\\p{Script=Han}A-Za-z_.·-]*?))`;
const arabic = (names: string) =>
  new RegExp(`${person(names)}\\s*(?:拿|占|得|要)?\\s*[:=]?\\s*${NUMBER}`, "giu");
const chinese = (names: string) =>
  new RegExp(
    `(?:(?<me>我)|${names}|@?(?<name>\\p{Script=Han}{2,4}?))\\s*(?<number>[一二三四五六七八九十])(?<unit>成|分)?(?=$|[\\s,;、@]|\\p{Script=Han}{2,})`,
    "giu",
  );
/** What stands between shares. */
const JOINTS = /^[\s,;、。.和跟与及]+|[\s,;、。.!]+$/gu;

/**
 * Every word must be part of a share, or stand in `unread`: what is not understood is asked about, never dropped.
 * `names` are colleagues' names that the text may hold, whatever they are made of: Li Lei, 张三(销售).
 */
export function readShareList(text: string, names: readonly string[] = []): SharesRead {
  const folded = fold(text);
  const places = inPlaces(folded);
  if (places !== null) return places;
  const said = listed(folded, names).map((match) => {
    const { me, called, spaced, latin, name, number = "", unit = "" } = match.groups ?? {};
    return {
      start: match.index,
      end: match.index + match[0].length,
      person: me === undefined ? (called ?? spaced ?? latin ?? name ?? null) : null,
      me: me !== undefined,
      digits: number,
      number: numberIn(number),
      unit,
    };
  });
  const sum = said.reduce((total, { number }) => total + number, 0);
  const whole = sum === 10 ? 10 : 100;
  const between = [...said, { start: folded.length }].map(({ start }, index) =>
    folded.slice(said[index - 1]?.end ?? 0, start).replace(JOINTS, ""),
  );
  return {
    shares: said.map(({ person, me, number, unit }) => ({
      person,
      me,
      basisPoints: pointsOf(number, unit, whole),
    })),
    unread: between.filter((words) => words !== "").join(" "),
    tooFine: said.find(({ digits, unit }) => isTooFine(digits, unit, whole))?.digits ?? null,
  };
}

function listed(folded: string, names: readonly string[]): readonly RegExpExecArray[] {
  const called = `@?\\s?(?<called>${anyOf(names)})`;
  if (/\d/.test(folded)) return [...folded.matchAll(arabic(called))];
  // 下周二 names nobody: somebody must be spoken of as 我 or with an @.
  return /我|@/.test(folded) ? [...folded.matchAll(chinese(called))] : [];
}

/** A pattern of the names as they stand in a folded text, the longest first; of none where there are none. */
export function anyOf(names: readonly string[]): string {
  const patterns = names
    .map((name) => fold(name))
    .sort((a, b) => b.length - a.length)
    .map(
      (name) =>
        `${name.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")}${/[A-Za-z]$/.test(name) ? "(?![A-Za-z])" : ""}`,
    );
  return patterns.length === 0 ? "(?!)" : patterns.join("|");
}

/** Numbers without names, for whoever has been named: 六四开, 5:5, 60%. */
function inPlaces(folded: string): SharesRead | null {
  const nobody = { person: null, me: false } as const;
  const halves = HALVES.exec(folded);
  if (halves !== null) {
    const parts = [halves[1] ?? "", halves[2] ?? ""].map((digit) => DIGITS.indexOf(digit) + 1);
    // 六四 is the whole shared out; 三三 is not.
    if (parts.reduce((sum, part) => sum + part, 0) !== 10)
      return { shares: [], unread: folded.trim(), tooFine: null };
    const shares = parts.map((part) => ({ ...nobody, basisPoints: part * 1000 }));
    return { shares, unread: "", tooFine: null };
  }
  const alone = ALONE.exec(folded);
  const digits =
    alone !== null ? [alone[1] ?? ""] : RATIO.test(folded) ? folded.match(/\d+(?:\.\d+)?/g) : null;
  if (digits === null) return null;
  const unit = alone?.[2] ?? "";
  const sum = digits.reduce((total, each) => total + Number(each), 0);
  const whole = sum === 10 && alone === null ? 10 : 100;
  return {
    shares: digits.map((each) => ({ ...nobody, basisPoints: pointsOf(Number(each), unit, whole) })),
    unread: "",
    tooFine: digits.find((each) => isTooFine(each, unit, whole)) ?? null,
  };
}

function numberIn(word: string): number {
  return /\d/.test(word) ? Number(word.replace("\u2212", "-")) : "一二三四五六七八九十".indexOf(word) + 1;
}

/** 6 of ten, 六成, 60 of a hundred, 60%: basis points. */
function pointsOf(number: number, unit: string, whole: number): number {
  return Math.round((number * 10_000) / wholeOf(unit, whole));
}

function wholeOf(unit: string, whole: number): number {
  return unit === "成" ? 10 : unit === "%" ? 100 : whole;
}

function isTooFine(digits: string, unit: string, whole: number): boolean {
  const decimals = /\.(\d*?)0*$/.exec(digits)?.[1]?.length ?? 0;
  return decimals > (wholeOf(unit, whole) === 10 ? 3 : 2);
}

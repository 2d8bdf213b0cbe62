// 2没接,3下周再说: figures that are one's own items' numbers, each with what happened there.
import { fold } from "../read/fold.ts";
import { answersIn } from "../read/numbered-lines.ts";
import type { Surroundings } from "./around.ts";
import { namesIn } from "./names.ts";
import { DAY_SAID } from "./said-of.ts";

/** 2楼没人, 3次都没接, 2成首付: a figure that counts something names no item. */
const COUNTS =
  /^(?:(?:周|季度?|礼拜|星期)(?![一二三四五六日天末度没不说要])|[人位家次遍成份种期楼层批班轮步小分秒折名条件只张把辆根页本场笔单吨米公平级类样款倍刻岁届局回趟栋间盒包箱瓶杯句口字组队项](?!没|不|说|要))/u;
const SHORTEST = 2;

/** 7跟1都加了微信 7约后天通话 1没约: what both have in common stands first. */
const JOINT =
  /^\s*(?<one>\d{1,4})号?\s*[跟和与、,，]\s*(?<other>\d{1,4})号?\s*(?<shared>(?:都|两家)[^\d\n]{2,20}?)[\s,，;；]+(?<rest>\d.*)$/u;

/** 1号周三打,2号周四见: behind a number a day of its own stands, so it is none. */
const DATED = new RegExp(
  `^\\s*(?<one>\\d{1,4})号(?<first>(?:${DAY_SAID})[^\\d\\n,，;；。]{1,12})[,，;；。\\s]+(?<other>\\d{1,4})号(?<second>(?:${DAY_SAID})[^\\d\\n,，;；。]{1,12})[。.!！~\\s]*$`,
  "u",
);

/** Each with its day; null where not both are one's own. */
function datedEach(said: string, nos: ReadonlySet<number>): Numbered | null {
  const { one, first, other, second } = DATED.exec(said)?.groups ?? {};
  const isOwn = one !== other && nos.has(Number(one)) && nos.has(Number(other));
  return isOwn ? { lines: [`#${one} ${first}`, `#${other} ${second}`], isSure: false } : null;
}

export interface Numbered {
  /** #2 没接 */
  readonly lines: readonly string[];
  /** 1 … 2 … 3 … may merely count what is told. */
  readonly isSure: boolean;
}

/** Null where not each figure is an item of one's own, or what stands behind one names a customer. */
export async function byOwnNumbers(said: string, { own }: Surroundings): Promise<Numbered | null> {
  const dated = DATED.test(said) ? datedEach(said, new Set((await own()).map(({ no }) => no))) : null;
  if (dated !== null) return dated;
  const joint = JOINT.exec(said)?.groups;
  const both = [Number(joint?.["one"]), Number(joint?.["other"])];
  const answers = answersIn(joint?.["rest"] ?? said, "any");
  if (answers === null || answers.length < 2 || answers.some(({ isLine }) => isLine)) return null;
  const mine = await own();
  const nos = new Set(mine.map(({ no }) => no));
  const isTold = answers.every(({ number, text }) => {
    const words = fold(text).trim();
    return (
      (joint === undefined || both.includes(number)) &&
      nos.has(number) &&
      words.length >= SHORTEST &&
      !COUNTS.test(words) &&
      namesIn(words, mine).length === 0
    );
  });
  if (!isTold) return null;
  return {
    lines: answers.map(({ number, text }) =>
      [`#${number}`, joint?.["shared"], text.replace(/[\s,，;；。、]+$/u, "")].filter(Boolean).join(" "),
    ),
    isSure: joint !== undefined || answers.some(({ number }, at) => number !== at + 1),
  };
}

/** 1 资料发了⏎3 陈总去德国了⏎5 合同还在他们老板桌上: lines that each begin with the number of an item of one's own. */
export async function ownItemLines(said: string, { own }: Surroundings): Promise<readonly string[] | null> {
  const lines = said.split("\n").filter((line) => line.trim() !== "");
  const found = lines.map((line) => ITEM_LINE.exec(line));
  const nos = found.map((one) => Number(one?.[1] ?? 0));
  if (lines.length < 2 || new Set(nos).size < lines.length) return null;
  const mine = new Set((await own()).map(({ no }) => no));
  return nos.every((no) => mine.has(no)) ? found.map((one) => `#${one?.[1]} ${one?.[2]}`) : null;
}

const ITEM_LINE = /^\s*[#\uff03]?(\d{1,9})(?:号|[\s.、:：,，)）]+)\s*(?=\S)([^\d].*)$/u;

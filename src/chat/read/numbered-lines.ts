// Many things in one message: `今天:1云图合同改完 2华测下周一聊 3恒力没回`.
import { fold } from "./fold.ts";

const HEADING = /^\s*(?:今天|今日|昨天|本周|汇报|日报|工作|跟进|情况|总结|小结|的|一下|如下|[\s:,、])*/u;
/** 1云图, 1. 云图, 1、云图, (1)云图, ①, 第1条 — at the start, after a space or a mark. */
const NUMBER =
  /(?:^|[\s,;。、:\n])(?:第\s*(?<line>\d{1,2})\s*条|\(?(?<number>\d{1,2})\s*[.、):]?)\s*(?=[^\d\s.,:、)万亿千百元块月日号点%天个套台年/-])/gu;

/** The parts behind 1, 2, 3 …, or null when the text is no such list. */
export function numberedLines(text: string): readonly string[] | null {
  const circled = text.replace(/[\u2460-\u2473]/g, (sign) => ` ${sign.charCodeAt(0) - 0x245f}.`);
  const folded = fold(circled);
  const from = HEADING.exec(folded)?.[0].length ?? 0;
  const starts: { at: number; end: number }[] = [];
  NUMBER.lastIndex = 0;
  for (const match of folded.matchAll(NUMBER)) {
    if (numberIn(match) !== starts.length + 1) continue;
    if (starts.length === 0 && match.index > from) return null;
    starts.push({ at: match.index, end: match.index + match[0].length });
  }
  if (starts.length < 2) return null;
  return starts.map(({ end }, index) => circled.slice(end, starts[index + 1]?.at).trim());
}

function numberIn({ groups }: RegExpMatchArray): number {
  return Number(groups?.["line"] ?? groups?.["number"]);
}

export interface NumberedAnswer {
  readonly number: number;
  /** 第1条: a line of a list, and no item's number. */
  readonly isLine: boolean;
  readonly text: string;
}

/** 1合同已寄 2周五定 4没接通: rising numbers, or each once in any order, with what is said to it; null for anything else. */
export function answersIn(
  text: string,
  order: "rising" | "any" = "rising",
): readonly NumberedAnswer[] | null {
  const folded = fold(text);
  const starts: { number: number; isLine: boolean; at: number; end: number }[] = [];
  for (const match of folded.matchAll(NUMBER)) {
    const number = numberIn(match);
    if (starts.length === 0 && folded.slice(0, match.index).trim() !== "") return null;
    const isNext =
      order === "rising"
        ? number > (starts.at(-1)?.number ?? 0)
        : starts.every((one) => one.number !== number);
    if (isNext)
      starts.push({
        number,
        isLine: match.groups?.["line"] !== undefined,
        at: match.index,
        end: match.index + match[0].length,
      });
  }
  if (starts.length === 0) return null;
  return starts.map(({ number, isLine, end }, index) => ({
    number,
    isLine,
    text: text.slice(end, starts[index + 1]?.at).trim(),
  }));
}

// Of which week something is asked: 本周, or 本周 下周 the one behind it.
import type { Arg } from "../arg.ts";

export type Week = "this" | "next";

const NEXT = /^\s*下周/u;

export const weekArg: Arg<Week> = {
  take: async (text) => ({ value: NEXT.test(text) ? "next" : "this", rest: text.replace(NEXT, "") }),
};

/** What may stand behind 本周, so that 本周我签了多少 is another question. */
export const BEHIND_WEEK = /^\s*(?:下周)?(?:有哪些|有什么|列表|呢|吧|啊|一下)?[\s\p{P}]*$/u;

// 宝利钱工, 王磊 13800001111: whom one names and says nothing of is looked up; a number that is not known there is news.
import { readPhones } from "../read/phone.ts";
import { namesAlone } from "./about-whom.ts";
import type { Surroundings } from "./around.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const LONGEST = 24;
/** 是恒力的 puts something right. */
const SAYS_MORE = /[是的对不]/u;

/** Null where more is said, or it may be of several. */
export async function onlyNamed(said: string, around: Surroundings): Promise<Speech | null> {
  if ([...said].length > LONGEST || SAYS_MORE.test(said)) return null;
  const phones = readPhones(said);
  const name = phones.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), said);
  const no = name.trim() === "" ? null : await namesAlone(name, around);
  if (no === null) return null;
  for (const { value } of phones) if (!(await around.reachedAt(value)).includes(no)) return null;
  return { ...NOTHING, runs: [`${around.registry.wordOf("show")} #${no}`], names: true };
}

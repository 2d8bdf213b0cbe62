// A department wherever it stands in the words: by its whole name, else by the end of it that only one has: 二部 is 销售二部.
import type { Department } from "../../domain/people/people.ts";
import { isWithin } from "../../domain/people/rights.ts";

export interface DepartmentRead {
  /** Those that are named, each once; of one and what lies above it the lower. */
  readonly named: readonly Department[];
  /** Where the first of them stands in the words. */
  readonly start: number;
  readonly end: number;
  /** What names a department, and none there is, or several there are. */
  readonly unknown: { readonly words: string; readonly among: readonly Department[] } | null;
}

const NUMERALS = ["", ..."一二三四五六七八九"];
/** 2部, 三组, 十二区; 第二部分 and 一部手机 are none. */
const TAIL =
  /(?<![第十\d一二三四五六七八九])(?<number>十?[一二三四五六七八九]|十|1\d|[1-9])(?<unit>部|组|区|中心)(?![分门长首件手车电设])/gu;

export function readDepartments(said: string, departments: readonly Department[]): DepartmentRead {
  const found: { readonly one: Department; readonly start: number; readonly end: number }[] = [];
  let left = said;
  for (const one of [...departments].sort((a, b) => b.name.length - a.name.length)) {
    const words = left.includes(one.name) ? one.name : inShort(one.name, left);
    if (words === null) continue;
    const start = left.indexOf(words);
    found.push({ one, start, end: start + words.length });
    left = left.replaceAll(words, (name) => " ".repeat(name.length));
  }
  let unknown: DepartmentRead["unknown"] = null;
  for (const { 0: words, index, groups } of left.matchAll(TAIL)) {
    const { number = "", unit = "" } = groups ?? {};
    const among = departments.filter(({ name }) => waysOf(number).some((no) => endsIn(name, no + unit)));
    // 销售2部: what stands before it tells several apart.
    const before = left.slice(Math.max(0, index - 2), index);
    const told = among.filter(({ name }) => before.length === 2 && name.includes(before));
    const [one, other] = told.length > 0 ? told : among;
    if (one === undefined || other !== undefined) unknown ??= { words, among };
    else found.push({ one, start: index - (told.length > 0 ? 2 : 0), end: index + words.length });
  }
  const all = [...new Set(found.map(({ one }) => one))];
  const named = all.filter((one) => !all.some((lower) => lower !== one && isWithin(lower.path, one)));
  const first = found.filter(({ one }) => named.includes(one)).sort((a, b) => a.start - b.start)[0];
  return { named, start: first?.start ?? 0, end: first?.end ?? 0, unknown };
}

/** 华东这个月开张了没 of 华东大区; 华东重工 is a customer's. */
function inShort(name: string, said: string): string | null {
  const short = /^(?<short>\p{Script=Han}{2,4})大区$/u.exec(name)?.groups?.["short"];
  if (short === undefined) return null;
  return new RegExp(`${short}(?=$|[\\s,，。?？的这那本今上有现总整全])`, "u").test(said) ? short : null;
}

/** 十二 and 12. */
function waysOf(number: string): readonly string[] {
  const [, ten = "", one = ""] = /^(十?|1(?=\d))(.?)$/u.exec(number) ?? [];
  const ones = /\d/.test(one) ? Number(one) : Math.max(0, NUMERALS.indexOf(one));
  const tens = ten === "" ? 0 : 1;
  return [`${tens === 1 ? "十" : ""}${NUMERALS[ones] ?? ""}`, String(tens * 10 + ones)];
}

/** 二部 is no 十二部. */
function endsIn(name: string, tail: string): boolean {
  return name.endsWith(tail) && !/[十\d]$/u.test(name.slice(0, name.length - tail.length));
}

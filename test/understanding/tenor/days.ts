// When a day is one of ours, by example: of every day the strangers name, whether they expect it as the next step.
import { readDays } from "../../../src/chat/read/days.ts";
import { spelled } from "../../../src/chat/read/simplified.ts";
import { ANYBODY, tracesAround } from "../../../src/chat/read/step-likely.ts";
import { at, dayOf } from "../../../src/domain/day.ts";
import { type Changes, readSet, type Sentence, type SetName } from "../strangers/sentence.ts";
import { linesOf } from "./examples.ts";
import type { Example } from "./learn.ts";

const NOW = at("2026-03-10", 9 * 60 + 30);
/** Customers and colleagues of the scene (scene.ts), as they are called. */
const NAMED =
  /杭州?云图(?:科技)?|云图(?:科技)?|(?:宁波)?新元(?:塑料)?|(?:苏州)?恒力(?:机电)?|(?:上海)?万邦(?:物流)?|(?:无锡)?蓝海(?:光伏)?|(?:南京)?华测(?:检测)?|(?:常州)?宝利(?:精密)?|(?:合肥)?智谷(?:软件)?|(?:芜湖)?凌峰(?:机械)?|(?:温州)?百川(?:阀门)?|(?:嘉兴)?晨光(?:仪表)?|(?:绍兴)?海正(?:模具)?|张三|李四|王五|陈南|赵主管|孙二|周经理/gu;
export const SIDES = ["theirs", "ours"] as const;
type Side = (typeof SIDES)[number];

export interface DaySaid extends Example {
  readonly around: string;
}

/** What is learned from: those of the sets, and what is our own. */
export function daysSaid(sets: readonly SetName[]): readonly DaySaid[] {
  return [...daysIn(sets), ...ownDays(), ...terse()];
}

export function daysIn(sets: readonly SetName[]): readonly DaySaid[] {
  return sets.flatMap((set) => readSet(set).flatMap(daysOf));
}

/** Of our own utterances those of a customer: `云图说下周三上会 => follow-up #1 next=2026-03-18`. */
function ownDays(): readonly DaySaid[] {
  return linesOf("test/understanding/utterances.txt").flatMap((line) => {
    const [say = "", meant = ""] = line.split(" => ");
    const next = /next=(\S+)/u.exec(meant)?.[1];
    const expected = new Set(next === undefined ? [] : [next]);
    return meant.startsWith("follow-up") ? seenIn(say.replaceAll("\\n", "\n"), expected, new Set()) : [];
  });
}

/** Whose, and in which words: `theirs 他周五出差`. */
function terse(): readonly DaySaid[] {
  return linesOf("test/understanding/tenor/days.txt").flatMap((line) => {
    const [whose = "", say = ""] = line.split(" ");
    const folded = spelled(say);
    const [day] = readDays(folded, NOW);
    const is = SIDES.indexOf(whose as Side);
    return day === undefined ? [] : [{ ...seen(folded, day), is }];
  });
}

function daysOf({ kind, say, changes, mayChange }: Sentence): readonly DaySaid[] {
  // Of one's own leave and reminders nothing is learned of a customer's.
  return kind === "oneself" ? [] : seenIn(say, nextIn(changes), nextIn(mayChange));
}

function seenIn(
  say: string,
  expected: ReadonlySet<string>,
  allowed: ReadonlySet<string>,
): readonly DaySaid[] {
  const folded = spelled(say);
  return readDays(folded, NOW).flatMap((day): readonly DaySaid[] => {
    if (!("value" in day) || day.value.day < dayOf(NOW)) return [];
    const isOurs = expected.has(day.value.day);
    // What may be kept or not teaches neither.
    if (!isOurs && allowed.has(day.value.day)) return [];
    return [{ ...seen(folded, day), is: SIDES.indexOf(isOurs ? "ours" : "theirs") }];
  });
}

/** Names stand as one sign each, which is met nowhere else. */
function seen(folded: string, { start, end }: { readonly start: number; readonly end: number }) {
  const before = folded.slice(0, start).replace(NAMED, ANYBODY);
  const text = before + folded.slice(start, end) + folded.slice(end).replace(NAMED, ANYBODY);
  const day = { start: before.length, end: before.length + end - start };
  return { traces: tracesAround(text, day), around: text.slice(Math.max(0, day.start - 14), day.end + 14) };
}

function nextIn(changes: Readonly<Record<string, Changes>>): ReadonlySet<string> {
  return new Set(
    Object.values(changes).flatMap(({ next }) => (next ?? "").split("|").map((one) => one.slice(0, 10))),
  );
}

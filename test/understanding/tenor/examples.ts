// What a text can be — news, a question, something asked of us, talk — by example: the strangers' sentences, our own list of
// utterances and some of a few words.
import { readFileSync } from "node:fs";

import { takeApart } from "../../../src/chat/understand/apart.ts";
import { looked, tracesOf } from "../../../src/chat/understand/traces.ts";
import { at } from "../../../src/domain/day.ts";
import { readSet, type Sentence, type SetName } from "../strangers/sentence.ts";
import type { Example } from "./learn.ts";

export const CLASSES = ["news", "asks", "orders", "chats"] as const;
export type Class = (typeof CLASSES)[number];

/** The customers of the scene (scene.ts), #1 to #12. */
const KNOWN = [
  "杭州云图科技",
  "宁波新元塑料",
  "苏州恒力机电",
  "上海万邦物流",
  "无锡蓝海光伏",
  "南京华测检测",
  "常州宝利精密",
  "合肥智谷软件",
  "芜湖凌峰机械",
  "温州百川阀门",
  "嘉兴晨光仪表",
  "绍兴海正模具",
].map((name, index) => ({ name, no: index + 1 }));

const NOW = at("2026-03-10", 9 * 60 + 30);
const ASKS = /[?？吗呢]|多少|几|谁|哪|来着|什么|啥|怎么|是不是|有没有/u;

/** What a stranger expects says what a sentence is; null where it may be kept or not, or answers what was asked before. */
export function classOf(sentence: Sentence): Class | null {
  const { kind, say, before, followUps, mayFollowUp, changes, offer } = sentence;
  if (followUps.length > 0) return before.length > 0 ? null : "news";
  if (mayFollowUp.length > 0) return null;
  if (kind === "small talk") return "chats";
  if (Object.keys(changes).length + offer.length + sentence.new.length > 0 || kind === "oneself")
    return "orders";
  return kind.startsWith("question") || ASKS.test(say) ? "asks" : "orders";
}

export function lookedIn(text: string): string {
  const { clauses } = takeApart(text, { known: KNOWN, now: NOW });
  return looked({ about: [], beside: [], clauses, text });
}

const found = new Map<string, readonly number[]>();

/** Found once: lessons that leave out one set each share all other sentences. */
export function tracesIn(text: string): readonly number[] {
  const known = found.get(text) ?? tracesOf(lookedIn(text));
  found.set(text, known);
  return known;
}

export interface Said extends Example {
  readonly say: string;
}

export function examplesOf(sets: readonly SetName[]): readonly Said[] {
  return sets.flatMap((set) =>
    readSet(set).flatMap((sentence) => {
      const is = classOf(sentence);
      return is === null ? [] : [said(sentence.say, is)];
    }),
  );
}

/** What is learned from: those of the sets, also as they would be said behind a number, and what is our own. */
export function lessonOf(sets: readonly SetName[]): readonly Said[] {
  return [...examplesOf(sets), ...reports(), ...terse()].flatMap((example) => {
    const rest = withoutSubject(example.say);
    return rest === null ? [example] : [example, { ...example, say: rest, traces: tracesIn(rest) }];
  });
}

function said(say: string, is: Class): Said {
  return { say, traces: tracesIn(say), is: CLASSES.indexOf(is) };
}

/** Of our own utterances those that are kept without a word that says so. */
function reports(): readonly Said[] {
  return linesOf("test/understanding/utterances.txt").flatMap((line) => {
    const [text = "", meant = ""] = line.split(" => ");
    const isKept = meant.startsWith("follow-up") && !/^(?:跟进|更新|记)/u.test(text);
    return isKept ? [said(text.replaceAll("\\n", "\n"), "news")] : [];
  });
}

/** A class and its words: `news 客户要比价`. */
function terse(): readonly Said[] {
  return linesOf("test/understanding/tenor/terse.txt").map((line) => {
    const [is = "", say = ""] = line.split(" ");
    return said(say, is as Class);
  });
}

export function linesOf(file: string): readonly string[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

/** Without the customer or the number it begins with; null where it begins with neither. */
function withoutSubject(say: string): string | null {
  const [first] = takeApart(say, { known: KNOWN, now: NOW }).names;
  const number = /^\d{1,2}(?:号单?)?[\s,，:：]+/u.exec(say)?.[0].length ?? 0;
  const end = first?.start === 0 ? first.end : number;
  const rest = say.slice(end).replace(/^(?:那边|那单|那个|这单|这边|家)?[\s,，:：]*/u, "");
  return end === 0 || rest.length < 2 ? null : rest;
}

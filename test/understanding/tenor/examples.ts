// The strangers' sentences as examples of what a text can be: news, a question, something asked of us, talk.

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

export function tracesIn(text: string): readonly number[] {
  const { clauses } = takeApart(text, { known: KNOWN, now: NOW });
  return tracesOf(looked({ about: [], beside: [], clauses, text }));
}

export function examplesOf(sets: readonly SetName[]): readonly (Example & { readonly say: string })[] {
  return sets.flatMap((set) =>
    readSet(set).flatMap((sentence) => {
      const is = classOf(sentence);
      return is === null
        ? []
        : [{ say: sentence.say, traces: tracesIn(sentence.say), is: CLASSES.indexOf(is) }];
    }),
  );
}

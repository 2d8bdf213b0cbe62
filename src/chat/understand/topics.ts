// What is asked where no customer is named and no line of a template fits: the look that speaks of most of it.
import type { Topic } from "../command.ts";
import { fold } from "../read/fold.ts";
import { simplified } from "../read/simplified.ts";

/** Of whom something is asked, and of what time, as the templates have it (topic-of, topic-when). */
export type Of = "我" | "人" | "部门" | "公司";
export type When = "今天" | "明天" | "往后" | "过去" | "时段" | "不说";

export interface OnTopic {
  readonly id: string;
  /** From 0; below LEAST it says nothing. */
  readonly weight: number;
}

export const LEAST = 1.6;

/** 怎么样 alone says nothing. */
const LEAST_SAID = 1;
/** A word of two characters that no other look speaks of weighs 2. */
const PER_CHARACTER = 0.5;
/** Of 客户, 哪些, 怎么样: they stand in most questions. */
const ALSO = 0.3;
const OF = { first: 0.8, other: 0.5, any: 0.8, none: -1.2 } as const;
const WHEN = { first: 0.7, other: 0.5, any: 0.7, none: -0.8 } as const;

export interface Topics {
  /** Best first. `isPerson`: a colleague is named. */
  of(text: string, isPerson: boolean): readonly OnTopic[];
}

export function createTopics(topics: readonly (Topic & { readonly id: string })[]): Topics {
  const read = topics.map((topic) => ({
    ...topic,
    words: [
      ...topic.words.map((word) => ({ word: plain(word), share: 1 })),
      ...topic.also.map((word) => ({ word: plain(word), share: ALSO })),
    ],
  }));
  const speakOf = new Map<string, number>();
  for (const { words } of read) for (const { word } of words) speakOf.set(word, (speakOf.get(word) ?? 0) + 1);
  return {
    of(text, isPerson) {
      const said = plain(text);
      const of = isPerson ? "人" : ofWhom(said);
      const when = whenIn(said);
      return read
        .map(({ id, words, ...topic }) => {
          const found = words.filter(({ word }) => said.includes(word));
          const longest = found.filter(
            ({ word }) => !found.some((other) => other.word !== word && other.word.includes(word)),
          );
          const weight = longest.reduce(
            (sum, { word, share }) =>
              sum + (share * (1 + PER_CHARACTER * word.length)) / Math.sqrt(speakOf.get(word) ?? 1),
            0,
          );
          const fits = fitOf(OF, topic.of, of) + fitOf(WHEN, topic.when, when);
          const isSaid = weight >= LEAST_SAID || longest.length > 1;
          return { id, weight: isSaid ? weight + fits : 0 };
        })
        .filter(({ weight }) => weight > 0)
        .sort((a, b) => b.weight - a.weight);
    },
  };
}

function fitOf(weights: typeof OF | typeof WHEN, wanted: readonly string[], is: string): number {
  if (wanted.length === 0) return weights.any;
  return wanted[0] === is ? weights.first : wanted.includes(is) ? weights.other : weights.none;
}

/** Words that say the same, in one of their forms. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/今儿个?|今日/gu, "今天"],
  [/明儿个?|明日/gu, "明天"],
  [/昨儿个?|昨日/gu, "昨天"],
  [/手(?:里头?|头)/gu, "手上"],
  [/(?:干|做)(?:什么|啥)/gu, "干嘛"],
  [/啥/gu, "什么"],
  [/咋样|如何/gu, "怎么样"],
  [/咱们?|我们(?=[部组])/gu, "我们"],
  [/这个?(?:礼拜|星期)/gu, "这周"],
  [/礼拜|星期/gu, "周"],
  [/到期了/gu, "到期"],
];

function plain(text: string): string {
  return SAME.reduce(
    (said, [form, word]) => said.replace(form, word),
    simplified(fold(text)).toLowerCase().replace(/\s/gu, ""),
  );
}

const TEAM =
  /部门|[一二三四五六七八九\d][部组]|大家|大伙|组里|团队|我们[部组]|手下|我的人|谁|每个人|各人|底下|整个部/u;
/** Of oneself: 今天见谁, 我欠着谁的. */
const WHOM = /(?:见|欠|约|联系|打给|拜访|给|问|跟)[了着]?谁|谁家/u;

function ofWhom(said: string): Of {
  if (/公司/u.test(said)) return "公司";
  return TEAM.test(said) && !WHOM.test(said) ? "部门" : "我";
}

const TOMORROW = /明[天早晚]|下一?个?工作日/u;
const PAST = /昨[天晚]|前天|上周/u;
const PERIOD = /[这本上下每半]个?(?:月|季度?|年)|今年|去年|季度|月底|[\d一二三四五六七八九十]月|年度|q[1-4]/u;
const AHEAD = /后天|周[一二三四五六日末]|这(?:周|几天|两天)|本周|后面|下周/u;
const TODAY = /今天|现在|接下来|马上|眼下|目前/u;
/** 这周跟了几家 looks back. */
const DONE = /[干做跟跑推打联见访进系]了|了多少/u;

function whenIn(said: string): When {
  if (TOMORROW.test(said)) return "明天";
  if (PAST.test(said)) return "过去";
  if (PERIOD.test(said)) return "时段";
  if (AHEAD.test(said)) return DONE.test(said) ? "过去" : "往后";
  if (TODAY.test(said)) return DONE.test(said) ? "过去" : "今天";
  return "不说";
}

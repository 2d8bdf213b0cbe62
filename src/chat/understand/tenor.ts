// What a text is by its whole sound: news of a customer, a question, something asked of us, or talk; learned, not listed.
import type { Part } from "./apart.ts";
import { isReport } from "./report-words.ts";
import { BIASES, CLASSES, STEP, WEIGHTS } from "./tenor-weights.ts";
import { looked, tracesOf } from "./traces.ts";

/** How likely each is, together 1. */
export type Tenor = Readonly<Record<(typeof CLASSES)[number], number>> & {
  /** Whether it is likely enough to be news to be kept unasked. */
  readonly isNews: boolean;
};

/**
 * Below LIKELY nothing is kept as news unasked; less is enough of a few words, which the lines of the templates know well,
 * and where there are the words of a report and hardly a question.
 */
export function isLikelyNews({ news, asks }: Pick<Tenor, "news" | "asks">, { looked, text }: Heard): boolean {
  if (ASKED_US.test(text)) return news > ASKED;
  if (looked.length <= FEW) return news > OF_FEW;
  const isFair = asks < HARDLY && isReport({ text });
  return news > (isFair ? FAIRLY : LIKELY);
}

interface Heard {
  /** As `looked` has it, with the signs of its edges and of whom it names. */
  readonly looked: string;
  /** As typed. */
  readonly text: string;
}

/** 何工打电话来问我们有没有案例, 顾总问能不能分期: what they asked is what happened, whatever it sounds like. */
const ASKED_US =
  /^(?!.*(?:[帮给替]我|你把))(?:[^,，;；。?？\s]{1,12}(?:打?电话|来电|微信|短信|邮件|留言|发消息|当面|会上|现场)[^,，;；。?？\s]{0,3}(?:来)?问(?!题)|[^,，;；。?？\s]{0,8}?(?:客户|对方|人家|[他她]们|老板|采购|技术|财务|\p{Script=Han}(?:总|工|经理|主任|厂长|部长|姐|哥))(?:那边)?(?:又|还|也|就|刚才?|昨[天晚]|今[天早]|[上下]午|一直|老)*(?:来)?问(?:起|到)?(?:我们?|咱们?)?[^,，;；。?？\s]{0,8}(?:有没有|能不能|会不会|是不是|行不行|可不可以|[支做包]不[支做包]|多少|什么|几|哪|怎么|多久|多长)[^?？]*$)/u;

const FEW = 14;
const ASKED = 0.15;
const OF_FEW = 0.4;
const FAIRLY = 0.45;
const LIKELY = 0.6;
const HARDLY = 0.25;

const weights = Int8Array.from(Buffer.from(WEIGHTS, "base64"));

/**
 * A multinomial logistic regression over runs of up to four characters, learned from the strangers' sentences
 * (test/understanding/tenor). It never says what to do: only whether what the words say may be kept unasked.
 */
export function tenorOf(part: Part): Tenor {
  const seen = looked(part);
  const traces = tracesOf(seen);
  const share = STEP / Math.sqrt(traces.length);
  const sums = CLASSES.map((_, at) => (BIASES[at] ?? 0) + share * weightOf(traces, at));
  const most = Math.max(...sums);
  const odds = sums.map((sum) => Math.exp(sum - most));
  const all = odds.reduce((sum, one) => sum + one, 0);
  const [news = 0, asks = 0, orders = 0, chats = 0] = odds.map((one) => one / all);
  const isNews = isLikelyNews({ news, asks }, { looked: seen, text: part.text });
  return { news, asks, orders, chats, isNews };
}

function weightOf(traces: readonly number[], at: number): number {
  let sum = 0;
  for (const trace of traces) sum += weights[trace * CLASSES.length + at] ?? 0;
  return sum;
}

/** Above it what sounds like a question is what others asked. */
export const SURE = 0.85;

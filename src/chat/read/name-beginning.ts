// The customer a sentence begins with: 云图今天报了28万 speaks of 上海云图科技.
import { simplified } from "./simplified.ts";

export interface Named {
  readonly no: number;
  readonly name: string;
  /** Where the customer is. */
  readonly address?: string | null;
  /** The number of whoever is named. */
  readonly phone?: string | null;
}

export type NameFound =
  | { readonly kind: "one"; readonly no: number; readonly length: number }
  /** Several customers' names hold the words; asked about later. */
  | { readonly kind: "several"; readonly length: number };

const SHORTEST = 2;
/** Words that stand in many names and say nothing by themselves. */
const GENERIC =
  /^(?:北京|上海|天津|重庆|广州|深圳|杭州|苏州|南京|无锡|常州|宁波|嘉兴|绍兴|南通|扬州|镇江|合肥|武汉|成都|西安|青岛|济南|郑州|长沙|福州|厦门|东莞|佛山|中国|江苏|浙江|广东|山东|科技|电子|机械|机电|制造|精密|有限|公司|集团|股份|工业|技术|软件|智能|信息|客户|今天|明天|昨天)$/;

/** The longest beginning of the text that is part of a customer's name; null when there is none worth believing. */
export function nameBeginning(text: string, own: readonly Named[]): NameFound | null {
  const said = simplified(text).toLowerCase();
  let best = 0;
  let hits: number[] = [];
  for (const { no, name } of own) {
    const length = sharedBeginning(said, simplified(name).toLowerCase());
    if (length < SHORTEST || length < best || GENERIC.test(said.slice(0, length))) continue;
    if (length > best) hits = [];
    best = length;
    hits.push(no);
  }
  const [only] = hits;
  if (only === undefined) return null;
  return hits.length === 1 ? { kind: "one", no: only, length: best } : { kind: "several", length: best };
}

/** How many characters of the text, from its start, stand together in the name. */
function sharedBeginning(said: string, name: string): number {
  let length = 0;
  while (length < said.length && length < name.length && name.includes(said.slice(0, length + 1))) length++;
  return length;
}

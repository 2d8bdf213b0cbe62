// The tenor of a part within its message: what the whole of it sounds like helps.
import type { Part } from "./apart.ts";
import { MASKS } from "./cue.ts";
import type { Spoken } from "./spoken.ts";
import { type Tenor, tenorOf } from "./tenor.ts";

const EVEN = 0.5;

/** Of several parts in one message that is news as a whole none is less, unless it asks by itself. */
export function tenorIn({ part: said, subjects, apart }: Spoken): Tenor {
  const part = subjects.length > 0 && said.about.length === 0 ? withName(said) : said;
  const own = tenorOf(part);
  if (part.clauses.length === apart.clauses.length || own.asks > EVEN) return own;
  const whole = tenorOf({ ...part, clauses: apart.clauses });
  return whole.news > EVEN ? { ...own, news: Math.max(own.news, whole.news), isNews: true } : own;
}

/** 6 昨天到账15万 sounds like 华测昨天到账15万. */
function withName(part: Part): Part {
  const [first, ...others] = part.clauses;
  return first === undefined
    ? part
    : { ...part, clauses: [{ ...first, masked: `${MASKS.customer}${first.masked}` }, ...others] };
}

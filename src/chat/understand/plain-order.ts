// Whether a command's word at the front is meant: 赢单 云图 28万?还没签呢 orders nothing (speech.md, "Words that look like orders").
import { fold } from "../read/fold.ts";
import { simplified } from "../read/simplified.ts";
import { asks, isPutOff, isStillToCome } from "./mood.ts";
import type { Found, Registry } from "./registry.ts";
import { takesItem, weightOf } from "./registry.ts";

/** `asked`: a question. `not`: it did not come about, or is another matter. `later`: put off by the speaker. */
export type Hindrance = "asked" | "not" | "later";

/** Null where the word is an order as it stands. What only looks, or takes any words there are, is always meant. */
export function hindranceOf(found: Found, registry: Registry): Hindrance | null {
  const { entry, word } = found;
  if (weightOf(entry) === "looks") return null;
  const rest = simplified(fold(found.rest));
  // 提醒我的都有哪些, 退款的事, 请假的人多: a word for the thing, not for doing it.
  if (/^的/u.test(rest)) return isPutOff(rest) ? "later" : "not";
  if (!takesItem(entry)) return null;
  if (/^[吗么]/u.test(rest)) return "asked";
  if (FREE.has(entry.id)) return null;
  // 签了恒力我请客: of what one looks forward to.
  if (TREATS.test(rest)) return "not";
  const clauses = rest.split(/(?<=[,;。!?\n])/u).map((clause) => clause.replace(/[,;\s]+$/u, ""));
  if (OF_MONEY.has(entry.id) && isStillToCome(rest)) return "not";
  if (!SPEAKS_OF_LATER.has(entry.id) && isPutOff(rest)) return "later";
  // People who dictate put spaces for marks.
  const pieces = new Set(clauses.flatMap((clause) => [clause, ...clause.trim().split(" ")]));
  if ([...pieces].some((piece) => asks(piece))) return "asked";
  return registry.takesBack(entry.id, `${word}${rest}`) ? "not" : null;
}

const TREATS = /我请(?:客|大家|你们|吃|喝)|请(?:大家|你们)[吃喝]/u;

/** What comes in or is signed is so, or is no order: 回款 6 15万 财务说明天才到. */
const OF_MONEY: ReadonlySet<string> = new Set(["payment", "win"]);

/** What is put off there is the customer, not the order: 静默 12 战略客户先放一放. */
const SPEAKS_OF_LATER: ReadonlySet<string> = new Set(["follow-up", "quiet"]);

/** Their words are for people to read, or they weigh a half-hearted yes themselves: a question in them is asked there. */
const FREE: ReadonlySet<string> = new Set([
  "note",
  "edit",
  "remind-me",
  "contact",
  "ask-help",
  "ask-owner",
  "ask-mentor",
  "agree",
  "disagree",
  "counter-split",
  "accept-transfer",
  "decline-transfer",
  "together",
  "accept-mentoring",
  "decline-mentoring",
  "agree-time",
]);

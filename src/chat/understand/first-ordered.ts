// Of what a part asks to have done, in the order in which it counts: the first that is meant as an order, beside all that it tells.
import { DECISIONS, HAND_OVERS } from "../../domain/item/implied.ts";
import { NOT_REACHED } from "../read/attempt.ts";
import type { Surroundings } from "./around.ts";
import { handedOnFirst } from "./handed-on.ts";
import { tellsOfOthers } from "./mood.ts";
import { order } from "./ordered.ts";
import { isPutDown, putDownFirst } from "./put-down.ts";
import { takesItem } from "./registry.ts";
import { isReport } from "./report-words.ts";
import { report } from "./reported.ts";
import type { Seen } from "./seen.ts";
import type { Speech, Spoken, Subject } from "./spoken.ts";
import { SURE, type Tenor, tenorOf } from "./tenor.ts";
import { withToldBeside } from "./told-beside.ts";
import { plainFirst } from "./worked-out.ts";

interface Heard {
  /** What is asked to be done, and what calls for an act by being told. */
  readonly said: readonly Seen[];
  readonly told: readonly Seen[];
  readonly tenor: Tenor;
}

/** Null where nothing of it is meant, or it cannot be made out. */
export async function firstOrdered(
  spoken: Spoken,
  { said, told, tenor }: Heard,
  around: Surroundings,
): Promise<Speech | null> {
  const { part, subjects } = spoken;
  // 恒力改28万,云图下周一再打: an order, however much news it stands beside.
  const isOrderly = tenorOf(part).orders > SURE;
  for (const one of putDownFirst(plainFirst(handedOnFirst(said, subjects.length > 0)))) {
    // 把恒力的报价调到28万6 is asked for, however much it sounds like what was told.
    // 这个回收规则太狠了,客户就没了 is of no customer.
    // Of a day's long report nothing is taken for an alarm clock.
    const isOfReport = one.entry.id === "remind-me" && isReport(part) && subjects.length > 0;
    // 打了三个都没接,我下午四点再打一遍,到点叫我: the step's day is when one is reminded.
    const isOfStep = AT_THAT_TIME.test(one.clause.text) && (tenor.isNews || NOT_REACHED.test(part.text));
    if (isOfReport && (part.text.length > LONGEST_ORDER || isOfStep)) continue;
    // 9不要了,放公海 names the very command.
    const isSure =
      TAKES.test(one.clause.text) ||
      isPutDown(one) ||
      (subjects.length === 0 && !takesItem(one.entry)) ||
      (one.means === "weighty" && one.entry.words.some((word) => one.clause.text.includes(word))) ||
      // 预算已经全部取消,就放回公海让别的同事去试吧: what they told is why, and what is decided of it is said.
      (one.entry.id === "return" && NAMES_POOL.test(one.clause.text)) ||
      // 先前报的不作数,得退回中意向从头再谈: whoever names where it goes back to goes on with it.
      (one.entry.id === STEP_BACK && NAMES_STAGE.test(one.clause.text)) ||
      // 5点钟催我一下 报价单还没发
      (one.entry.id === "remind-me" && one.weight > PLAINLY_ASKED) ||
      // 给他打个九折,金额改成27万: ordered and told is the same, and no news.
      ((!tenor.isNews || isOrderly) && told.every(({ entry }) => entry.id === one.entry.id)) ||
      // 顾不过来了,请张三接过去: whoever is named says more than why.
      (((HAND_OVERS.has(one.entry.id) && one.who !== null) || one.entry.id === SPLIT) &&
        told.every(({ entry }) => DECISIONS.has(entry.id) || entry.id === SPLIT));
    if (told[0] !== undefined && one.weight <= told[0].weight && !isSure) continue;
    // 晚点打给我, of a customer of one's own, claims nothing.
    const mayBeTold = (tenor.isNews && isReport(part)) || part.text.length > LONGEST_CLAIM;
    if (one.entry.id === "claim" && mayBeTold && (await areOwn(subjects, around))) continue;
    const ordered = await order(spoken, one, around);
    // Dictated in one breath with what they said, which has happened whether it goes back or not.
    const isBackWithWhy = one.entry.id === STEP_BACK && told.length > 0 && tellsOfOthers(part.text);
    if (ordered !== null && isBackWithWhy && isReport(part))
      return { ...(await report(spoken, [], around)), offers: ordered.offers };
    if (ordered !== null) return withToldBeside(ordered, { spoken, order: one }, around);
  }
  return null;
}

async function areOwn(subjects: readonly Subject[], { own }: Surroundings): Promise<boolean> {
  const mine = await own();
  return subjects.length > 0 && subjects.every((one) => mine.some(({ no }) => no === one.no));
}

/** 到点叫我一下: no time of its own. */
const AT_THAT_TIME = /^[\s,]*(?:你)?(?:到点|到时候?|届时)/u;
const SPLIT = "split";
const STEP_BACK = "move-back";
const NAMES_STAGE = /[退降回][^,;。]{0,4}(?:基础|初步|中|高)意向|退[^,;。]{0,4}第?[一二三四1234]阶段/u;
const NAMES_POOL = /公海|池子/u;
const PLAINLY_ASKED = 3;
/** 把, 将: what follows is to be done with. */
const TAKES = /^\s*[把将]/u;
const LONGEST_ORDER = 60;
const LONGEST_CLAIM = 16;

// Opportunities of people's own, and leads to claim, each with another number: only what a test is about is said.
import type { Talk } from "./conversation.ts";

interface Said {
  readonly amount?: string;
  readonly need?: string;
}

/** Makes one and answers its number. */
export type OwnItem = (who: string, said?: Said) => Promise<number>;

const TENS = "子丑寅卯辰巳午未申酉戌亥";
const ONES = "甲乙丙丁戊己庚辛壬癸";

/** Leads of marketing's, each of another number, judged good and in the pool: makes one and answers its number. */
export function claimablesOf(talk: Pick<Talk, "say">): (name: string) => Promise<number> {
  let phones = 0;
  return async (name) => {
    const phone = 13_800_000_000 + ++phones;
    const lead = await talk.say("heshi", `录线索 ${name} 王磊 ${phone} 想了解MES 地址上海`);
    const no = Number(/#(\d+)/.exec(lead)?.[1]);
    await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
    return no;
  };
}

/** At most so many of a talk as there are names: 120. */
export function ownItemsOf(talk: Pick<Talk, "say">): OwnItem {
  let count = 0;
  return async (who, { amount = "20万", need = "MES" } = {}) => {
    const tens = TENS[Math.floor(++count / ONES.length)];
    if (tens === undefined) throw new Error("there are no more names");
    const name = `上海${ONES[count % ONES.length]}${tens}精工`;
    const phone = `1360${String(1_000_000 + count).slice(-7)}`;
    const words = `新建商机 ${name} 联系人王磊 ${phone} 地址上海 需求${need} 金额${amount}`;
    return Number(/#(\d+)/.exec(await talk.say(who, words))?.[1]);
  };
}

// Opportunities of people's own, each of another customer with another number: only what a test is about is said.
import type { Talk } from "./conversation.ts";

interface Said {
  readonly amount?: string;
  readonly need?: string;
}

/** Makes one and answers its number. */
export type OwnItem = (who: string, said?: Said) => Promise<number>;

const TENS = "子丑寅卯辰巳午未申酉戌亥";
const ONES = "甲乙丙丁戊己庚辛壬癸";

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

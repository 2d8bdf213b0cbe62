// How many pages a day: 20, 20页, 二十; 不限, 取消, 0 for no limit.
import { fold } from "./fold.ts";
import { CHINESE_NUMBER, numberSaid } from "./number.ts";

const NONE = /不限|取消|关掉?|关闭|解除|随便看|^0(?:页)?$/u;
const COUNT = new RegExp(
  `^(?:每人|每天|一天|最多|改[成为]|设[成为]|到|\\s)*(\\d{1,4}|${CHINESE_NUMBER})\\s*页?(?:以内)?[\\s。!]*$`,
  "u",
);

/** Null where no number, and no end of it, is said. */
export function readPageLimit(text: string): { readonly most: number | null } | null {
  const said = fold(text).trim();
  if (NONE.test(said)) return { most: null };
  const words = COUNT.exec(said)?.[1];
  const most = words === undefined ? null : numberSaid(words);
  return most === null || most < 1 ? null : { most };
}

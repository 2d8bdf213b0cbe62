// Why somebody gave a customer up, where that is the end of it: a number that reaches nobody, a company that is no more,
// a second record of the same one (rules.md 2, 淘汰).
import type { Ended } from "../../domain/hands/pool-life.ts";
import { isDeadNumber } from "./dead-number.ts";
import { fold } from "./fold.ts";

/** Closed, and no question, wish or neighbour of it: 没倒闭, 要是注销, 竞品倒闭了. */
const CLOSED = /注销|倒闭|破产|关门|关停|歇业|吊销|解散|公司(?:已经?)?(?:不在|没)了/u;
const DUPLICATE =
  /重复(?!购|采|下单|咨询|来|打|强调|说|问)|撞单|(?:和|跟|与)[^,;。]{1,12}(?:是)?同一(?:家|个)/u;
const TAKEN_BACK = /(?:没有?|不是|不|未|别|无|以为|要是|如果|怕|担心|会不会|是不是|是否|可能)[^,;。]{0,6}$/u;
const OTHERS = /(?:竞品|对手|供应商|上家|友商|同行)[^,;。]{0,6}$/u;
const AFTER = /^[^,;。]{0,3}(?:吗|么|\?)|^号/u;

/** Null where the words end nothing. */
export function endedIn(text: string): Ended | null {
  const said = fold(text);
  if (isDeadNumber(said) && !isTakenBack(said, /空号|停机|停用|销号/u)) return "dead-number";
  if (CLOSED.test(said) && !isTakenBack(said, CLOSED)) return "closed";
  return DUPLICATE.test(said) && !isTakenBack(said, DUPLICATE) ? "duplicate" : null;
}

/** What the words of all of these hold: whoever looks for them asks for one of those first. */
export const ENDED_WORDS: readonly string[] = [
  "空号",
  "停机",
  "停用",
  "销号",
  "号码不",
  "打错了",
  "换号",
  "的号",
  "的电话",
  "注销",
  "倒闭",
  "破产",
  "关门",
  "关停",
  "歇业",
  "吊销",
  "解散",
  "不在了",
  "没了",
  "重复",
  "撞单",
  "同一家",
  "同一个",
];

function isTakenBack(said: string, words: RegExp): boolean {
  const found = words.exec(said);
  if (found === null) return false;
  const before = said.slice(0, found.index);
  return (
    TAKEN_BACK.test(before) || OTHERS.test(before) || AFTER.test(said.slice(found.index + found[0].length))
  );
}

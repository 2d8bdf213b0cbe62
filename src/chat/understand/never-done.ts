// 凌峰没打 只打了智谷, behind 智谷和凌峰上午都电话过了: of one of both nothing happened, and what was kept of it is taken back.
import { asRead, takeApart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { MASKS } from "./cue.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const DID = "(?:打|去|见|联系|聊|跑|拜访|谈|回访|跟|通话|打电话|通电话|发|寄|送)(?:电话|面|成)?";
const ENDS = "(?:[了过着呢啊哈哦的吧]|[\\s,;。!~])*";
const LEAD =
  "(?:[\\s,]|不对|错了|哦|啊|哎|呃|说错了|记错了|刚才?|其实|我|根本|压根|还|并|今天|上午|下午|昨天|那边|那家|这家)*";
const ONE = MASKS.customer;
const NOT_DONE = `(?:${ONE}+${LEAD}没(?:有)?${DID}|没(?:有)?${DID}(?:过|给|到)?${ONE}+)`;
const ONLY_OTHER = `(?:其实|我|今天|上午|下午|就|只|光|仅|单|是|有)*(?:(?:只|就|光|仅)(?:是)?(?:给)?${DID}(?:了|过)?${ONE}+|${ONE}+${DID}(?:了|过)|${DID}的是${ONE}+)`;
const NEVER = new RegExp(`^${LEAD}(?<not>${NOT_DONE})${ENDS}(?:${ONLY_OTHER}${ENDS})?$`, "u");
const ONLY_FIRST = new RegExp(`^${LEAD}${ONLY_OTHER}${ENDS}(?<not>${NOT_DONE})${ENDS}$`, "u");
/** Told of as done. */
const TOLD_DONE = /[了过]|都|好/u;
const LONGEST = 30;

/** Null where nothing was just kept of whoever is denied. */
export function neverDone(text: string, around: Surroundings): Promise<Speech | null> | null {
  return text.length > LONGEST || !text.includes("没") ? null : denied(text, around);
}

async function denied(text: string, around: Surroundings): Promise<Speech | null> {
  const { clauses, names } = takeApart(text, { known: await around.mine(text), now: around.now });
  if (names.length === 0 || names.length > 2 || names.some(({ nos }) => nos.length !== 1)) return null;
  const said = clauses.map(({ undated, masked }) => undated?.masked ?? masked).join("");
  const isFirst = NEVER.test(said);
  if (!isFirst && !ONLY_FIRST.test(said)) return null;
  const not = (isFirst ? names[0] : names.at(-1))?.nos[0];
  const other = names.map(({ nos }) => nos[0]).find((no) => no !== not);
  const act = await around.lastAct();
  if (not === undefined || act?.text == null || act.no === null || !TOLD_DONE.test(act.text)) return null;
  const told = takeApart(act.text, { known: await around.mine(act.text), now: around.now }).names;
  const both = new Set(told.flatMap(({ nos }) => nos));
  if (/没/u.test(asRead(act.text)) || (both.size > 0 && !both.has(not))) return null;
  const undo = around.registry.wordOf("undo");
  if (act.no === not) return { ...NOTHING, offers: [undo] };
  // Of both in one message the other one came last: it is told of again.
  if (both.size !== 2 || act.no !== other || !both.has(act.no)) return null;
  return {
    ...NOTHING,
    offers: [undo, undo, `${around.registry.wordOf("follow-up")} #${act.no} ${text.trim()}`],
  };
}

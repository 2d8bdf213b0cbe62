// 云图 推进到高意向, 把恒力退公海 没预算: the customer's name first, a command's word behind it.
import { afterCourtesy } from "../read/courtesy.ts";
import { readClock } from "../read/day.ts";
import { readDays } from "../read/days.ts";
import { readEdits } from "../read/edit.ts";
import { fold } from "../read/fold.ts";
import { readMoney } from "../read/money.ts";
import { spelled } from "../read/simplified.ts";
import type { Surroundings } from "./around.ts";
import { asks } from "./mood.ts";
import { namesIn } from "./names.ts";
import { hindranceOf } from "./plain-order.ts";
import { type Found, takesItem, weightOf } from "./registry.ts";
import type { Speech } from "./spoken.ts";
import { isStepTold } from "./step-told.ts";

const BEFORE = /^\s*(?:[把将给]|帮我(?:把)?)?\s*$/u;
const BETWEEN = /^(?:这个?单子?|那个?单子?|客户|的|那边|可以|先|已经|就|[\s,，:：、])*/u;

const WHETHER = /能不能|能否|可不可以/u;

const STANDS_APART = /^(?:[\s,，。:：;；@＠#＃\d!！]|给|到|了|吧|$)/u;

const ANSWERS: ReadonlySet<string> = new Set(["agree", "disagree"]);
const MOVED =
  /^的?(?:时间|日子|日期)?(?:就|先|再|帮我|给我)?(?:[往向]?[后前])?(?:改|挪|推|延|换|调|提前|提早|顺延)(?:[到成至为在迟后期周星礼明]|一?下|[一二两三四五\d])/u;

/** 万邦的跟进改短点: what is written there is spoken of, and nothing has happened. */
const REWRITTEN =
  /^的?(?:记录|内容)?(?:改|删|撤|重写|写得|太[长短多少]|(?:我|刚才)?(?:记|写|说|打|弄)[错混岔]|作废|不算)/u;

const TOLD_MOVED =
  /^\s*(?:[到成在]\s*)?(?:下?个?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}[号日]|[明后]天)(?:上午|下午)?了/u;

export interface NamedWord {
  readonly found: Found;
  readonly command: string;
}

/** The command whose word stands behind the name a text begins with; null where none does, or it is taken back. */
export async function wordBehindName(
  said: string,
  { registry, mine, others }: Surroundings,
): Promise<NamedWord | null> {
  const folded = fold(said);
  const [ours] = namesIn(folded, await mine(folded));
  const first = ours ?? namesIn(folded, await others(said))[0];
  if (first === undefined || !BEFORE.test(folded.slice(0, first.start))) return null;
  const rest = said.slice(first.end);
  const words = rest.slice(BETWEEN.exec(rest)?.[0].length ?? 0);
  const politely = afterCourtesy(words);
  const found = registry.find(words.slice(politely));
  // 蓝海推到25号签: what was agreed is put off.
  if (found?.entry.id === ADVANCE && UNTIL.test(found.word) && beginsWithTime(found.rest)) return null;
  // 恒力可以推进到决策关键期了: told in passing.
  if (found?.entry.id === ADVANCE && isStepTold(fold(rest).split(/[,;。!?\n]/u)[0] ?? "")) return null;
  // 云图激活码发过去了: the word goes on into another one.
  const goesOn = found !== null && weightOf(found.entry) === "weighty" && !STANDS_APART.test(found.rest);
  if (goesOn) return null;
  // 海正能不能领, and nothing more, asks whether it may be.
  if (found?.rest.trim() === "" && WHETHER.test(words.slice(0, politely))) return null;
  // 宝利那边联系人电话给我 asks for one.
  if (found?.entry.id === "contact" && asks(fold(found.rest))) return null;
  // 晨光仪表我来跟, of one nobody holds: a claim, and no follow-up without words.
  if (ours === undefined && found?.entry.id === "follow-up" && found.rest.trim() === "") return null;
  if (found === null || !takesItem(found.entry) || hindranceOf(found, registry) !== null) return null;
  // 恒力不同意 我又报了29万过去: what they do there, and no answer of ours.
  if (ANSWERS.has(found.entry.id) && found.rest.trim() !== "") return null;
  // 万邦的拜访改到下周二 moves what was agreed.
  if (found.entry.id === "follow-up" && (MOVED.test(found.rest.trimStart()) || REWRITTEN.test(found.rest)))
    return null;
  // 新元改17号了,何工出差: told, with why.
  if (found.entry.id === "edit" && TOLD_MOVED.test(found.rest)) return null;
  // 万邦改43万8,老沈砍了一刀: the sum, with what is told behind it.
  if (found.entry.id === "edit" && beginsWithSum(found.rest)) return null;
  const [no] = first.nos;
  const item = first.nos.length === 1 ? `#${no}` : said.slice(first.start, first.end);
  return { found, command: `${found.word} ${item} ${found.rest.replace(EDGE, "").trim()}`.trim() };
}

function beginsWithSum(rest: string): boolean {
  return readEdits(rest).length === 0 && readMoney(rest.trimStart())?.start === 0;
}

const ADVANCE = "advance";
const UNTIL = /到$/u;

function beginsWithTime(rest: string): boolean {
  const said = spelled(rest.trimStart());
  return readClock(said, 0)?.start === 0 || readDays(said, 0)[0]?.start === 0;
}

/** What only looks or is one's own is done; what weighs is offered. */
export function asSpeech({ found, command }: NamedWord): Speech {
  const nothing = { runs: [], offers: [], beside: [], which: null };
  return weightOf(found.entry) === "weighty"
    ? { ...nothing, offers: [command] }
    : { ...nothing, runs: [command] };
}

/** 恒力退公海,没预算了: the reason begins behind the mark. */
const EDGE = /^[\s,，:：;；、。]+/u;

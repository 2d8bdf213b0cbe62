// 等等撤销 章还没盖, 请把刚才这一笔撤销,与华测无关: what one just did is taken back, and what is told around it is its reason.
import { fold } from "../read/fold.ts";
import { sifted } from "../read/signs.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { correctionOf } from "./correction.ts";
import { everybodyNamed } from "./named-beside.ts";
import type { NamedAt } from "./names.ts";
import { NOTHING, type Speech } from "./spoken.ts";
import { NAME, undoOrdered } from "./undo-wording.ts";
import { valueAlone } from "./value-alone.ts";
import { byContact, nicknamed } from "./whose.ts";

const MAY = sifted(/撤|取消|作废|收回|还原|恢复|删|去掉|抹|不算|不作数|不要|改回|退回/u);
/** 别撤销, 我没说要撤: nothing is ordered. */
const DENIED = sifted(
  /(?:别|不要|不用|不必|没|甭|勿)(?:急着|要|让|叫|说|想|先|给我|帮我|再|把[^,;。]{1,8})*(?:撤|取消|删)/u,
);
/** 应该是29万, 改成下周三: another value takes the place of what is taken back. */
const INSTEAD = sifted(
  /(?:应该?是|应为|其实是|实际是|改成|改为|改到|换成|换到)\s*(?=[\d一二两三四五六七八九十]|[下这本]?(?:周|星期|礼拜)|[明后今]天)/u,
);
/** 那笔是恒力打的: whom it belongs to instead. */
const BELONGS = /是(?:别|另)?[^,;。]{0,8}的|不是|无关|没关系|[搞弄记看选填点]?(?:错|混|串|岔)/u;
/** 刘总又说要法务再看一眼 */
const TOLD =
  /^(?:又|刚|还|也|自己|方才|[今昨]天|那边)*(?:给我)?(?:发了?[个条]?(?:微信|消息|信息|短信))?(?:说|讲|来电|打[了过]?来|打电话|回[了复电过]|通知|答应|同意|要求|松口)/u;

/** Null where nothing was just done, nobody orders it, or it is ordered of something else. */
export function undoAsked(said: string, around: Surroundings): Promise<Speech | null> | null {
  if (!MAY.test(said) || DENIED.test(fold(said)) || isCommand(said, around)) return null;
  return takenBack(said, asRead(said), around);
}

/** 撤销, 已推送 海正 撤回: as it stands; 赢单那一条请先取消 begins with a command's word all the same. */
function isCommand(said: string, { registry }: Surroundings): boolean {
  const found = registry.find(said);
  return found !== null && found.entry.id !== "cancel" && !/^[那这的]/u.test(found.rest);
}

async function takenBack(text: string, read: string, around: Surroundings): Promise<Speech | null> {
  const act = await around.lastAct();
  const named = await everybodyNamed(text, around);
  const ordered = undoOrdered(masked(read, named), act?.command ?? null);
  if (ordered === null) return null;
  const others = named.filter(({ nos }) => act?.no == null || !nos.includes(act.no));
  const isElsewhere = others.length > 0 && others.length === named.length;
  // 撤销恒力那条, where the last act was of another: that one is not to be taken back.
  if (ordered.ofNamed && isElsewhere) return null;
  const undo = around.registry.wordOf("undo");
  const instead = act === null ? null : INSTEAD.exec(read);
  const value = instead === null ? "" : text.slice(instead.index);
  const right =
    instead === null ? null : ((await correctionOf(value, around)) ?? (await valueAlone(value, around)));
  if (right !== null && right.runs.length > 0) return right;
  const isSure = act !== null && !ordered.softly && instead === null;
  if (!isSure || (isElsewhere && !BELONGS.test(read))) return { ...NOTHING, offers: [undo] };
  const news = act.no === null ? null : await newsIn(text, read, { no: act.no, around });
  const kept = news === null ? [] : [`${around.registry.wordOf("follow-up")} #${act.no} ${news}`];
  return { ...NOTHING, runs: [undo], offers: kept };
}

/** As long as it was, with a sign in the place of every character of a name. */
function masked(read: string, named: readonly NamedAt[]): string {
  return named.reduce(
    (left, { start, end }) => left.slice(0, start) + NAME.repeat(end - start) + left.slice(end),
    read,
  );
}

/** From where on somebody at the customer's says something, behind the order; null where nobody does. */
async function newsIn(
  text: string,
  read: string,
  { no, around }: { readonly no: number; readonly around: Surroundings },
): Promise<string | null> {
  const people = (await around.reachedBy(no)).map(({ name }) => ({ no, name }));
  const whom = [...byContact(read, people), ...nicknamed(read, people)].find(({ end }) =>
    TOLD.test(read.slice(end, end + FAR)),
  );
  const isBehind =
    whom !== undefined && MAY.test(read.slice(0, whom.start)) && !MAY.test(read.slice(whom.end));
  return isBehind ? text.slice(whom.start).trim() : null;
}

const FAR = 14;

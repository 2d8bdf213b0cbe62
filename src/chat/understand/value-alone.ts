// 十二万, 那就下周一吧, right after what such a value belongs to: 华测又到账了一笔 is offered with it.
import { dayOf } from "../../domain/day.ts";
import { amountAlone } from "../read/amount-alone.ts";
import { whenOf } from "../read/dated.ts";
import { dayAlone, hourAlone } from "../read/day-meant.ts";
import { readFollowUp } from "../read/follow-up.ts";
import { moneyText } from "../words/money-text.ts";
import type { Surroundings } from "./around.ts";
import { sameWeek } from "./same-week.ts";
import { speechOf } from "./speech.ts";
import { NOTHING, type Speech } from "./spoken.ts";

/** What an edit changed that comes to an amount. */
const OF_MONEY: ReadonlySet<string> = new Set(["amount", "expected", "quoted", "contract"]);

/** What was typed in just now takes the value; what was only told is offered with it. Null where no value stands alone. */
export async function valueAlone(said: string, around: Surroundings): Promise<Speech | null> {
  const fen = amountAlone(said);
  const day = fen === null ? dayAlone(said, around.now) : null;
  const hour = fen === null && day === null ? hourAlone(said, around.now) : null;
  const act = fen === null && day === null && hour === null ? null : await around.lastAct();
  if (act?.no == null) return null;
  const { registry, fieldWord } = around;
  const edit = `${registry.wordOf("edit")} #${act.no}`;
  const item = await around.item(act.no);
  const isOfStep = (act.text !== null && item?.nextDay != null) || act.field === "next";
  // 下午两点, of the day that was just agreed.
  if (hour !== null)
    return isOfStep && item?.nextDay != null
      ? { ...NOTHING, runs: [`${edit} ${fieldWord("next")} ${whenOf(item.nextDay, hour, item.nextText)}`] }
      : null;
  if (day !== null) {
    if (act.field === "planned-signing")
      return { ...NOTHING, runs: [`${edit} ${fieldWord(act.field)} ${day}`] };
    // What was just agreed or moved keeps its words, and its week.
    const told = act.text === null ? null : readFollowUp(act.text, around.now).next;
    const isMoved = act.field === "next" || (told !== null && told.day === item?.nextDay);
    const agreed = isMoved ? (item?.nextText ?? "") : "";
    const meant = sameWeek(day, isMoved ? (item?.nextDay ?? null) : null, dayOf(around.now)) ?? day;
    return isOfStep ? { ...NOTHING, runs: [`${edit} ${fieldWord("next")} ${meant} ${agreed}`.trim()] } : null;
  }
  if (fen === null) return null;
  if (act.field !== null && OF_MONEY.has(act.field))
    return { ...NOTHING, runs: [`${edit} ${fieldWord(act.field)} ${moneyText(fen)}`] };
  const subjects = [{ token: `#${act.no}`, no: act.no }];
  const isOfPrice = act.text !== null && (!OF_MONEY_TALK.test(act.text) || /^\s*报/u.test(said));
  const told =
    act.text === null || isOfPrice
      ? null
      : await speechOf(`${act.text} ${moneyText(fen)}`, around, { subjects, isNumbered: true });
  if (told !== null && told.offers.length > 0) return { ...NOTHING, offers: told.offers };
  if (act.text === null) return null;
  const isQuoted = item?.outcome === "open" && item.stage !== null && item.stage >= QUOTED;
  if (isQuoted) return { ...NOTHING, offers: [`${edit} ${fieldWord("amount")} ${moneyText(fen)}`] };
  // 35万, behind what says nothing of money: what a price calls for at that item, or what came in.
  const block = item?.outcome === "won" ? "came-in" : "priced";
  const words = registry.entry("edit").worded(block, { money: moneyText(fen) });
  const priced = await speechOf(words, around, { subjects, isNumbered: true });
  const isKept = (command: string) => registry.find(command)?.entry.id === "follow-up";
  const offers = [...(priced?.runs ?? []), ...(priced?.offers ?? [])].filter((command) => !isKept(command));
  return offers.length === 0 ? null : { ...NOTHING, offers };
}

/** From here on an item has a price, which the amount replaces. */
const QUOTED = 3;
const OF_MONEY_TALK =
  /款|账|价|钱|付|费|报|金|额|预算|合同|签|打[来过](?!电话)|[打汇转]了一|赢|成交|中标|到了|收/u;

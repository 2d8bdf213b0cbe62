// 接管, 还给, 申诉: a head acts for a time, gives an item back, and hears who says it was taken wrongly (rules.md 5, 6).
import type { Calendar } from "../calendar.ts";
import { at, dayOf } from "../day.ts";
import type { Change } from "../item/change.ts";
import type { Holding } from "../item/history.ts";
import type { Item } from "../item/item.ts";
import { mustBeOwned } from "../item/places.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";
import { intoHands, type Receiver } from "./pool.ts";

/** The head acts; owner, stage and credit stay. */
export function takeOver(item: Item, given: { readonly by: string; readonly reason: string | null }): Change {
  mustBeOwned(item);
  if (item.outcome === "lost") throw new RuleError("closed-stays", { item });
  if (item.ownerId === given.by) throw new RuleError("own-already", { item });
  if (item.actingId === given.by) throw new RuleError("taken-over-already", { item });
  return { item: { ...item, actingId: given.by }, what: "taken-over", text: given.reason };
}

/** Back to its owner after a 接管; back to whom the clock took it from, while nobody else holds it. */
export function handBack(
  item: Item,
  given: { readonly to: Receiver | null; readonly holdings: readonly Holding[]; readonly now: number },
): Change {
  const { to, holdings, now } = given;
  if (item.place === "owned") {
    if (item.actingId === null) throw new RuleError("not-taken-over", { item });
    if (to !== null && to.userId !== item.ownerId) throw new RuleError("not-its-owner", { item, to });
    return { item: { ...item, actingId: null }, what: "handed-back" };
  }
  if (item.place !== "pool") throw new RuleError("not-owned", { item });
  const last = holdings.at(-1);
  if (last?.endedBy !== "auto-returned") throw new RuleError("not-returned-by-clock", { item });
  if (to === null || to.userId !== last.ownerId) throw new RuleError("not-its-former-owner", { item, to });
  const back = { ...intoHands(item, to, now), timesReturned: Math.max(0, item.timesReturned - 1) };
  return { item: back, what: "handed-back", begins: "undone" };
}

/** Until when somebody may appeal against a return by the clock; refused with the reason where they may not. */
export function mustBeAppealable(
  item: Item,
  given: {
    readonly userId: string;
    readonly holdings: readonly Holding[];
    readonly now: number;
    readonly rulesAt: (endedAt: number) => Rulebook;
    readonly calendar: Calendar;
  },
): void {
  const { userId, holdings, now, rulesAt, calendar } = given;
  const spell = holdings
    .filter(({ ownerId, endedBy }) => ownerId === userId && endedBy === "auto-returned")
    .at(-1);
  if (spell === undefined || spell.endedAt === null) throw new RuleError("nothing-to-appeal", {});
  if (item.place !== "pool" || spell !== holdings.at(-1)) throw new RuleError("appeal-overtaken", { item });
  const rules = rulesAt(spell.endedAt);
  const day = calendar.addWorkingDays(dayOf(spell.endedAt), rules.escalation.appealDays);
  const until = at(day, rules.cadence.deadlineMinute);
  if (now > until) throw new RuleError("appeal-too-late", { item, until });
}

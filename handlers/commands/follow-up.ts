// 跟进 #12 客户要比价 下次 周五 发报价: what happened, what comes next. Always kept, whether it counts and whatever date it names.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readSkippedMark } from "../../src/chat/read/mark.ts";
import { extendsDeadline } from "../../src/domain/clock/cadence.ts";
import { at, dayOf } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { recordFollowUp } from "../../src/workflows/follow-ups.ts";

export default command({
  right: "follow-up",
  several: true,
  args: { item: arg.item(), text: arg.needed("missing-text") },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { item: before, customer } = inHand;
    const { item, said, next, isPast, because, appointment } = await recordFollowUp(before, text, scene);
    const values = {
      item,
      customer,
      text,
      next,
      /** The date stands further ahead than it is waited for. */
      isFar: next !== null && item.nextDueAt !== null && at(next.day) > item.nextDueAt,
      unclear: said.nextAsk?.words ?? null,
      likelyDay: said.nextAsk?.likelyDay ?? null,
      unused: said.unused,
      isPast,
      because,
      appointment,
      /** With the day agreed before, for what is said of it. */
      before,
      overToday: appointment === "over" && before.nextDay === dayOf(scene.now),
      extends: extendsDeadline(item.stage),
      attempts: item.attemptsInARow,
      byOther: before.ownerId !== scene.actor.userId,
      offer: quoteIn(text, { item: before, now: scene.now }),
    };
    const { likelyDay } = said.nextAsk ?? {};
    const offered = likelyDay === undefined ? {} : { likelyDay };
    const isUnclear = said.nextAsk !== null || isPast;
    return {
      ...say("done", values),
      ...(isUnclear ? { waitsFor: { command: "edit", item, field: "next", ...offered } } : {}),
    };
  },
});

/** A quote that was told in passing is the mark of stage 3: the answer offers the move. */
function quoteIn(text: string, { item, now }: { item: Item; now: number }) {
  if ((item.stage ?? 6) >= 3) return null;
  const { quotedFen, competitors, unclear } = readSkippedMark(text, 3, now);
  return quotedFen === null || unclear !== null ? null : { quotedFen, competitors };
}

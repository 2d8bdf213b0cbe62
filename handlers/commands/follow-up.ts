// 跟进 #12 客户要比价 下次 周五 发报价: what happened, what comes next. Always kept, whether it counts and whatever date it names.
import { arg } from "../../src/chat/args/args.ts";
import { command, type Scene, say } from "../../src/chat/command.ts";
import { isDeadNumber } from "../../src/chat/read/dead-number.ts";
import { extendsDeadline } from "../../src/domain/clock/cadence.ts";
import { at, dayOf } from "../../src/domain/day.ts";
import { recordFollowUp } from "../../src/workflows/follow-ups.ts";
import { restOf } from "../../src/workflows/peace/quiet.ts";

export default command({
  undoable: true,
  right: "follow-up",
  several: true,
  args: { item: arg.item(), text: arg.needed("missing-text") },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { item: before, customer } = inHand;
    const { item, said, next, isPast, because, appointment, lastAt, woke } = await recordFollowUp(
      before,
      text,
      scene,
    );
    // What comes next is asked for, at most once a day and item (speech.md, "What an answer shows").
    const isMine =
      before.ownerId === scene.actor.userId && item.outcome === "open" && item.nextDueAt !== null;
    const isOpen = isMine && next === null && said.nextAsk === null && !isPast;
    const values = {
      item,
      customer,
      text,
      next,
      /** The date stands further ahead than it is waited for. */
      isFar: next !== null && item.nextDueAt !== null && at(next.day) > item.nextDueAt,
      unclear: said.nextAsk?.words ?? null,
      likelyDay: said.nextAsk?.likelyDay ?? null,
      unused: said.unused?.words ?? null,
      /** True as soon as an answer is waited for (waitsFor): beside other commands nothing is. */
      takesYes: false,
      isPast,
      because,
      appointment,
      /** With the day agreed before, for what is said of it. */
      before,
      overToday: appointment === "over" && before.nextDay === dayOf(scene.now),
      extends: extendsDeadline(item.stage),
      attempts: item.attemptsInARow,
      byOther: before.ownerId !== scene.actor.userId,
      asksNext: isOpen && item.nextDay === null && isFirstOfToday(lastAt, scene),
      deadNumber: isDeadNumber(text),
      woke,
      rest: await restOf(item, scene),
    };
    const words = said.nextAsk?.words;
    const likelyDay = said.nextAsk?.likelyDay ?? said.unused?.likelyDay;
    const asked = {
      ...(likelyDay === undefined ? {} : { likelyDay }),
      ...(words === undefined ? {} : { within: words }),
    };
    const isUnclear = said.nextAsk !== null || said.unused !== null || isPast;
    return {
      ...say("done", values),
      ...(isUnclear || isOpen ? { waitsFor: { command: "edit", item, field: "next", ...asked } } : {}),
    };
  },
});

function isFirstOfToday(lastAt: number | null, { now }: Scene<unknown>): boolean {
  return lastAt === null || dayOf(lastAt) < dayOf(now);
}

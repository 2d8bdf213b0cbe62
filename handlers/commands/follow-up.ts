// 跟进 #12 客户要比价 下次 周五 发报价: what happened, what comes next. Always kept, whether it counts and whatever date it names.
import { arg } from "../../src/chat/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readFollowUp } from "../../src/chat/read/follow-up.ts";
import { readSkippedMark } from "../../src/chat/read/mark.ts";
import { extendsDeadline } from "../../src/domain/cadence.ts";
import { at } from "../../src/domain/day.ts";
import { followUp } from "../../src/domain/follow-up.ts";
import type { Item } from "../../src/domain/item.ts";

export default command({
  right: "follow-up",
  several: true,
  args: { item: arg.item(), text: arg.needed("missing-text") },
  async run({ args: { item: inHand, text }, actor, now, store, rules, calendar, save }) {
    const { item, customer } = inHand;
    const said = readFollowUp(text, now);
    const lastTwo = (await store.followUps.latest(item.no, 2)).map((last) => last.text);
    const facts = { text, ownText: said.ownText, attempt: said.attempt, next: said.next, lastTwo, now };
    const followed = followUp(item, facts, { rules, calendar });
    const next = followed.isPast ? null : said.next;
    await store.followUps.add({
      no: item.no,
      at: now,
      by: actor.userId,
      text,
      counts: followed.counts,
      attempt: said.attempt,
      nextDay: next?.day ?? null,
      nextText: next?.text ?? null,
      undoneAt: null,
    });
    const saved = await save({ item: followed.item, what: "followed-up" });
    const isUnclear = said.nextAsk !== null || followed.isPast;
    const values = {
      item: saved,
      customer,
      text,
      next,
      /** The date stands further ahead than it is waited for. */
      isFar: next !== null && saved.nextDueAt !== null && at(next.day) > saved.nextDueAt,
      unclear: said.nextAsk?.words ?? null,
      isPast: followed.isPast,
      because: followed.because,
      extends: extendsDeadline(saved.stage),
      attempts: saved.attemptsInARow,
      byOther: item.ownerId !== actor.userId,
      offer: quoteIn(text, { item, now }),
    };
    return {
      ...say("done", values),
      ...(isUnclear ? { waitsFor: { command: "edit", item, field: "next" } } : {}),
    };
  },
});

/** A quote that was told in passing is the mark of stage 3: the answer offers the move. */
function quoteIn(text: string, { item, now }: { item: Item; now: number }) {
  if ((item.stage ?? 6) >= 3) return null;
  const { quotedFen, competitors, unclear } = readSkippedMark(text, 3, now);
  return quotedFen === null || unclear !== null ? null : { quotedFen, competitors };
}

// 为什么 #12: which clock runs since when, what was delivered about it, and what happens next; from stored facts.
import { arg } from "../../src/chat/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { baseOf } from "../../src/domain/cadence.ts";
import { at, dayOf } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item.ts";
import { isKeptFind } from "../../src/domain/places.ts";

const DAY_MS = 86_400_000;

export default command({
  right: "show",
  args: { item: arg.item() },
  async run({ args: { item: inHand }, now, store, rules, calendar }) {
    const { item, customer } = inHand;
    const names = await store.people.names([item.ownerId]);
    const delivered =
      item.deadlineAt === null ? [] : await store.outbox.deliveredAbout(item.no, item.deadlineAt);
    const isFirstContact = item.stage === 1 && item.deadlineAt !== null;
    const keptUntil =
      isFirstContact && isKeptFind(item, { now, rules })
        ? item.createdAt + rules.pool.ownFindKeptDays * DAY_MS
        : null;
    return say("done", {
      item,
      customer,
      owner: item.ownerId === null ? null : names[item.ownerId],
      since: baseOf(item),
      followed: item.lastFollowUpAt !== null && item.lastFollowUpAt >= item.receivedAt,
      delivered,
      keptUntil,
      returnsAt: isFirstContact && keptUntil === null ? returnsAt(item) : null,
      lacking: Math.max(0, rules.pool.noticesBeforeReturn - delivered.length),
    });

    /** The first 18:00 of a working day on which everything the return waits for is there, as far as it is known. */
    function returnsAt({ deadlineAt }: Item): number {
      const last = delivered.at(-1);
      const earliest = Math.max(deadlineAt ?? 0, last === undefined ? 0 : last + DAY_MS, now);
      const evening = (day: string) => at(calendar.nextWorkingDay(day), rules.cadence.deadlineMinute);
      const first = evening(dayOf(earliest));
      return first >= earliest ? first : evening(dayOf(earliest + DAY_MS));
    }
  },
});

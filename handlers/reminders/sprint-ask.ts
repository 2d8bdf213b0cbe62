// 17:00, private: 今天怎么样? of what is about to be signed and has no record today (rules.md 5, stage 5; article L55).
import { addDays, at, dayOf } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { isObserved } from "../../src/domain/item/places.ts";
import { readerOf } from "../../src/domain/people/org.ts";
import { reminder } from "../../src/push/reminder.ts";

export default reminder({
  from: 17 * 60,
  until: 20 * 60,
  async collect({ now, today, store, rules }) {
    const org = await store.org.on(today);
    const paused = await store.pauses.runningAt(now);
    const byReader = new Map<string, Item[]>();
    for (const item of await store.items.dueBefore(at(addDays(today, 1)))) {
      const isDue = item.stage === 5 && item.deadlineAt !== null && dayOf(item.deadlineAt) === today;
      if (!isDue || item.outcome !== "open" || (item.silentUntil ?? 0) > now) continue;
      if (paused.isQuiet(item)) continue;
      const reader = readerOf(org, item, paused.has(item));
      if (reader !== null && !isObserved(item, { now, rules: rules.ofItem(item) }))
        byReader.set(reader, [...(byReader.get(reader) ?? []), item]);
    }
    // Whoever asks takes the answer: of one item it needs no number (src/chat/turn/answers.ts).
    for (const [reader, [only, another]] of byReader) {
      const spot = { userId: reader, chatId: reader };
      if (only === undefined || another !== undefined || (await store.drafts.open(spot, now)) !== null)
        continue;
      await store.drafts.keep(spot, { words: `#${only.no}`, asking: "today", choices: null, at: now });
    }
    const items = [...byReader.values()].flat();
    const customers = await store.customers.byIds(items.map(({ customerId }) => customerId));
    const names = await store.people.names([...byReader.keys()]);
    return [...byReader].map(([reader, mine]) => {
      const lines = mine.map((item) => ({ item, customer: customers.get(item.customerId) }));
      const [only] = mine;
      const mayWait =
        only !== undefined &&
        mine.length === 1 &&
        only.noChangeInARow < rules.ofItem(only).grace.noChangeRunning;
      return {
        to: { member: reader },
        block: "ask",
        values: { name: names[reader], today, lines, first: lines[0], mayWait },
        about: mine,
        ...(mayWait ? { buttons: "buttons" } : {}),
      };
    });
  },
});

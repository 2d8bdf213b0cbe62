// 首响 (rules.md 5): a lead of marketing's is hot for minutes, and so is one who has written: the owner after 30, the head after 4 hours.
import { isAnswerDue, isFirstResponseDue } from "../../src/domain/clock/first-response.ts";
import { addDays, at } from "../../src/domain/day.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { headOf, isAway, readerOf } from "../../src/domain/people/org.ts";
import { type ReminderNotice, type ReminderScene, reminder } from "../../src/push/reminder.ts";

/** Whose clock runs, and since when (ms): since it was received, or since the customer wrote in WeChat. */
interface Waiting {
  readonly item: Item;
  readonly since: number;
  readonly wrote: boolean;
}

export default reminder({
  from: 9 * 60,
  until: 20 * 60,
  rhythm: "minute",
  async collect(scene) {
    const { now, today, store, rules, calendar } = scene;
    const owners = ({ item }: Waiting) => rules.ofItem(item).notices.firstResponseMinutes;
    const heads = ({ item }: Waiting) => rules.ofItem(item).notices.firstResponseHeadMinutes;
    const waiting = (await running(scene)).filter((one) =>
      isDue(one, { now, calendar, minutes: owners(one) }),
    );
    if (waiting.length === 0) return [];
    const org = await store.org.on(today);
    const paused = await store.pauses.runningAt(now);
    const customers = await store.customers.byIds(waiting.map(({ item }) => item.customerId));
    const names = await store.people.names(waiting.map(({ item }) => item.ownerId));
    const notices: ReminderNotice[] = [];
    for (const one of waiting) {
      const { item, since, wrote } = one;
      if (paused.isQuiet(item)) continue;
      if (paused.has(item) && !isAway(org, item.ownerId ?? "")) continue;
      const owner = names[item.ownerId ?? ""];
      const values = { item, customer: customers.get(item.customerId), owner, since, wrote };
      const of = `-${item.no}-${since}`;
      const reader = readerOf(org, item, false);
      if (reader !== null)
        notices.push({ to: { member: reader }, block: "owner", of, values, about: [item] });
      const head = isDue(one, { now, calendar, minutes: heads(one) })
        ? headOf(org, item.departmentId, [item.ownerId])
        : null;
      if (head !== null)
        notices.push({ to: { member: head.userId }, block: "head", of, values, about: [item] });
    }
    return notices;
  },
});

/** Since the last working day; a customer's own word counts before the day on which the item came. */
async function running({ now, today, store, calendar }: ReminderScene): Promise<readonly Waiting[]> {
  let day = addDays(today, -1);
  while (!calendar.isWorkingDay(day)) day = addDays(day, -1);
  const found = new Map<number, Waiting>();
  for (const item of await store.items.receivedBetween(at(day), now))
    found.set(item.no, { item, since: item.receivedAt, wrote: false });
  const written = await store.wechat.wroteBetween(at(day), now);
  const items = await store.items.byNos(written.flatMap(({ no }) => (no === null ? [] : [no])));
  for (const { no, wroteAt } of written) {
    const item = items.find((one) => one.no === no);
    if (item !== undefined && wroteAt !== null) found.set(item.no, { item, since: wroteAt, wrote: true });
  }
  return [...found.values()];
}

function isDue({ item, since, wrote }: Waiting, given: Parameters<typeof isFirstResponseDue>[1]): boolean {
  return wrote ? isAnswerDue(item, since, given) : isFirstResponseDue(item, given);
}

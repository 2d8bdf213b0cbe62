// A follow-up kept under its author's name: by 跟进, or told with a visit (rules.md 5).
import type { Scene } from "../chat/command.ts";
import { readAppointmentNews } from "../chat/read/appointment-news.ts";
import { customerCame } from "../chat/read/customer-came.ts";
import { type FollowUpRead, readFollowUp } from "../chat/read/follow-up.ts";
import { wakeCustomer } from "../chat/turn/peace.ts";
import { type FollowedUp, followUp } from "../domain/clock/follow-up.ts";
import type { Item } from "../domain/item/item.ts";

export interface Recorded {
  /** As it is stored now. */
  readonly item: Item;
  readonly said: FollowUpRead;
  /** What comes next, as it is kept; null where nothing, or a day that has passed, was said. */
  readonly next: FollowedUp["next"];
  readonly isPast: boolean;
  readonly because: FollowedUp["because"];
  /** What became of the day agreed before. */
  readonly appointment: FollowedUp["appointment"];
  /** When it was last followed up before; null for never. */
  readonly lastAt: number | null;
  /** The customer came by themselves, and their 静默 is over. */
  readonly woke: boolean;
}

/** Always kept; what it does to the clock is the rule's. @throws RuleError */
export async function recordFollowUp(item: Item, text: string, scene: Scene<unknown>): Promise<Recorded> {
  const { actor, now, store, rules, calendar, save } = scene;
  const said = readFollowUp(text, now);
  const latest = await store.followUps.latest(item.no, 2);
  const lastTwo = latest.map((last) => last.text);
  const appointment = readAppointmentNews(text, item, now);
  const facts = { ...said, text, appointment, lastTwo, now };
  const followed = followUp(item, facts, { rules: rules.ofItem(item), calendar });
  await store.followUps.add({
    no: item.no,
    at: now,
    by: actor.userId,
    text,
    counts: followed.counts,
    attempt: said.attempt,
    nextDay: followed.next?.day ?? null,
    nextText: followed.next?.text ?? null,
    undoneAt: null,
  });
  const woke =
    customerCame(text) && !said.attempt
      ? await wakeCustomer(item.customerId, { by: actor.userId, why: "customer" }, scene)
      : null;
  const { next, because, isPast, appointment: became } = followed;
  const saved = await save({ item: followed.item, what: "followed-up" });
  const lastAt = latest[0]?.at ?? null;
  return { item: saved, said, next, isPast, because, appointment: became, lastAt, woke: woke !== null };
}

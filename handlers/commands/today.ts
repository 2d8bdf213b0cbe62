// 今日: what is late, due today or tomorrow, and what was received and not touched yet.
import { command, say } from "../../src/chat/command.ts";
import { at, dayOf } from "../../src/domain/day.ts";

export default command({
  right: "today",
  args: {},
  audience: "private",
  async run({ actor, chat, now, store }) {
    const owned = (await store.items.ownedBy(actor.userId)).filter(({ outcome }) => outcome !== "lost");
    const customers = await store.customers.byIds(owned.map(({ customerId }) => customerId));
    const today = dayOf(now);
    const midnight = at(today) + 86_400_000;
    const lines = owned.map((item) => ({ item, customer: customers.get(item.customerId) }));
    const late = lines.filter(({ item }) => item.nextDueAt !== null && item.nextDueAt < at(today));
    const due = lines.filter(({ item }) => isBetween(item.nextDueAt, at(today), midnight));
    const soon = lines.filter(({ item }) => isBetween(item.nextDueAt, midnight, midnight + 86_400_000));
    const urgent = [...late, ...due, ...soon];
    const fresh = lines.filter(
      (line) => line.item.outcome === "open" && line.item.lastFollowUpAt === null && !urgent.includes(line),
    );
    const shown = [...urgent, ...fresh];
    const spot = { userId: actor.userId, chatId: chat.id };
    await store.conversations.keepList(
      spot,
      shown.map(({ item }) => item.no),
      now,
    );
    const values = { late, due, soon, fresh, count: shown.length, name: actor.name, owned: owned.length };
    return say(shown.length === 0 ? "nothing" : "list", values);
  },
});

function isBetween(due: number | null, from: number, to: number): boolean {
  return due !== null && due >= from && due < to;
}

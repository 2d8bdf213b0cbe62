// 部门逾期: what is late in the departments somebody leads, the longest first (contract.md).
import { command, say } from "../../src/chat/command.ts";
import { dueOf } from "../../src/domain/clock/cadence.ts";
import { needsAttention } from "../../src/domain/clock/urgency.ts";
import { at, dayOf, daysBetween } from "../../src/domain/day.ts";
import { isWithin } from "../../src/domain/people/rights.ts";

export default command({
  right: "overdue",
  args: {},
  audience: "private",
  async run({ actor, chat, now, store }) {
    const today = dayOf(now);
    const departments = await store.people.departments();
    const led = departments.filter(({ path }) => actor.leads.some((branch) => isWithin(path, branch)));
    const paused = await store.pauses.runningAt(now);
    const due = await store.items.dueInDepartments(
      led.map(({ id }) => id),
      at(today),
    );
    const late = due.filter((item) => needsAttention(item) && !paused.has(item));
    const customers = await store.customers.byIds(late.map(({ customerId }) => customerId));
    const names = await store.people.names(late.map(({ ownerId }) => ownerId));
    const lines = late
      .map((item) => ({
        item,
        customer: customers.get(item.customerId),
        owner: names[item.ownerId ?? ""],
        days: daysBetween(dayOf(dueOf(item) ?? now), today),
      }))
      .sort((a, b) => b.days - a.days);
    const spot = { userId: actor.userId, chatId: chat.id };
    await store.conversations.keepList(
      spot,
      lines.map(({ item }) => item.no),
      now,
    );
    return say(lines.length === 0 ? "nothing" : "list", { lines });
  },
});

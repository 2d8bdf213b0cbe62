// 部门逾期: what is late in the departments somebody leads, the longest first (contract.md).
import { command, say } from "../../src/chat/command.ts";
import { needsAttention } from "../../src/domain/clock/urgency.ts";
import { at, dayOf } from "../../src/domain/day.ts";
import { isWithin } from "../../src/domain/people/rights.ts";
import { overdueLines } from "../../src/workflows/lists.ts";

/** As much as a head can act upon; what does not fit into an answer waits for 更多. */
const PAGE = 100;

export default command({
  right: "overdue",
  looks: true,
  args: {},
  audience: "private",
  async run({ actor, chat, now, store }) {
    const today = dayOf(now);
    const departments = await store.people.departments();
    const led = departments.filter(({ path }) => actor.leads.some((branch) => isWithin(path, branch)));
    const paused = await store.pauses.runningAt(now);
    const due = await store.items.lateInDepartments(
      led.map(({ id }) => id),
      at(today),
      PAGE,
    );
    const late = due.filter((item) => needsAttention(item) && !paused.has(item));
    const all = await overdueLines(late, { now, today }, store);
    const lines = all.slice(0, PAGE);
    const spot = { userId: actor.userId, chatId: chat.id };
    await store.conversations.keepList(
      spot,
      lines.map(({ item }) => item.no),
      now,
    );
    return say(lines.length === 0 ? "nothing" : "list", { lines, isMore: due.length >= PAGE });
  },
});

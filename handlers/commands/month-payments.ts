// 本月回款: what came in since the first, what is planned until the last, and what is late; whose, by role.
import { command, say } from "../../src/chat/command.ts";
import { dayOf, lastDayOfMonth, partsOf } from "../../src/domain/day.ts";
import { moneyDue, moneyIn, moneyScopeOf, sumOf } from "../../src/workflows/money.ts";

export default command({
  right: "month-payments",
  looks: true,
  args: {},
  audience: "private",
  async run({ actor, chat, now, store }) {
    const today = dayOf(now);
    const { year, month } = partsOf(today);
    const until = lastDayOfMonth(year, month);
    const { scope, whose, name } = await moneyScopeOf(actor, store);
    const came = await moneyIn(scope, { from: `${today.slice(0, 8)}01`, to: today }, store);
    const { late, planned } = await moneyDue(scope, { today, until }, store);
    const spot = { userId: actor.userId, chatId: chat.id };
    const shown = [...late, ...planned, ...came];
    await store.conversations.keepList(
      spot,
      shown.map(({ item }) => item.no),
      now,
    );
    return say(shown.length === 0 ? "nothing" : "list", {
      whose,
      name,
      until,
      came,
      cameFen: sumOf(came),
      planned,
      plannedFen: sumOf(planned),
      late,
      lateFen: sumOf(late),
      first: shown[0]?.item.no ?? null,
    });
  },
});

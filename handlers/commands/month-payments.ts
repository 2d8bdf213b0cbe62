// 本月回款: what came in since the first, what is planned until the last, and what is late; whose, by role. 回款 of another time: its.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
import { monthOf } from "../../src/workflows/insight/results-asked.ts";
import { moneyDue, moneyIn, moneyScopeOf, sumOf } from "../../src/workflows/money.ts";

export default command({
  right: "month-payments",
  looks: true,
  args: { when: arg.whenAhead() },
  audience: "private",
  async run({ args, actor, chat, now, store }) {
    const today = dayOf(now);
    const when = args.when ?? monthOf(today);
    const { from, to: until } = when;
    const isOver = until < today;
    const { scope, whose, name } = await moneyScopeOf(actor, store);
    const came = from > today ? [] : await moneyIn(scope, { from, to: isOver ? until : today }, store);
    const due = await moneyDue(scope, { today, until }, store);
    // Of a time that is over or to come, what was to come in it; else all that is late by now.
    const late = from <= today && !isOver ? due.late : due.late.filter(({ day }) => day >= from);
    const planned = due.planned.filter(({ day }) => day >= from);
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
      when,
      isOver,
      isThisMonth: from === monthOf(today).from && until === monthOf(today).to,
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

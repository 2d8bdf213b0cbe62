// 卡点: where items stay longer or move on less than comparable ones, and which ones to look at first.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { at, dayOf } from "../../src/domain/day.ts";
import { report } from "../../src/workflows/insight/reports.ts";
import { scopeOf, timeOf } from "../../src/workflows/insight/scope.ts";
import { besideLines } from "../../src/workflows/lists.ts";

const DAY_MS = 86_400_000;
const MOST = 5;

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.when(), whom: arg.whom() },
  async run({ args, actor, chat, now, store, rules, compute }) {
    const asked = await scopeOf(args.whom.whose, actor, store);
    const { when, window } = timeOf(args.when, { now, rules });
    const comparedFrom = at(dayOf(now)) - rules.insight.comparedDays * DAY_MS;
    const found = compute(
      report("stuck", { scope: asked.scope, window, comparedFrom, rules: rules.insight, most: MOST }),
    );
    const lines = await besideLines(found.lingering, store);
    await store.conversations.keepList(
      { userId: actor.userId, chatId: chat.id },
      lines.map(({ no }) => no),
      now,
    );
    const unusual = found.unlike.filter(({ isUnusual }) => isUnusual);
    return say(found.open === 0 ? "nothing" : "stuck", {
      ...asked,
      when,
      isUnderWay: when.to > dayOf(now),
      unusual,
      weak: unusual.find(({ sign }) => sign === "weak") ?? null,
      lines,
      more: found.lingeringCount - lines.length,
      isCompared: found.unlike.length > 0,
      fewest: rules.insight.fewest,
    });
  },
});

// 代管 张三 @李四 周三到周五: a deputy acts for somebody; the owner stays, the clocks run (rules.md 2, 6).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readPeriod } from "../../src/chat/read/period.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { dayOf } from "../../src/domain/day.ts";
import { mustLead } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";

export default command({
  right: "deputize",
  args: { who: arg.person({ leading: true }), deputy: arg.person(), text: arg.words() },
  async run({ args: { who, deputy, text }, actor, now, store }) {
    mustLead(actor, who);
    if (who.userId === deputy.userId) throw new RuleError("deputy-oneself", {});
    const period = readPeriod(text, now);
    if (period === null) throw new UsageError("missing-period");
    if ("ask" in period) throw new UsageError(period.ask, { words: period.words });
    if (period.to < dayOf(now) || period.to < period.from) throw new RuleError("leave-past", {});
    await store.absences.add({
      memberId: who.userId,
      kind: "deputy",
      fromDay: period.from,
      toDay: period.to,
      deputyId: deputy.userId,
      state: "granted",
      by: actor.userId,
      at: now,
      decidedBy: actor.userId,
    });
    const values = { who, deputy, by: actor, ...period };
    return {
      ...say("done", values),
      notices: [
        { to: deputy.userId, block: "told-deputy", values },
        { to: who.userId, block: "told", values },
      ].filter(({ to }) => to !== actor.userId),
    };
  },
});

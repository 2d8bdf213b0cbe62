// 提名专家 @李四: the figures, and a nomination where they suffice; the manager decides (rules.md 8; article L41).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
import { isExpert, lackingOf } from "../../src/domain/mentoring/experts.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { mustLead } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { expertFigures } from "../../src/workflows/mentoring/experts.ts";

export default command({
  right: "nominate-expert",
  looks: ["already"],
  audience: "private",
  args: { who: arg.person() },
  async run({ args: { who }, actor, now, store, rules }) {
    mustLead(actor, who);
    if (who.userId === actor.userId) throw new RuleError("expert-oneself", {});
    const known = await store.experts.of(who.userId);
    const figures = await expertFigures(who.userId, await store.jointTalks.confirmed(), { store, rules });
    const lacking = lackingOf(figures, rules);
    const values = { who, by: actor, figures, lacking, limits: rules.mentoring };
    if (isExpert(known)) return say("already", values);
    if (lacking.length > 0) return say("not-yet", values);
    const large = (await store.people.department(who.department.id))?.largeId ?? null;
    const manager = headOf(await store.org.on(dayOf(now)), large, [who.userId])?.userId ?? null;
    const isNews = known?.nominatedAt == null || known.endedAt !== null;
    if (isNews)
      await store.experts.save({
        memberId: who.userId,
        nominatedBy: actor.userId,
        nominatedAt: now,
        appointedBy: null,
        appointedAt: null,
        endedAt: null,
      });
    const names = await store.people.names([manager]);
    const decides = manager === null || manager === actor.userId ? null : names[manager];
    const told = { to: manager ?? "", block: "told", values, buttons: "buttons" };
    return {
      ...say("done", { ...values, manager: decides, isNews }),
      notices: isNews && decides !== null ? [told] : [],
    };
  },
});

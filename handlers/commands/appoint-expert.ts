// 任命专家 @李四 · 任命专家 @李四 取消: the manager's decision, never the figures' alone (rules.md 8).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readQuiet } from "../../src/chat/read/quiet.ts";
import { isExpert, lackingOf } from "../../src/domain/mentoring/experts.ts";
import { isWithin } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { expertFigures } from "../../src/workflows/mentoring/experts.ts";
import { toEach } from "../../src/workflows/mentoring/mentoring.ts";

export default command({
  right: "appoint-expert",
  looks: ["already"],
  audience: "private",
  args: { who: arg.person(), text: arg.words() },
  async run({ args: { who, text }, actor, now, store, rules }) {
    if (who.userId === actor.userId) throw new RuleError("expert-oneself", {});
    const own = await store.people.department(who.department.id);
    const large = own === null ? null : await store.people.department(own.largeId);
    if (large === null || !actor.leads.some((led) => isWithin(large.path, led)))
      throw new RuleError("expert-by-manager", { name: who.name });
    const known = await store.experts.of(who.userId);
    const isOver = readQuiet(text, now) === "off";
    const figures = await expertFigures(who.userId, await store.jointTalks.confirmed(), { store, rules });
    const values = { who, by: actor, figures };
    if (isOver) {
      if (known === null || !isExpert(known)) return say("is-none", values);
      await store.experts.save({ ...known, endedAt: now });
      return { ...say("ended", values), notices: toEach([who.userId], "", { block: "told-ended", values }) };
    }
    if (isExpert(known)) return say("already", values);
    const lacking = lackingOf(figures, rules);
    if (lacking.length > 0)
      throw new RuleError("expert-lacking", { name: who.name, figures, lacking, limits: rules.mentoring });
    await store.experts.save({
      memberId: who.userId,
      nominatedBy: known?.nominatedBy ?? actor.userId,
      nominatedAt: known?.nominatedAt ?? now,
      appointedBy: actor.userId,
      appointedAt: now,
      endedAt: null,
    });
    return { ...say("done", values), notices: toEach([who.userId], "", { block: "told", values }) };
  },
});

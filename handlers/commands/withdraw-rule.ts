// 撤回规则 回收: what was proposed is off the table, and everybody who was asked hears so (rules.md 9).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { ruleIn } from "../../src/chat/read/rule.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { mustBeTheirs, proposalMeant, shownOf } from "../../src/workflows/rules/proposals.ts";
import { toldToAll } from "../../src/workflows/rules/tidings.ts";

export default command({
  right: "change-rule",
  args: { text: arg.words() },
  async run({ args: { text }, actor, now, store }) {
    const proposal = await proposalMeant(ruleIn(text), actor, store);
    await mustBeTheirs(proposal, actor, store);
    const over = { state: "withdrawn", decidedBy: actor.userId, endedAt: now } as const;
    if (!(await store.ruleProposals.move(proposal, over))) throw new RuleError("proposal-over", { proposal });
    const values = { ...shownOf(proposal), by: actor };
    const { departmentId } = proposal;
    const told = { departmentId, block: "told", values, besides: [actor.userId] };
    return { ...say("done", values), ...(await toldToAll(told, store)) };
  },
});

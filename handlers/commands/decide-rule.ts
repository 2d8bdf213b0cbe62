// 定规则 回收 [下周一] · 不改规则 回收: decided with the voices in view; it begins at a stated time to come (rules.md 9).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readDays, unclearDay } from "../../src/chat/read/days.ts";
import { fold } from "../../src/chat/read/fold.ts";
import { ruleIn } from "../../src/chat/read/rule.ts";
import { declinesChange } from "../../src/chat/read/voice.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { addDays, at, dayOf } from "../../src/domain/day.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { mustBeDecidable } from "../../src/domain/rules/proposal.ts";
import { mustBeTheirs, proposalMeant, shownOf, voicesTold } from "../../src/workflows/rules/proposals.ts";
import { toldToAll } from "../../src/workflows/rules/tidings.ts";
import { withBelow } from "../../src/workflows/team.ts";

export default command({
  // A deputy leads nobody: whose it is to decide is asked of the proposal.
  right: "rules",
  args: { text: arg.words() },
  async run({ args: { text }, actor, now, store, calendar, word }) {
    const proposal = await proposalMeant(ruleIn(text), actor, store);
    await mustBeTheirs(proposal, actor, store);
    mustBeDecidable(proposal, now);
    const { rule, departmentId, path, value, reason, byId } = proposal;
    const voices = await voicesTold(await store.ruleProposals.voices(proposal.id), store);
    const names = await store.people.names([byId]);
    const values = { ...shownOf(proposal), by: actor, proposer: names[byId] ?? "", voices };
    if (declinesChange(word)) {
      await end("refused");
      const told = { departmentId, block: "told-refused", values, besides: [actor.userId] };
      return { ...say("refused", values), ...(await toldToAll(told, store)) };
    }
    const [named] = readDays(fold(text), now);
    const unclear = unclearDay(named);
    if (unclear !== null) throw new UsageError(unclear.ask, { words: unclear.words });
    const tomorrow = calendar.nextWorkingDay(addDays(dayOf(now), 1));
    const startDay = named !== undefined && "value" in named ? named.value.day : tomorrow;
    if (startDay <= dayOf(now)) throw new RuleError("rule-starts-later", { rule, day: tomorrow });
    await end("adopted");
    await store.rules.add({
      rule,
      departmentId,
      startsAt: at(startDay),
      at: now,
      byId: actor.userId,
      reason,
      emergency: false,
      numbers: [{ path, value }],
    });
    const all = { ...values, startDay };
    const { posts, notices } = await toldToAll(
      { departmentId, block: "told-adopted", values: all, besides: [actor.userId] },
      store,
    );
    const departments = await store.people.departments();
    const concerned = departmentId === null ? departments : withBelow(departmentId, departments);
    const answered = await store.grumbles.answer(rule, {
      departmentIds: concerned.map(({ id }) => id),
      at: now,
    });
    const speakers = new Set(answered.flatMap(({ byId: speaker }) => (speaker === null ? [] : [speaker])));
    const thanked = [...speakers].map((to) => ({ to, block: "told-speaker", values: all }));
    const others = notices.filter(({ to }) => !speakers.has(to));
    return { ...say("adopted", all), posts, notices: [...others, ...thanked] };

    async function end(state: "adopted" | "refused"): Promise<void> {
      const moved = await store.ruleProposals.move(proposal, {
        state,
        decidedBy: actor.userId,
        endedAt: now,
      });
      if (!moved) throw new RuleError("proposal-over", { proposal });
    }
  },
});

// 改规则 after its days: whoever decides reads the voices and is asked once; what nobody decides is over (rules.md 9).
import { headOf, reachable } from "../../src/domain/people/org.ts";
import { lapsesAt, type Proposal } from "../../src/domain/rules/proposal.ts";
import { type ReminderNotice, type ReminderScene, reminder } from "../../src/push/reminder.ts";
import { shownOf, voicesTold } from "../../src/workflows/rules/proposals.ts";

export default reminder({
  from: 9 * 60,
  until: 20 * 60,
  rhythm: "minute",
  async collect(scene) {
    const { now, store, calendar } = scene;
    const notices: ReminderNotice[] = [];
    for (const proposal of await store.ruleProposals.open()) {
      if (proposal.closesAt > now) continue;
      if (lapsesAt(proposal, calendar) <= now) {
        await store.ruleProposals.move(proposal, { state: "lapsed", endedAt: now });
        if (proposal.askedId !== null) notices.push(await notice(proposal, "lapsed", scene));
        continue;
      }
      const askedId = proposal.askedId ?? (await deciderOf(proposal, scene));
      if (askedId === null) continue;
      if (proposal.askedId === null) await store.ruleProposals.move(proposal, { askedId });
      notices.push(await notice({ ...proposal, askedId }, "ask", scene));
    }
    return notices;
  },
});

async function notice(
  proposal: Proposal,
  block: "ask" | "lapsed",
  { store, calendar }: ReminderScene,
): Promise<ReminderNotice> {
  const { id, askedId, byId } = proposal;
  const names = await store.people.names([askedId, byId]);
  return {
    to: { member: askedId ?? byId },
    block,
    of: `-${id}`,
    values: {
      ...shownOf(proposal),
      name: names[askedId ?? byId],
      proposer: names[byId],
      own: byId === askedId,
      voices: await voicesTold(await store.ruleProposals.voices(id), store),
      lapsesAt: lapsesAt(proposal, calendar),
    },
    asked: true,
  };
}

/** Whoever made it; the head, a deputy or the next level where they have left, lead no more, or are away. */
async function deciderOf(
  { byId, departmentId }: Proposal,
  { store, today }: ReminderScene,
): Promise<string | null> {
  const org = await store.org.on(today);
  const leads = [...org.leaders.values()].some((leaders) => leaders.includes(byId));
  // Away, their deputy decides with what they know; without one the next level does.
  const reached = leads ? reachable(org, byId) : null;
  if (reached !== null) return reached;
  const member = await store.people.member(byId);
  const from = departmentId ?? member?.mainDepartmentId ?? null;
  return headOf(org, from, leads ? [byId] : [])?.userId ?? (leads ? byId : null);
}

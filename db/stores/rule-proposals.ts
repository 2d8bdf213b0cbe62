// What is proposed for the rules and said of it; of one rule and department one at a time.
import type { Proposal, Voice } from "../../src/domain/rules/proposal.ts";
import type { Sql } from "../engine/sql.ts";
import { ruleProposalsTable, ruleVoicesTable } from "../schema/rule-proposals.ts";

export interface RuleProposalStore {
  add(proposal: Omit<Proposal, "id">): Promise<Proposal>;
  /** The oldest first. */
  open(): Promise<Proposal[]>;
  /** Ends an open one, or notes who was asked; false where somebody was faster. */
  move(proposal: Proposal, changed: Partial<Proposal>): Promise<boolean>;
  voices(proposalId: number): Promise<Voice[]>;
  /** Instead of what they said before. */
  say(voice: Voice): Promise<void>;
}

export function createRuleProposals(sql: Sql): RuleProposalStore {
  return {
    add: (proposal) => ruleProposalsTable.insert(sql, proposal),
    open: () => ruleProposalsTable.find(sql, "WHERE state = 'open' ORDER BY id", []),
    async move({ id }, changed) {
      return (await ruleProposalsTable.updateWhere(sql, changed, "id = ? AND state = 'open'", [id])) > 0;
    },
    voices: (proposalId) => ruleVoicesTable.find(sql, "WHERE proposal_id = ? ORDER BY at", [proposalId]),
    async say(voice) {
      const { proposalId, memberId, ...said } = voice;
      if (!(await ruleVoicesTable.insertOrNothing(sql, voice)))
        await ruleVoicesTable.updateWhere(sql, said, "proposal_id = ? AND member_id = ?", [
          proposalId,
          memberId,
        ]);
    },
  };
}

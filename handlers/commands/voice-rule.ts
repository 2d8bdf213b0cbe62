// 赞成 回收 · 反对 回收 太短了 · 有话说 回收 …: one voice a person on what is proposed for a rule, changeable, without a name if wished.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readVoice, VOICE_APART } from "../../src/chat/read/voice.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { proposalMeant, shownOf } from "../../src/workflows/rules/proposals.ts";

export default command({
  right: "voice-rule",
  apart: VOICE_APART,
  args: { text: arg.words() },
  async run({ args: { text }, actor, now, store, word }) {
    const { rule, stance, anonymous, text: words } = readVoice(word, text);
    const proposal = await proposalMeant(rule, actor, store);
    if (now >= proposal.closesAt) throw new RuleError("proposal-closed", { rule: proposal.rule });
    if (stance === "word" && words === "") throw new RuleError("voice-empty", { rule: proposal.rule });
    const voices = await store.ruleProposals.voices(proposal.id);
    const before = voices.find(({ memberId }) => memberId === actor.userId)?.stance ?? null;
    await store.ruleProposals.say({
      proposalId: proposal.id,
      memberId: actor.userId,
      stance,
      text: words,
      anonymous,
      at: now,
    });
    return say("kept", { ...shownOf(proposal), stance, text: words, anonymous, before });
  },
});

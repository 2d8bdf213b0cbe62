// 准分成, 不准分成: the word of whoever must approve an agreement, the head's or the manager's (rules.md 8).

import { meantOf, type VersionsSaid } from "../../chat/args/split.ts";
import type { InHand } from "../../chat/args/take-up.ts";
import type { Saying } from "../../chat/command.ts";
import { RuleError } from "../../domain/rule-error.ts";
import type { Approving } from "../../domain/split/outcome.ts";
import type { Split } from "../../domain/split/split.ts";
import { isOvertakenBySigning, type StepScene, splitSpokenOf, stepTo, taken } from "./step.ts";

/** `text` is what the others read of the reasons. @throws RuleError */
export async function judge(
  about: { readonly item: InHand; readonly versions: VersionsSaid },
  word: { readonly decide: (split: Split, given: Approving) => Split; readonly text?: string },
  scene: StepScene,
): Promise<Saying> {
  const { item, customer } = about.item;
  const before = await splitSpokenOf(item, scene);
  mustJudge(before, about.item);
  const given = { by: scene.actor.userId, meant: meantOf(about.versions, item), now: scene.now };
  const after = word.decide(before, given);
  const step = stepTo(after, "ended");
  const { text } = word;
  const said = text === undefined ? {} : { text };
  return taken({ item, customer, before, after, step, what: "split-decided", ...said }, scene);
}

/** Of a signed contract, and where somebody has left, the manager alone approves. @throws RuleError */
function mustJudge(split: Split, { item, relations }: InHand): void {
  const isSignedSince = isOvertakenBySigning(split, item);
  const isManagers = isSignedSince || split.state === "awaiting-manager";
  // Whoever was asked before the signing was asked as the head.
  const mayDecide = relations.has("manager") || (relations.has("judge") && !isSignedSince);
  if (isManagers && !mayDecide) throw new RuleError("split-by-manager", { item });
}

// 准分成 #12: the head, where the customer's ownership leaves the department; the manager, once the contract is signed (rules.md 8).
import { arg } from "../../src/chat/args/args.ts";
import { meantOf } from "../../src/chat/args/split.ts";
import { command } from "../../src/chat/command.ts";
import { isPlainYes } from "../../src/chat/read/consent.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { approve } from "../../src/domain/split/outcome.ts";
import { mustJudge, splitSpokenOf, stepTo, taken } from "../../src/workflows/splits/step.ts";

export default command({
  right: "approve-split",
  args: { versions: arg.versions(), item: arg.item(), text: arg.words() },
  async run(scene) {
    const { item: inHand, versions, text } = scene.args;
    const { item, customer } = inHand;
    const before = await splitSpokenOf(item, scene);
    mustJudge(before, inHand);
    if (!isPlainYes(text)) throw new RuleError("split-conditional", { split: before, words: text });
    const given = { by: scene.actor.userId, meant: meantOf(versions, item), now: scene.now };
    const after = approve(before, given);
    const step = stepTo(after, "ended");
    return taken({ item, customer, before, after, step, what: "split-decided" }, scene);
  },
});

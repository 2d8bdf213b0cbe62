// 同意 #12: a yes to one version; in force once all parties have said it (rules.md 8).
import { arg } from "../../src/chat/args/args.ts";
import { meantOf } from "../../src/chat/args/split.ts";
import { command } from "../../src/chat/command.ts";
import { ANSWER_APART, isPlainYes } from "../../src/chat/read/consent.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { agree } from "../../src/domain/split/answer.ts";
import { settled, splitSpokenOf, stepTo, taken } from "../../src/workflows/splits/step.ts";

export default command({
  right: "answer-split",
  apart: ANSWER_APART,
  args: { versions: arg.versions(), item: arg.splitItem(), text: arg.words() },
  async run(scene) {
    const { item: inHand, versions, text } = scene.args;
    const { item, customer } = inHand;
    const before = await splitSpokenOf(item, scene);
    if (!isPlainYes(text)) throw new RuleError("split-conditional", { split: before, words: text });
    const given = { by: scene.actor.userId, meant: meantOf(versions, item), now: scene.now };
    const after = await settled(agree(before, given), item, scene);
    const step = stepTo(after, "agreed");
    return taken({ item, customer, before, after, step, what: "split-agreed" }, scene);
  },
});

// 不同意 #12 我要七成 · 都不要 #12: takes a version off the table, or both shares of a choice (rules.md 8).
import { arg } from "../../src/chat/args/args.ts";
import { meantOf } from "../../src/chat/args/split.ts";
import { command } from "../../src/chat/command.ts";
import { ANSWER_APART } from "../../src/chat/read/consent.ts";
import { decline } from "../../src/domain/split/answer.ts";
import { arbitrationOf, splitSpokenOf, stepTo, taken } from "../../src/workflows/splits/step.ts";

export default command({
  right: "answer-split",
  apart: ANSWER_APART,
  args: { versions: arg.versions(), item: arg.splitItem(), text: arg.words() },
  async run(scene) {
    const { item: inHand, versions } = scene.args;
    const text = scene.args.text.replace(/^[\s\p{P}]+/u, "");
    const { item, customer } = inHand;
    const before = await splitSpokenOf(item, scene);
    const arbitration = await arbitrationOf(before, item, scene);
    const given = { ...arbitration, by: scene.actor.userId, meant: meantOf(versions, item) };
    const after = decline(before, given);
    const step = stepTo(after, after.versions.at(-1)?.option === null ? "declined" : "neither");
    return taken({ item, customer, before, after, step, what: "split-declined", text }, scene);
  },
});

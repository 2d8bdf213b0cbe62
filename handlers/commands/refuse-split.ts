// 不准分成 #12 归属留在部门: everything stays as it is; the parties may begin anew (rules.md 8).
import { arg } from "../../src/chat/args/args.ts";
import { meantOf } from "../../src/chat/args/split.ts";
import { command } from "../../src/chat/command.ts";
import { refuse } from "../../src/domain/split/outcome.ts";
import { mustJudge, splitSpokenOf, stepTo, taken } from "../../src/workflows/splits/step.ts";

export default command({
  right: "approve-split",
  args: { versions: arg.versions(), item: arg.item(), text: arg.words() },
  async run(scene) {
    const { item: inHand, versions, text } = scene.args;
    const { item, customer } = inHand;
    const before = await splitSpokenOf(item, scene);
    mustJudge(before, inHand);
    const given = { by: scene.actor.userId, meant: meantOf(versions, item), now: scene.now };
    const after = refuse(before, given);
    const step = stepTo(after, "ended");
    return taken({ item, customer, before, after, step, what: "split-decided", text }, scene);
  },
});

// 改分成 #12 我50 @李四50: another version by one of the parties; everybody agrees anew (rules.md 8).
import { arg } from "../../src/chat/args/args.ts";
import { meantOf } from "../../src/chat/args/split.ts";
import { command } from "../../src/chat/command.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { countered } from "../../src/workflows/splits/propose.ts";
import { splitSpokenOf } from "../../src/workflows/splits/step.ts";

export default command({
  right: "answer-split",
  args: { versions: arg.versions(), item: arg.splitItem(), shares: arg.shares() },
  async run(scene) {
    const { item: inHand, versions, shares } = scene.args;
    if (shares === null) throw new UsageError("missing-shares");
    const before = await splitSpokenOf(inHand.item, scene);
    return countered({ inHand, before, shares, meant: meantOf(versions, inHand.item) }, scene);
  },
});

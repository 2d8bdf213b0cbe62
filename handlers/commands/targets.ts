// 目标进度, 还差多少: how far one's targets are, one's department's, the company's (rules.md 11, 12).
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { readSpan } from "../../src/chat/read/span.ts";
import { TARGETS_APART } from "../../src/chat/read/target.ts";
import { withPicture } from "../../src/workflows/insight/look.ts";
import { shownTargets } from "../../src/workflows/insight/target-read.ts";
import { targetOf } from "../../src/workflows/insight/target-set.ts";
import { withPage } from "../../src/workflows/pages/link.ts";

export default command({
  right: "insight",
  apart: TARGETS_APART,
  looks: true,
  audience: "private",
  args: { when: arg.whenAhead(readSpan), whom: arg.whom() },
  async run(scene) {
    const { when, whom } = scene.args;
    const of = await targetOf(whom.whose, scene.actor, scene.store);
    const { saying, drawn } = await shownTargets(of, { when, isUnsaid: whom.whose.kind === "unsaid" }, scene);
    const told = withPage(saying, ["targets", { whose: whom.whose, when }], scene);
    return drawn === null ? told : withPicture(told, ["target", drawn], scene);
  },
});

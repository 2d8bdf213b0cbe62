// 金字塔: what is open and what was won, by size of order; few large on top, many quick ones below (rules.md 4; article L28).
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { lookFor, withPicture } from "../../src/workflows/insight/look.ts";
import { toldPyramid } from "../../src/workflows/insight/told.ts";
import { withPage } from "../../src/workflows/pages/link.ts";

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.when(), whom: arg.whom() },
  async run(scene) {
    const look = await lookFor(scene);
    const { saying } = toldPyramid(look, scene);
    if (saying.block === "nothing") return saying;
    const { when, whom } = scene.args;
    const page = ["board", { whose: whom.whose, when, more: { show: "pyramid" } }] as const;
    return withPicture(withPage(saying, page, scene), ["pyramid", look], scene);
  },
});

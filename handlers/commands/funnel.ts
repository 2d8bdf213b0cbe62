// 漏斗: per stage who entered, moved on, was lost and is still there, with how long it takes; never the one without the other.
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { lookFor, withPicture } from "../../src/workflows/insight/look.ts";
import { toldFunnel } from "../../src/workflows/insight/told.ts";
import { withPage } from "../../src/workflows/pages/link.ts";

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.when(), whom: arg.whom() },
  async run(scene) {
    const look = await lookFor(scene);
    const { saying } = toldFunnel(look, scene);
    if (saying.block === "nothing") return saying;
    const { when, whom } = scene.args;
    const page = ["board", { whose: whom.whose, when, more: { show: "funnel" } }] as const;
    return withPicture(withPage(saying, page, scene), ["funnel", look], scene);
  },
});

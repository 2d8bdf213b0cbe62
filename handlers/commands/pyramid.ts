// 金字塔: what is open and what was won, by size of order; few large on top, many quick ones below (rules.md 4; article L28).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { lookFor, withPicture } from "../../src/workflows/insight/look.ts";
import { report } from "../../src/workflows/insight/reports.ts";

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.when(), whom: arg.whom() },
  async run(scene) {
    const look = await lookFor(scene);
    const { scope, window } = look;
    const rules = scene.rules.insight;
    const { open, won } = scene.compute(report("pyramid", { scope, window, rules }));
    if (open.count + open.unknown + won.count === 0) return say("nothing", look.values);
    const pyramid = say("pyramid", {
      ...look.values,
      // From the top down, as one draws it.
      open: { ...open, tiers: [...open.tiers].reverse() },
      won: { ...won, tiers: [...won.tiers].reverse() },
      tiersFen: rules.tiersFen,
    });
    return withPicture(pyramid, ["pyramid", look], scene);
  },
});

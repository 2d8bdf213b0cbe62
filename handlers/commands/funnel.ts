// 漏斗: per stage who entered, moved on, was lost and is still there, with how long it takes; never the one without the other.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { slowestOf } from "../../src/domain/insight/funnel.ts";
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
    const { flows, cycle } = scene.compute(report("funnel", { scope, window }));
    const lines = flows.filter(({ entered, stock, leftInWindow }) => entered + stock + leftInWindow > 0);
    if (lines.length === 0) return say("nothing", look.values);
    const left = lines.filter(({ stage, leftInWindow }) => stage < 6 && leftInWindow > 0);
    const funnel = say("funnel", { ...look.values, lines, left, cycle, slowest: slowestOf(flows) });
    return withPicture(funnel, ["funnel", look], scene);
  },
});

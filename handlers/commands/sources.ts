// 线索来源: source by source how much came, how well it was cleaned, what was signed and for how good customers: one look.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { lookFor } from "../../src/workflows/insight/look.ts";
import { report } from "../../src/workflows/insight/reports.ts";

const MOST = 8;

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.when(), whom: arg.whom() },
  async run(scene) {
    const { scope, window, values } = await lookFor(scene);
    const { fewest } = scene.rules.insight;
    const found = scene.compute(report("sources", { scope, window, fewest, most: MOST }));
    return say(found.all.count === 0 ? "nothing" : "sources", { ...values, ...found });
  },
});

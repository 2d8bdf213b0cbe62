// 产品结构: what customers ask for, 灯塔 or 基石 by 标准 or 定制, lost and dormant too, beside the time before (rules.md 4; A19).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readMix } from "../../src/domain/insight/product-mix.ts";
import { lookFor } from "../../src/workflows/insight/look.ts";
import { report } from "../../src/workflows/insight/reports.ts";

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.when(), whom: arg.whom() },
  async run(scene) {
    const { scope, window, values } = await lookFor(scene);
    const { now: mix, before, products } = scene.compute(report("productMix", { scope, window }));
    return say(mix.count === 0 ? "nothing" : "mix", {
      ...values,
      mix,
      before,
      products,
      cells: mix.cells.filter(({ count }) => count > 0),
      ...readMix(mix, before, scene.rules.insight),
    });
  },
});

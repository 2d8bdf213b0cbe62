// 产品结构: what customers ask for, 灯塔 or 基石 by 标准 or 定制, lost and dormant too, beside the time before (rules.md 4; A19).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
import { readMix } from "../../src/domain/insight/product-mix.ts";
import { report } from "../../src/workflows/insight/reports.ts";
import { scopeOf, timeOf } from "../../src/workflows/insight/scope.ts";

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.when(), whom: arg.whom() },
  async run({ args, actor, now, store, rules, compute }) {
    const asked = await scopeOf(args.whom.whose, actor, store);
    const { when, window } = timeOf(args.when, { now, rules });
    const { now: mix, before, products } = compute(report("productMix", { scope: asked.scope, window }));
    return say(mix.count === 0 ? "nothing" : "mix", {
      ...asked,
      when,
      isUnderWay: when.to > dayOf(now),
      mix,
      before,
      products,
      cells: mix.cells.filter(({ count }) => count > 0),
      ...readMix(mix, before, rules.insight),
      fewest: rules.insight.fewest,
    });
  },
});

// 漏斗: per stage who entered, moved on, was lost and is still there, with how long it takes; never the one without the other.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
import type { StageFlow } from "../../src/domain/insight/funnel.ts";
import { askPicture } from "../../src/workflows/insight/ask-picture.ts";
import { report } from "../../src/workflows/insight/reports.ts";
import { scopeOf, timeOf } from "../../src/workflows/insight/scope.ts";

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.when(), whom: arg.whom() },
  async run(scene) {
    const { args, actor, now, store, rules, compute } = scene;
    const asked = await scopeOf(args.whom.whose, actor, store);
    const { when, window } = timeOf(args.when, { now, rules });
    const { flows, cycle } = compute(report("funnel", { scope: asked.scope, window }));
    const lines = flows.filter(({ entered, stock, leftInWindow }) => entered + stock + leftInWindow > 0);
    const onTheWay = flows.filter(({ stage }) => stage >= 1 && stage <= 5);
    const lengthOf = ({ dwell }: StageFlow) => dwell.medianMs ?? dwell.longestMs;
    const [slowest] = onTheWay
      .filter(({ dwell }) => dwell.n > 0)
      .sort((one, other) => lengthOf(other) - lengthOf(one));
    const isEmpty = lines.length === 0;
    const begins = !isEmpty && (await askPicture(scene, "funnel", { scope: asked.scope, when }));
    const saying = say(isEmpty ? "nothing" : "funnel", {
      ...asked,
      when,
      isUnderWay: when.to > dayOf(now),
      lines,
      cycle,
      stock: onTheWay.reduce((sum, flow) => sum + flow.stock, 0),
      stockFen: onTheWay.reduce((sum, flow) => sum + flow.stockFen, 0),
      slowest: slowest ?? null,
      fewest: rules.insight.fewest,
    });
    return begins ? { ...saying, begins } : saying;
  },
});

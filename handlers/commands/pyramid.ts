// 金字塔: what is open and what was won, by size of order; few large on top, many quick ones below (rules.md 4; article L28).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
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
    const { open, won } = compute(report("pyramid", { scope: asked.scope, window, rules: rules.insight }));
    const total = open.count + open.unknown + won.count;
    const isEmpty = total === 0;
    const begins = !isEmpty && (await askPicture(scene, "pyramid", { scope: asked.scope, when }));
    const saying = say(isEmpty ? "nothing" : "pyramid", {
      ...asked,
      when,
      isUnderWay: when.to > dayOf(now),
      // From the top down, as one draws it.
      open: { ...open, tiers: [...open.tiers].reverse() },
      won: { ...won, tiers: [...won.tiers].reverse() },
      tiersFen: rules.insight.tiersFen,
      fewest: rules.insight.fewest,
    });
    return begins ? { ...saying, begins } : saying;
  },
});

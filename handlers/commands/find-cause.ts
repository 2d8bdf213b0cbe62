// 找原因: where it comes from that less is made than could be, in the article's order, each with its evidence; for the asker alone.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { at, dayOf } from "../../src/domain/day.ts";
import { report } from "../../src/workflows/insight/reports.ts";
import { scopeOf, timeOf } from "../../src/workflows/insight/scope.ts";

const DAY_MS = 86_400_000;
/** What is asked for may be shown on less than what calls for an alarm: from so many deviations on. */
const WORTH_A_LOOK = 1.5;
const MOST = 3;

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.when(), whom: arg.whom() },
  async run({ args, actor, now, store, rules, compute }) {
    const asked = await scopeOf(args.whom.whose, actor, store);
    const { when, window } = timeOf(args.when, { now, rules });
    const comparedFrom = at(dayOf(now)) - rules.insight.comparedDays * DAY_MS;
    const found = compute(
      report("diagnosis", { scope: asked.scope, window, comparedFrom, rules: rules.insight }),
    );
    const names = await store.people.names(found.toAsk);
    const worth = found.unlike
      .map((one, index) => ({ ...one, toAsk: names[found.toAsk[index] ?? ""] ?? null }))
      .filter(({ isUnusual, shortfall }) => isUnusual || shortfall >= WORTH_A_LOOK);
    const isFewer = found.coming.usual !== null && found.coming.count < found.coming.usual;
    return say("causes", {
      ...asked,
      when,
      isUnderWay: when.to > dayOf(now),
      coming: found.coming,
      found: found.found,
      cleaning: found.cleaning,
      marketing: found.marketing,
      isFewer,
      weak: worth.filter(({ sign }) => sign === "weak").slice(0, MOST),
      slow: worth.filter(({ sign }) => sign === "slow").slice(0, MOST),
      fewest: rules.insight.fewest,
    });
  },
});

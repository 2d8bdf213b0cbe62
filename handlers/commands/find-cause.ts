// 找原因: where it comes from that less is made than could be, in the article's order, each with its evidence; for the asker alone.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { lookFor } from "../../src/workflows/insight/look.ts";
import { report } from "../../src/workflows/insight/reports.ts";
import { lateOf } from "../../src/workflows/late.ts";

const MOST = 3;

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { when: arg.when(), whom: arg.whom() },
  async run(scene) {
    const { store, rules, compute, now } = scene;
    const { scope, window, comparedFrom, values } = await lookFor(scene);
    const found = compute(report("diagnosis", { scope, window, comparedFrom, rules: rules.insight }));
    const names = await store.people.names(found.worth.map(({ toAsk }) => toAsk));
    const worth = found.worth.map((one) => ({ ...one, toAsk: names[one.toAsk ?? ""] ?? null }));
    const slow = worth.filter(({ sign }) => sign === "slow").slice(0, MOST);
    const late = await lateOf(scope, { store, now, isOwn: values.isOwn });
    return say("causes", {
      ...values,
      ...found,
      late: late.items.length,
      isMoreLate: late.isMore,
      weak: worth.filter(({ sign }) => sign === "weak").slice(0, MOST),
      slow,
      isRested: slow.some(({ dwell }) => dwell.rested > 0),
    });
  },
});

// 停留: how long each stage takes, beside everybody else's; 停留 #12: how long one item was in each, beside what is usual.
import { arg } from "../../src/chat/args/args.ts";
import type { InHand } from "../../src/chat/args/take-up.ts";
import { command, type Scene, say } from "../../src/chat/command.ts";
import type { Span } from "../../src/chat/read/span.ts";
import { at, dayOf } from "../../src/domain/day.ts";
import { askPicture } from "../../src/workflows/insight/ask-picture.ts";
import { stagesOf } from "../../src/workflows/insight/item-dwell.ts";
import { report } from "../../src/workflows/insight/reports.ts";
import { scopeOf, timeOf } from "../../src/workflows/insight/scope.ts";

const DAY_MS = 86_400_000;

export default command({
  right: "show",
  looks: true,
  audience: "private",
  args: { item: arg.itemIfLeading(), when: arg.when(), whom: arg.whom() },
  async run(scene) {
    const { args, actor, now, store, rules, compute } = scene;
    if (args.item !== null) return ofItem(args.item, scene);
    const asked = await scopeOf(args.whom.whose, actor, store);
    const { when, window } = timeOf(args.when, { now, rules });
    const comparedFrom = at(dayOf(now)) - rules.insight.comparedDays * DAY_MS;
    const stages = compute(report("dwell", { scope: asked.scope, window, comparedFrom }));
    const lines = stages.filter(({ own }) => own.n > 0);
    const isOfMany = asked.scope.kind !== "member" && lines.length > 0;
    const begins = isOfMany && (await askPicture(scene, "heatmap", { scope: asked.scope, when }));
    const saying = say(lines.length === 0 ? "nothing" : "stages", {
      ...asked,
      when,
      isUnderWay: when.to > dayOf(now),
      lines,
      fewest: rules.insight.fewest,
    });
    return begins ? { ...saying, begins } : saying;
  },
});

async function ofItem(
  { item, customer }: InHand,
  { now, store, rules, compute }: Scene<{ readonly when: Span | null }>,
) {
  const stages = await stagesOf(item, now, store);
  const window = { from: at(dayOf(now)) - rules.insight.comparedDays * DAY_MS, until: now + 1, asOf: now };
  const usual = compute(report("dwell", { scope: { kind: "company" }, window, comparedFrom: window.from }));
  const lines = stages.map((line) => {
    const known = usual.find(({ stage }) => stage === line.stage)?.own;
    return { ...line, usual: known !== undefined && known.n >= rules.insight.fewest ? known : null };
  });
  const [current] = lines.filter(({ isNow }) => isNow);
  const p80Ms = current?.usual?.p80Ms ?? null;
  return say("item", {
    item,
    customer,
    lines,
    isLong: current !== undefined && p80Ms !== null && current.ageMs > p80Ms,
    isOpen: current !== undefined && item.outcome === "open",
  });
}

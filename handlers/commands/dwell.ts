// 停留: how long each stage takes, beside everybody else's; 停留 #12: how long one item was in each, beside what is usual.
import { arg } from "../../src/chat/args/args.ts";
import type { InHand } from "../../src/chat/args/take-up.ts";
import { command, type Saying, type Scene, say } from "../../src/chat/command.ts";
import { stageSpokenOf } from "../../src/chat/read/stage.ts";
import { stagesBeside } from "../../src/workflows/insight/item-dwell.ts";
import { lookFor, withPicture } from "../../src/workflows/insight/look.ts";
import { report } from "../../src/workflows/insight/reports.ts";
import { withPage } from "../../src/workflows/pages/link.ts";

export default command({
  right: "show",
  looks: true,
  audience: "private",
  args: { item: arg.itemIfLeading(), when: arg.when(), whom: arg.whom() },
  async run(scene) {
    if (scene.args.item !== null) return ofItem(scene.args.item, scene);
    const look = await lookFor(scene);
    const { scope, window, values } = look;
    const stages = scene.compute(report("dwell", { scope, window, comparedFrom: look.comparedFrom }));
    const known = stages.filter(({ own }) => own.n > 0);
    if (known.length === 0) return say("nothing", values);
    const { when, whom } = scene.args;
    const asked = stageSpokenOf(whom.text);
    const one = known.filter(({ stage }) => stage === asked);
    const lines = one.length > 0 ? one : known;
    const page = ["board", { whose: whom.whose, when, more: { show: "funnel" } }] as const;
    const saying = withPage(
      say("stages", {
        ...values,
        lines,
        asked: one.length > 0 ? asked : null,
        isRested: lines.some(({ own }) => own.rested > 0),
      }),
      page,
      scene,
    );
    return scope.kind === "member" || one.length > 0 ? saying : withPicture(saying, ["heatmap", look], scene);
  },
});

async function ofItem({ item, customer }: InHand, scene: Scene<unknown>): Promise<Saying> {
  const { fewest } = scene.rules.insight;
  const lines = await stagesBeside(item, scene);
  const current = lines.find(({ isNow }) => isNow);
  const { p80Ms = null, n = 0 } = current?.usual ?? {};
  return say("item", {
    item,
    customer,
    lines,
    isRested: lines.some(({ isRested }) => isRested),
    fewest,
    isLong: current !== undefined && p80Ms !== null && n >= fewest && current.ageMs > p80Ms,
    isOpen: current !== undefined && item.outcome === "open",
  });
}

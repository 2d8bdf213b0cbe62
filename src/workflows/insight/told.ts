// 漏斗, 卡点, 金字塔 as they are told: in the chat, and beside the pictures of the board's page. Each is a block of its command's
// template, with the figures a picture is drawn from.
import { type Saying, type Scene, say } from "../../chat/command.ts";
import { slowestOf } from "../../domain/insight/funnel.ts";
import { besideLines } from "../lists.ts";
import type { Look } from "./look.ts";
import { report } from "./reports.ts";

type Telling = Pick<Scene<unknown>, "compute" | "rules" | "store">;

/** Block `nothing` where nothing came, went or stood in that time. */
export function toldFunnel({ scope, window, values }: Look, { compute }: Pick<Telling, "compute">) {
  const { flows, cycle } = compute(report("funnel", { scope, window }));
  const lines = flows.filter(({ entered, stock, leftInWindow }) => entered + stock + leftInWindow > 0);
  const left = lines.filter(({ stage, leftInWindow }) => stage < 6 && leftInWindow > 0);
  const slowest = slowestOf(flows);
  const saying: Saying =
    lines.length === 0 ? say("nothing", values) : say("funnel", { ...values, lines, left, cycle, slowest });
  return { saying, flows, slowest };
}

/** Block `nothing` where nothing is open. `most`: so many items, the farthest past what is usual first. */
export async function toldStuck(look: Look, most: number, { compute, rules, store }: Telling) {
  const { scope, window, comparedFrom, values } = look;
  const found = compute(report("stuck", { scope, window, comparedFrom, rules: rules.insight, most }));
  const lines = await besideLines(found.lingering, store);
  const unusual = found.unlike.filter(({ isUnusual }) => isUnusual);
  const saying: Saying =
    found.open === 0
      ? say("nothing", values)
      : say("stuck", {
          ...values,
          unusual,
          weak: unusual.find(({ sign }) => sign === "weak") ?? null,
          lines,
          more: found.lingeringCount - lines.length,
          isCompared: found.unlike.length > 0,
        });
  return { saying, lines };
}

/** Block `nothing` where nothing is open and nothing was won in that time. From the top down, as one draws it. */
export function toldPyramid(
  { scope, window, values }: Look,
  { compute, rules }: Pick<Telling, "compute" | "rules">,
) {
  const { open, won } = compute(report("pyramid", { scope, window, rules: rules.insight }));
  const saying: Saying =
    open.count + open.unknown + won.count === 0
      ? say("nothing", values)
      : say("pyramid", {
          ...values,
          open: { ...open, tiers: [...open.tiers].reverse() },
          won: { ...won, tiers: [...won.tiers].reverse() },
          tiersFen: rules.insight.tiersFen,
        });
  return { saying, open };
}

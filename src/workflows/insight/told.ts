// 漏斗, 卡点, 金字塔 as they are told: in the chat, and beside the pictures of the board's page. Each is a block of its command's
// template, with the figures a picture is drawn from.
import { type Saying, type Scene, say } from "../../chat/command.ts";
import { dueOf } from "../../domain/clock/cadence.ts";
import { dayOf, daysBetween } from "../../domain/day.ts";
import { groupedBy } from "../../domain/grouped.ts";
import { slowestOf } from "../../domain/insight/funnel.ts";
import type { Staying } from "../../domain/insight/lingering.ts";
import { missingFields } from "../../domain/item/quality.ts";
import { lateOf } from "../late.ts";
import { besideLines } from "../lists.ts";
import type { Look } from "./look.ts";
import { report } from "./reports.ts";

type Telling = Pick<Scene<unknown>, "compute" | "rules" | "store" | "now">;

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

/** So many items are told. */
interface Told {
  /** Past what is usual, the farthest first. */
  readonly past: number;
  /** Of what is late, the longest first. */
  readonly late: number;
  /** Of each stage those that are there longest; and so many of it with what is late. */
  readonly longest: number;
  readonly ofStage: number;
}

/** Block `nothing` where nothing is open. */
export async function toldStuck(look: Look, told: Told, { compute, rules, store, now }: Telling) {
  const { scope, window, comparedFrom, values } = look;
  const late = await lateOf(scope, { store, now, isOwn: values.isOwn });
  const onTheWay = late.items.filter(({ stage }) => stage !== null && stage < 6).map(({ no }) => no);
  const named = onTheWay.slice(0, told.late);
  const found = compute(
    report("stuck", {
      ...{ scope, window, comparedFrom, rules: rules.insight },
      ...{ most: told.past, longest: told.longest, named },
    }),
  );
  const lines = await besideLines(found.lingering, store);
  const staying = await stayingLines(found.longest, { store, now, late: new Set(named), most: told.ofStage });
  const unusual = found.unlike.filter(({ isUnusual }) => isUnusual);
  const saying: Saying =
    found.open === 0
      ? say("nothing", values)
      : say("stuck", {
          ...values,
          unusual,
          weak: unusual.find(({ sign }) => sign === "weak") ?? null,
          lines,
          byStage: [...groupedBy(staying, ({ stage }) => stage)].map(([stage, some]) => ({
            stage,
            lines: some,
          })),
          late: onTheWay.length,
          isMoreLate: late.isMore,
          more: found.lingeringCount - lines.length,
          isCompared: found.unlike.length > 0,
        });
  return { saying, lines: lines.length > 0 ? lines : staying };
}

/** With what one calls about: the days it is late, what it lacks. Of a stage what is late first, then what has stayed longest. */
async function stayingLines(
  staying: readonly Staying[],
  {
    store,
    now,
    late,
    most,
  }: Pick<Telling, "store" | "now"> & {
    readonly late: ReadonlySet<number>;
    /** So many of a stage. */
    readonly most: number;
  },
) {
  const lines = await besideLines(staying, store);
  const told = [];
  for (const line of lines) {
    const { item, customer } = line;
    const isLate = late.has(item.no);
    const contacts = customer === undefined ? [] : await store.contacts.of(customer.id);
    const isErased = customer?.erasedAt != null;
    told.push({
      ...line,
      days: isLate ? daysBetween(dayOf(dueOf(item) ?? now), dayOf(now)) : 0,
      missing: customer === undefined || isErased ? [] : missingFields(customer, contacts, item),
    });
  }
  const sorted = told.sort(
    (a, b) => a.stage - b.stage || b.days - a.days || b.ageMs - a.ageMs || a.no - b.no,
  );
  const shown = [...groupedBy(sorted, ({ stage }) => stage).values()].flatMap((some) => some.slice(0, most));
  return shown.map((line, index) => ({ ...line, number: index + 1 }));
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

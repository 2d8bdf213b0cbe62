// 漏斗, 卡点, 金字塔 as they are told: in the chat, and beside the pictures of the board's page. Each is a block of its command's
// template, with the figures a picture is drawn from.
import type { Late } from "../../../db/stores/late-items.ts";
import { type Saying, type Scene, say } from "../../chat/command.ts";
import { groupedBy } from "../../domain/grouped.ts";
import { type Dwell, type StageFlow, slowestOf } from "../../domain/insight/funnel.ts";
import { isBeyond, type Staying, type StayingLong, worstFirst } from "../../domain/insight/lingering.ts";
import { missingFields } from "../../domain/item/quality.ts";
import { type LateOne, lateOf } from "../late.ts";
import { besideLines } from "../lists.ts";
import type { Look } from "./look.ts";
import { report } from "./reports.ts";

type Telling = Pick<Scene<unknown>, "compute" | "rules" | "store" | "now">;

/** Block `nothing` where nothing came, went or stood in that time. */
export function toldFunnel(
  { scope, window, values }: Look,
  { compute, rules }: Pick<Telling, "compute" | "rules">,
) {
  const { flows, cycle } = compute(report("funnel", { scope, window }));
  const lines = flows.filter(({ entered, stock, leftInWindow }) => entered + stock + leftInWindow > 0);
  const left = lines.filter(({ stage, leftInWindow }) => stage < 6 && leftInWindow > 0);
  const slowest = slowestOf(flows, rules.insight.fewest);
  const saying: Saying =
    lines.length === 0
      ? say("nothing", values)
      : say("funnel", {
          ...values,
          lines,
          left,
          cycle,
          slowest,
          isOpen: isOpenIn(lines),
          isRested: isRestedIn(lines),
        });
  return { saying, flows, slowest };
}

function isOpenIn(lines: readonly StageFlow[]): boolean {
  return lines.some(({ stage, stock }) => stage >= 1 && stage <= 5 && stock > 0);
}

function isRestedIn(lines: readonly StageFlow[]): boolean {
  return lines.some(({ stage, dwell }) => stage < 6 && dwell.rested > 0);
}

/** So many items are told. */
interface Told {
  /** To be looked at first: what is late, then what is past what is usual; where there is neither, what has stayed longest. */
  readonly first: number;
  /** Past what is usual, the farthest first. */
  readonly past: number;
  /** Of what is late, the longest first. */
  readonly late: number;
  /** Of each stage those that are there longest; and so many of it with what is late. */
  readonly longest: number;
  readonly ofStage: number;
}

/** Of those who have something late so many by name. */
const MOST_OWNERS = 5;

/** Block `nothing` where nothing is open. */
export async function toldStuck(look: Look, told: Told, { compute, rules, store, now }: Telling) {
  const { scope, window, comparedFrom, values } = look;
  // What was late in a time that is over nobody has kept.
  const late = values.isOver
    ? { items: [], isMore: false }
    : await lateOf(scope, { store, now, isOwn: values.isOwn });
  const onTheWay = late.items.filter(({ stage }) => stage !== null && stage < 6);
  const named = onTheWay.slice(0, told.late);
  const found = compute(
    report("stuck", {
      ...{ scope, window, comparedFrom, rules: rules.insight },
      ...{ most: told.past, longest: told.longest, named: named.map(({ no }) => no) },
    }),
  );
  const staying = await stayingLines(found.longest, {
    store,
    rules,
    late: new Map(named.map((one) => [one.no, one])),
  });
  const byWorst = worstFirst(staying);
  const bad = byWorst.filter((line) => line.days > 0 || line.isBeyond);
  const lines = (bad.length > 0 ? bad : byWorst).slice(0, told.first);
  const unusual = found.unlike.filter(({ isUnusual }) => isUnusual);
  const shown = (of: (line: (typeof lines)[number]) => boolean) => lines.filter(of).length;
  // Nothing is listed twice.
  const first = new Set(lines.map(({ no }) => no));
  const isElsewhere = ({ no }: Staying) => !first.has(no);
  const byStage = [...groupedBy(byStageOf(staying.filter(isElsewhere)), ({ stage }) => stage)].map(
    ([stage, some]) => ({ stage, lines: some.slice(0, told.ofStage) }),
  );
  const shownOnes = [...lines, ...byStage.flatMap(({ lines: some }) => some)];
  const saying: Saying =
    lines.length === 0
      ? say("nothing", values)
      : say("stuck", {
          ...values,
          unusual,
          weak: unusual.find(({ sign }) => sign === "weak") ?? null,
          lines,
          isBad: bad.length > 0,
          byStage,
          isRested:
            shownOnes.some(({ isRested }) => isRested) || unusual.some(({ dwell }) => dwell.rested > 0),
          late: onTheWay.length,
          isMoreLate: late.isMore,
          lateBy: await ownersOf(onTheWay, { store, heldBy: new Map(found.heldBy) }),
          moreLate: onTheWay.length - shown(({ days }) => days > 0),
          more: Math.max(
            0,
            found.lingering - shown(({ isBeyond, usual }) => isBeyond && usual?.p80Ms != null),
          ),
          isCompared: found.unlike.length > 0,
          compared: found.compared,
          uncompared: found.uncompared,
        });
  return { saying, lines };
}

/** With what one calls about: the days it is late, what is usual there, what it lacks. */
async function stayingLines(
  staying: readonly (StayingLong & { readonly usual: Dwell | null })[],
  { store, rules, late }: Pick<Telling, "store" | "rules"> & { readonly late: ReadonlyMap<number, LateOne> },
) {
  const told = [];
  for (const line of await besideLines(staying, store)) {
    const { item, customer } = line;
    const contacts = customer === undefined ? [] : await store.contacts.of(customer.id);
    const isErased = customer?.erasedAt != null;
    told.push({
      ...line,
      isRested: line.rested,
      days: late.get(item.no)?.days ?? 0,
      rested: late.get(item.no)?.rested ?? 0,
      isBeyond: isBeyond(line, rules.insight.unusual),
      missing: customer === undefined || isErased ? [] : missingFields(customer, contacts, item),
    });
  }
  return told;
}

/** Of a stage what is late first, then what has stayed longest. */
function byStageOf<One extends Staying & { readonly days: number }>(lines: readonly One[]): readonly One[] {
  return [...lines].sort((a, b) => a.stage - b.stage || b.days - a.days || b.ageMs - a.ageMs || a.no - b.no);
}

/** Whose they are: of how many in hand so many are late; who has most of them first. */
async function ownersOf(
  late: readonly Pick<Late, "ownerId">[],
  { store, heldBy }: Pick<Telling, "store"> & { readonly heldBy: ReadonlyMap<string, number> },
) {
  const byOwner = [...groupedBy(late, ({ ownerId }) => ownerId ?? "")]
    .map(([ownerId, { length: count }]) => ({ ownerId, count, held: heldBy.get(ownerId) ?? count }))
    .sort((one, other) => other.count - one.count)
    .slice(0, MOST_OWNERS);
  const names = await store.people.names(byOwner.map(({ ownerId }) => ownerId));
  return byOwner.map((one) => ({ ...one, name: names[one.ownerId] ?? "" }));
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

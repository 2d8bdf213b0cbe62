// 停留 #12: how long one item was in each stage it has been in, pauses out; several visits of a stage are added up and counted.
import type { Store } from "../../../db/store.ts";
import type { Scene } from "../../chat/command.ts";
import { ageMs, isRested, standstillsOf } from "../../domain/insight/dwell.ts";
import type { Dwell } from "../../domain/insight/funnel.ts";
import { isBeyond } from "../../domain/insight/lingering.ts";
import type { StayStage } from "../../domain/insight/stay.ts";
import type { Item } from "../../domain/item/item.ts";
import { report } from "./reports.ts";
import { usualAsk } from "./usual.ts";

export interface StageOfItem {
  readonly stage: StayStage;
  readonly ageMs: number;
  readonly visits: number;
  /** It is there now. */
  readonly isNow: boolean;
  /** It was there before we knew of it: at least so long. */
  readonly isAtLeast: boolean;
  /** Time was taken out of it. */
  readonly isRested: boolean;
}

/** In the order in which it came to them first. @param now ms */
export async function stagesOf(
  item: Pick<Item, "no" | "customerId">,
  now: number,
  { stays, pauses }: Pick<Store, "stays" | "pauses">,
): Promise<readonly StageOfItem[]> {
  const all = await stays.of(item.no);
  const standstills = standstillsOf(await pauses.since(all[0]?.enteredAt ?? now));
  const found = new Map<StayStage, StageOfItem>();
  for (const stay of all) {
    const before = found.get(stay.stage);
    const of = standstills.of({ ...stay, customerId: item.customerId });
    const until = stay.leftAt ?? now;
    const age = stay.entered === "skipped" ? 0 : ageMs(stay, until, of);
    found.set(stay.stage, {
      stage: stay.stage,
      ageMs: (before?.ageMs ?? 0) + age,
      visits: (before?.visits ?? 0) + 1,
      isNow: stay.leftAt === null,
      isAtLeast: stay.entered === "imported" || (before?.isAtLeast ?? false),
      isRested: (stay.entered !== "skipped" && isRested(stay, until, age)) || (before?.isRested ?? false),
    });
  }
  return [...found.values()];
}

export interface StageBeside extends StageOfItem {
  /** What the whole company takes there; null where nothing is known of it. */
  readonly usual: Dwell | null;
  /** Longer there than is usual, where enough is known to say so. */
  readonly isBeyond: boolean;
}

/** Each beside what is usual there. */
export async function stagesBeside(
  item: Pick<Item, "no" | "customerId">,
  { now, store, rules, compute }: Pick<Scene<unknown>, "now" | "store" | "rules" | "compute">,
): Promise<readonly StageBeside[]> {
  const known = compute(report("usual", usualAsk({ now, rules })));
  return (await stagesOf(item, now, store)).map((line) => {
    const dwell = known.find(({ stage }) => stage === line.stage)?.dwell;
    const usual = dwell !== undefined && dwell.medianMs !== null ? dwell : null;
    const isKnown = usual !== null && usual.n >= rules.insight.fewest;
    return {
      ...line,
      usual,
      isBeyond: isKnown && isBeyond({ ageMs: line.ageMs, usual }, rules.insight.unusual),
    };
  });
}

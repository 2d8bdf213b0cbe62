// 倒推 as it is told: of a number that was typed or of the target there is, for a time or the nearest one that has a target.
import type { Whose } from "../../chat/args/whose.ts";
import { type Saying, type Scene, say } from "../../chat/command.ts";
import type { Span } from "../../chat/read/span-units.ts";
import { addDays, at, dayOf } from "../../domain/day.ts";
import { toTheHour } from "../../domain/insight/seen.ts";
import type { TargetKind, TargetOwner } from "../../domain/insight/target.ts";
import type { Fen } from "../../domain/money.ts";
import { departmentsLed } from "../team.ts";
import { report } from "./reports.ts";
import { monthOf, quarterOf, targetOwnerOf, targetsBeside, yearOf } from "./results-asked.ts";
import type { Asked } from "./scope.ts";

export interface ReverseTold {
  readonly asked: Asked;
  readonly whose: Whose;
  readonly when: Span | null;
  /** Null for the target there is. */
  readonly typedFen: Fen | null;
}

export type Telling = Pick<Scene<unknown>, "actor" | "now" | "store" | "rules" | "compute">;

/** `drawn`: what a picture of it is of; null where there is no target, or its time is over. */
export async function toldReverse(told: ReverseTold, scene: Telling) {
  const { asked, whose, when: asks, typedFen } = told;
  const { actor, store, rules, compute } = scene;
  const now = toTheHour(scene.now);
  const owner = targetOwnerOf(whose, asked.scope, actor);
  const aim = await aimOf({ typedFen, when: asks, owner }, scene);
  if (aim === null) {
    const led =
      owner === null ? (await departmentsLed(actor, store)).filter(({ id }) => isLed(id, actor)) : [];
    const others = await otherKinds(owner, asks, scene);
    return { saying: say("no-target", { ...asked, when: asks, led, others }), drawn: null };
  }
  const { when, targetFen } = aim;
  if (when.to < dayOf(now)) return { saying: say("over", { ...asked, when }), drawn: null };
  const ask = { scope: asked.scope, from: when.from, to: when.to, counts: false };
  const [booked] = compute(report("results", { asks: [ask], asOf: now }));
  const bookedFen = booked?.tally.signedFen ?? 0;
  const found = compute(
    report("reverse", {
      scope: asked.scope,
      around: asked.around,
      targetFen,
      bookedFen,
      endsAt: at(addDays(when.to, 1)),
      now,
      rules: rules.insight,
    }),
  );
  const stages = found.reverse?.stages ?? [];
  const saying: Saying = say(found.reverse === null ? "unknown" : "reverse", {
    ...asked,
    when,
    targetFen,
    bookedFen,
    ...found,
    stages: stages.map(({ lastSafe, ...one }) => ({
      ...one,
      lastDay: lastSafe === null ? null : dayOf(lastSafe),
      isLate: lastSafe !== null && lastSafe < now,
    })),
    isUntimed: stages.some(({ lastSafe }) => lastSafe === null),
    sources: [...new Set(stages.map(({ source }) => source))],
    enough: rules.insight.ownRatesFrom,
  });
  const { forecast, record } = found;
  return { saying, drawn: { when, targetFen, bookedFen, forecast, record } };
}

function isLed(id: number, { leads }: Telling["actor"]): boolean {
  return leads.some((one) => one.id === id);
}

/** What else is to be reached then, where nothing is to be signed: it is not reckoned back from. */
async function otherKinds(
  owner: TargetOwner | null,
  when: Span | null,
  { now, store }: Pick<Telling, "now" | "store">,
): Promise<readonly TargetKind[]> {
  const today = dayOf(now);
  const spans = when === null ? [monthOf(today), quarterOf(today), yearOf(today)] : [when];
  const found = new Set<TargetKind>();
  for (const span of spans)
    for (const { kind, value } of await targetsBeside(owner, span, store))
      if (value !== null) found.add(kind);
  return [...found];
}

/** The number that was typed, for a time; else the target of that time, or the nearest one there is. */
async function aimOf(
  { typedFen, when, owner }: Pick<ReverseTold, "typedFen" | "when"> & { readonly owner: TargetOwner | null },
  { now, store }: Pick<Telling, "now" | "store">,
): Promise<{ readonly when: Span; readonly targetFen: Fen } | null> {
  const today = dayOf(now);
  const spans = when === null ? [monthOf(today), quarterOf(today), yearOf(today)] : [when];
  if (typedFen !== null) return { when: when ?? quarterOf(today), targetFen: typedFen };
  for (const span of spans) {
    const target = (await targetsBeside(owner, span, store)).find(({ kind }) => kind === "signed");
    if (target?.value != null) return { when: span, targetFen: target.value };
  }
  return null;
}

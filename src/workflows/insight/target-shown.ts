// 目标 as it is read: each with how far it is; a department's beside what its people's come to, a quarter's beside its months.
import type { Scene } from "../../chat/command.ts";
import type { Span } from "../../chat/read/span-units.ts";
import { dayOf } from "../../domain/day.ts";
import { toTheHour } from "../../domain/insight/seen.ts";
import { standingTargets, type Target, type TargetOwner } from "../../domain/insight/target.ts";
import type { Department } from "../../domain/people/people.ts";
import { withBelow } from "../team.ts";
import { peopleThere } from "./people-targets.ts";
import { report } from "./reports.ts";
import type { ResultsAsk } from "./results.ts";
import { beganOn, monthsCovering, type Progress, progressOf, scopeOfTarget, targetsFor } from "./targets.ts";

type Shown = Target & { readonly isSum: boolean };

export interface TargetLine extends Progress {
  readonly author: string;
  /** What its parts come to: the months of a longer time; null where they do not cover it. */
  readonly monthsValue: number | null;
  /** Of a department, what its people are to reach, and how many of them have such a target; null where nobody has. */
  readonly people: { readonly value: number; readonly count: number; readonly of: number } | null;
}

/** Those that hold of somebody in a time; of today's, where none is named. */
export async function targetsShown(
  owner: TargetOwner,
  when: Span | null,
  { now, store }: Pick<Scene<unknown>, "now" | "store">,
): Promise<readonly Shown[]> {
  const today = dayOf(now);
  const versions = await store.targets.of(owner, when ?? { from: today, to: today });
  if (when !== null) return targetsFor(versions, when);
  return standingTargets(versions).map((target) => ({ ...target, isSum: false }));
}

/** All in one reading. */
export async function linesOfTargets(
  targets: readonly Shown[],
  scene: Pick<Scene<unknown>, "now" | "store" | "compute">,
): Promise<readonly TargetLine[]> {
  if (targets.length === 0) return [];
  const { now, store, compute } = scene;
  const departments = await store.people.departments();
  const asks = targets.map(
    (target): ResultsAsk => ({
      scope: scopeOfTarget(
        target,
        withBelow(target.departmentId, departments).map(({ id }) => id),
      ),
      from: target.fromDay,
      to: target.toDay,
      counts: target.kind === "opportunities",
    }),
  );
  const found = compute(report("results", { asks, asOf: toTheHour(now) }));
  const names = await store.people.names(targets.map(({ by }) => by));
  const lines: TargetLine[] = [];
  for (const [index, target] of targets.entries()) {
    const results = found[index];
    if (results === undefined) continue;
    const began = await beganOn(target, target.fromDay, store);
    lines.push({
      ...progressOf(target, results, began),
      author: names[target.by] ?? target.by,
      monthsValue: target.isSum ? null : await monthsValueOf(target, scene),
      people: await peopleOf(target, departments, scene),
    });
  }
  return lines;
}

async function monthsValueOf(
  target: Shown,
  { store }: Pick<Scene<unknown>, "store">,
): Promise<number | null> {
  const span = { from: target.fromDay, to: target.toDay };
  const inside = standingTargets(await store.targets.of(target, span)).filter(
    ({ kind }) => kind === target.kind,
  );
  const parts = monthsCovering(inside, span);
  return parts.length === 0 ? null : parts.reduce((sum, { value }) => sum + (value ?? 0), 0);
}

async function peopleOf(
  target: Shown,
  departments: readonly Department[],
  { store }: Pick<Scene<unknown>, "store">,
): Promise<TargetLine["people"]> {
  if (target.departmentId === 0) return null;
  const span = { from: target.fromDay, to: target.toDay };
  const people = await peopleThere(withBelow(target.departmentId, departments), span, { store });
  const theirs = people.flatMap(({ targets }) => targets.filter(({ kind }) => kind === target.kind));
  // Whoever was there before and was asked for nothing is nobody one waits for.
  const asked = people.filter(
    ({ isHere, targets }) => isHere || targets.some(({ kind }) => kind === target.kind),
  );
  if (theirs.length === 0) return null;
  return {
    value: theirs.reduce((sum, { value }) => sum + value, 0),
    count: theirs.length,
    of: asked.length,
  };
}

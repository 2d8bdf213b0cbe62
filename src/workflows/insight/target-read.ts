// 目标 and 目标进度: what is to be reached, read by whoever may; oneself's beside the departments one leads.
import type { Saying, Scene } from "../../chat/command.ts";
import type { Span } from "../../chat/read/span-units.ts";
import { type Day, dayOf } from "../../domain/day.ts";
import { rankOver, type Target, type TargetOf } from "../../domain/insight/target.ts";
import type { Department } from "../../domain/people/people.ts";
import { withBelow } from "../team.ts";
import type { PictureAsk } from "./ask-picture.ts";
import { ownerOf } from "./target-set.ts";
import { linesOfTargets, targetsShown } from "./target-shown.ts";
import { scopeOfTarget } from "./targets.ts";

const WORDS = "commands/target";

/** Of oneself, where nobody is named, beside the departments one leads. @throws RuleError */
export async function shownTargets(
  of: TargetOf,
  { when, isUnsaid }: { readonly when: Span | null; readonly isUnsaid: boolean },
  scene: Pick<Scene<unknown>, "actor" | "now" | "store" | "compute">,
): Promise<{ readonly saying: Saying; readonly drawn: PictureAsk | null }> {
  const { actor, store } = scene;
  rankOver(actor, of);
  const departments = await store.people.departments();
  const led = isUnsaid ? departments.filter(({ id }) => actor.leads.some((one) => one.id === id)) : [];
  const owners: readonly TargetOf[] = [
    of,
    ...led.map((department) => ({ kind: "department", department }) as const),
  ];
  const sections = [];
  for (const one of owners)
    sections.push({
      ...nameOf(one, scene),
      targets: await targetsShown(ownerOf(one), when, scene),
    });
  const all = sections.flatMap(({ targets }) => targets);
  const lines = await linesOfTargets(all, scene);
  let from = 0;
  const read = sections.map(({ targets, ...section }) => {
    const own = lines.slice(from, from + targets.length);
    from += targets.length;
    return { ...section, lines: own };
  });
  const isNone = lines.length === 0;
  const saying: Saying = {
    words: WORDS,
    block: isNone ? "none" : "shown",
    values: {
      ...nameOf(of, scene),
      sections: read.filter((section) => section.lines.length > 0),
      when,
      isOwn: isOwn(of, scene),
      led: led.map(({ name }) => name),
      lags: lines.some(({ left, holds }) => left !== null || !holds),
    },
  };
  return { saying, drawn: drawnOf(all, { today: dayOf(scene.now), departments }) };
}

/** A picture says how far the first of them will come by its end; null where nothing is to be signed any more. */
export function drawnOf(
  targets: readonly Target[],
  { today, departments }: { readonly today: Day; readonly departments: readonly Department[] },
): PictureAsk | null {
  const found = targets.find(
    ({ kind, value, fromDay, toDay }) =>
      kind === "signed" && value !== null && fromDay <= today && toDay >= today,
  );
  if (found === undefined) return null;
  const { value, fromDay: from, toDay: to, departmentId } = found;
  const below = withBelow(departmentId, departments).map(({ id }) => id);
  return { scope: scopeOfTarget(found, below), when: { from, to }, targetFen: value ?? 0 };
}

function isOwn(of: TargetOf, { actor }: Pick<Scene<unknown>, "actor">): boolean {
  return of.kind === "person" && of.userId === actor.userId;
}

/** As the answer calls it, and it can be typed again. */
export function nameOf(of: TargetOf, scene: Pick<Scene<unknown>, "actor">) {
  if (of.kind === "company") return { name: "", isOwn: false };
  if (of.kind === "department") return { name: of.department.name, isOwn: false };
  return { name: isOwn(of, scene) ? "" : of.name, isOwn: isOwn(of, scene) };
}

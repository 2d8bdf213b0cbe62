// 目标 and 目标进度: what is to be reached, read by whoever may; oneself's beside the departments one leads.
import type { Saying, Scene } from "../../chat/command.ts";
import type { Span } from "../../chat/read/span.ts";
import { rankOver, type TargetOf } from "../../domain/insight/target.ts";
import { ownerOf } from "./target-set.ts";
import { linesOfTargets, targetsShown } from "./target-shown.ts";

const WORDS = "commands/target";

/** Of oneself, where nobody is named, beside the departments one leads. @throws RuleError */
export async function shownTargets(
  of: TargetOf,
  { when, isUnsaid }: { readonly when: Span | null; readonly isUnsaid: boolean },
  scene: Pick<Scene<unknown>, "actor" | "now" | "store" | "compute">,
): Promise<Saying> {
  const { actor, store } = scene;
  rankOver(actor, of);
  const departments = await store.people.departments();
  const led = isUnsaid ? departments.filter(({ id }) => actor.leads.some((one) => one.id === id)) : [];
  const all: readonly TargetOf[] = [
    of,
    ...led.map((department) => ({ kind: "department", department }) as const),
  ];
  const sections = [];
  for (const one of all)
    sections.push({
      ...nameOf(one, scene),
      targets: await targetsShown(ownerOf(one), when, scene),
    });
  const lines = await linesOfTargets(
    sections.flatMap(({ targets }) => targets),
    scene,
  );
  let from = 0;
  const read = sections.map(({ targets, ...section }) => {
    const own = lines.slice(from, from + targets.length);
    from += targets.length;
    return { ...section, lines: own };
  });
  const isNone = lines.length === 0;
  return {
    words: WORDS,
    block: isNone ? "none" : "shown",
    values: {
      ...nameOf(of, scene),
      sections: read.filter((section) => section.lines.length > 0),
      when,
      isOwn: isOwn(of, scene),
      lags: lines.some(({ left, holds }) => left !== null || !holds),
    },
  };
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

// Who has what in which stage, for whoever leads them: first whoever has something that waits, by name, nobody is ranked; and where
// who gets items on.
import { at, dayOf } from "../../domain/day.ts";
import { groupedBy } from "../../domain/grouped.ts";
import type { Look } from "../insight/look.ts";
import { report } from "../insight/reports.ts";
import { lateAmong } from "../late.ts";
import { membersOf } from "../team.ts";
import { STAGES } from "./board-stages.ts";
import type { LookScene, Values } from "./look-scene.ts";
import { frameOf, type Pictured } from "./pictured.ts";
import type { WhosePage } from "./whose-page.ts";

export async function peopleOn(look: Look, { departments }: WhosePage, scene: LookScene): Promise<Values> {
  const { now, store, rules, compute } = scene;
  const { scope, window, comparedFrom } = look;
  const counted = compute(report("held", { scope, dueBefore: at(dayOf(now)) }));
  const held = await lateAmong(counted, scope, scene);
  const year = { ...window, from: comparedFrom };
  const found = compute(report("strengths", { scope, window: year, rules: rules.insight }));
  const ids = scope.kind === "departments" ? scope.ids : [];
  const members = await membersOf(
    departments.filter(({ id }) => ids.includes(id)),
    store,
  );
  const byOwner = groupedBy(held, ({ ownerId }) => ownerId);
  // Whoever has nothing stands there too; whoever has left and still has something as well.
  const all = [...new Set([...members.map(({ userId }) => userId), ...byOwner.keys()])];
  const names = await store.people.names([...all, ...found.map(({ memberId }) => memberId)]);
  const people = all
    .map((userId) => {
      const some = byOwner.get(userId) ?? [];
      return {
        userId,
        name: names[userId] ?? userId,
        counts: STAGES.map((stage) => some.find((one) => one.stage === stage)?.count ?? 0),
        count: some.reduce((sum, { count }) => sum + count, 0),
        overdue: some.reduce((sum, { overdue }) => sum + overdue, 0),
      };
    })
    .sort(
      (one, other) =>
        Number(other.overdue > 0) - Number(one.overdue > 0) || one.name.localeCompare(other.name, "zh"),
    );
  const heatmap: Pictured = { kind: "heatmap", ...frameOf(look), found, names };
  return {
    people: people.filter(({ count }) => count > 0),
    idle: people.filter(({ count }) => count === 0).map(({ name }) => name),
    stages: STAGES,
    pictures: { heatmap: found.length === 0 ? null : heatmap },
  };
}

// The first working day of a week, into each managers' group: last week in figures and the funnel with its dwell as a picture, of
// what its department leads; no amounts, nobody by name (rules.md 11, 12). What is unusual goes to its head alone.
import type { Store } from "../../db/store.ts";
import { addDays, at, weekday } from "../../src/domain/day.ts";
import { deedsIn } from "../../src/domain/insight/deeds.ts";
import { type StageFlow, slowestOf } from "../../src/domain/insight/funnel.ts";
import type { Department } from "../../src/domain/people/people.ts";
import { type ReminderNotice, reminder } from "../../src/push/reminder.ts";
import { pictureFile } from "../../src/workflows/insight/ask-picture.ts";
import { lately, windowOf } from "../../src/workflows/insight/look.ts";
import { report } from "../../src/workflows/insight/reports.ts";
import { withBelow } from "../../src/workflows/team.ts";

export default reminder({
  on: "first-of-week",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect(scene) {
    const { now, today, store, rules, compute } = scene;
    const monday = addDays(today, 1 - weekday(today));
    const week = { from: addDays(monday, -7), to: addDays(monday, -1) };
    const when = lately(scene);
    const groups = await readers(store);
    const scopes = groups.map(({ scope }) => scope);
    const found = compute(report("funnels", { scopes, window: windowOf(when, now) }));
    const notices: ReminderNotice[] = [];
    for (const [index, { department, scope }] of groups.entries()) {
      const flows = (found[index]?.flows ?? []).filter(({ stage }) => stage > 0);
      if (flows.every(({ entered, stock }) => entered + stock === 0)) continue;
      const rows = await store.deeds.since(scope, at(week.from));
      const { came, moved, won, lost } = deedsIn(rows, { until: at(monday), memberId: null });
      const counts = { came: came.length, moved: moved.length, won: won.length, lost: lost.length };
      notices.push({
        to: { managers: department.id },
        block: "week",
        values: {
          ...{ department, week, ...counts, open: openIn(flows) },
          slowest: slowestOf(flows, rules.insight.fewest),
        },
        picture: pictureFile("funnel", { scope, when }),
        once: true,
      });
    }
    return notices;
  },
});

/** Departments with a managers' group, each with all below it. */
async function readers({ groups, people }: Pick<Store, "groups" | "people">) {
  const departments = await people.departments();
  const bound = new Set(
    (await groups.all())
      .filter(({ audience }) => audience === "managers")
      .map(({ departmentId }) => departmentId),
  );
  return departments
    .filter(({ id }) => bound.has(id))
    .map((department: Department) => {
      const ids = withBelow(department.id, departments).map(({ id }) => id);
      return { department, scope: { kind: "departments", ids } as const };
    });
}

/** On the way to a contract. */
function openIn(flows: readonly StageFlow[]): number {
  return flows.reduce((sum, { stage, stock }) => sum + (stage <= 5 ? stock : 0), 0);
}

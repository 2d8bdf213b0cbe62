// 部门商机: what the departments somebody leads hold, by stage and by person, the late ones counted; of some stages, each by itself.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { at, dayOf } from "../../src/domain/day.ts";
import { groupedBy } from "../../src/domain/grouped.ts";
import { lateAmong } from "../../src/workflows/late.ts";
import { linesOf, withAmount } from "../../src/workflows/lists.ts";
import { withPage } from "../../src/workflows/pages/link.ts";
import { departmentsAsked, nameOf } from "../../src/workflows/team.ts";

/** Of some stages so many are named, the others counted. */
const MOST_NAMED = 12;
/** So many departments are told apart. */
const MOST_APART = 8;

export default command({
  right: "team",
  looks: true,
  args: { departments: arg.departmentsSpokenOf(), stages: arg.stagesSpokenOf() },
  audience: "private",
  async run(scene) {
    const { args, actor, now, store } = scene;
    const named = args.departments;
    const [only, other] = named;
    const departments = await departmentsAsked(named, actor, store);
    const ids = departments.map(({ id }) => id);
    const all = await store.pipeline.held(ids, at(dayOf(now)));
    const held = await lateAmong(all, { kind: "departments", ids }, scene);
    const names = await store.people.names(held.map(({ ownerId }) => ownerId));
    const total = (some: typeof held) => ({
      count: some.reduce((sum, { count }) => sum + count, 0),
      amountFen: some.reduce((sum, { amountFen }) => sum + amountFen, 0),
      overdue: some.reduce((sum, { overdue }) => sum + overdue, 0),
    });
    const name = named.map((one) => one.name).join("、") || nameOf(actor, departments);
    if (args.stages.length > 0) {
      const there = held.filter(({ stage }) => stage !== null && args.stages.includes(stage));
      const items = await store.pipeline.at(args.stages, ids, MOST_NAMED);
      return say("of-stages", {
        name,
        stages: args.stages,
        ...total(there),
        lines: (await linesOf(items, store)).map(withAmount),
      });
    }
    const stages = [...groupedBy(held, ({ stage }) => stage ?? 0)].sort(([a], [b]) => a - b);
    const below = departments.length > 1 && departments.length <= MOST_APART ? departments : [];
    const apart = [];
    for (const { id, name } of below) {
      const some = await store.pipeline.held([id], at(dayOf(now)));
      if (some.length > 0) apart.push({ name, count: some.reduce((sum, { count }) => sum + count, 0) });
    }
    const people = [...groupedBy(held, ({ ownerId }) => ownerId)];
    const saying = say(held.length === 0 ? "nothing" : "list", {
      name,
      ...total(held),
      apart: apart.length > 1 ? apart : [],
      stages: stages.map(([stage, some]) => ({ stage: stage === 0 ? null : stage, ...total(some) })),
      people: people
        .map(([id, some]) => ({ name: names[id], ...total(some) }))
        .sort((a, b) => b.overdue - a.overdue || b.count - a.count),
    });
    return withPage(
      saying,
      [
        "board",
        {
          whose:
            only === undefined || other !== undefined
              ? { kind: "led" }
              : { kind: "department", department: only },
          more: { show: "people" },
        },
      ],
      scene,
    );
  },
});

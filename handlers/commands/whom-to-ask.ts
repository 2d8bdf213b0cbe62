// 请教谁: who gets items over a stage better than most, to be asked for advice. No figures of colleagues, no ranks; and nobody of
// whom there is too little to say (rules.md 11; A29).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readAdviceStage } from "../../src/chat/read/advice-stage.ts";
import { at, dayOf } from "../../src/domain/day.ts";
import { isWithin } from "../../src/domain/people/rights.ts";
import { report } from "../../src/workflows/insight/reports.ts";

const DAY_MS = 86_400_000;
const MOST = 3;

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { text: arg.words() },
  async run({ args, actor, now, store, rules, compute }) {
    const departments = await store.people.departments();
    const large = departments.find(({ id }) => id === actor.largeDepartmentId);
    const near = departments.filter(({ path }) => large !== undefined && isWithin(path, large));
    const all = compute(
      report("strengths", {
        scope: { kind: "departments", ids: near.map(({ id }) => id) },
        window: {
          from: at(dayOf(now)) - rules.insight.comparedDays * DAY_MS,
          until: now + 1,
          asOf: now,
        },
        rules: rules.insight,
      }),
    );
    const stage = readAdviceStage(args.text);
    const strong = all.filter((one) => one.memberId !== actor.userId && one.rate > one.teamRate);
    const active = new Set((await store.people.active()).map(({ userId }) => userId));
    const names = await store.people.names(strong.map(({ memberId }) => memberId));
    const stages = ([1, 2, 3, 4, 5] as const)
      .filter((one) => stage === null || one === stage)
      .map((one) => ({
        stage: one,
        people: strong
          .filter(({ memberId, stage: of }) => of === one && active.has(memberId))
          .sort((a, b) => b.rate - a.rate)
          .slice(0, MOST)
          .map(({ memberId }) => names[memberId] ?? memberId)
          .sort(),
      }))
      .filter(({ people }) => people.length > 0);
    const experts = await store.people.names((await store.experts.all()).map(({ memberId }) => memberId));
    return say(stages.length === 0 ? "nobody" : "people", {
      stage,
      stages,
      experts: Object.values(experts),
      fewest: rules.insight.fewest,
    });
  },
});

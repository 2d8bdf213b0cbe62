// 请教谁: who gets items over a stage better than most, to be asked for advice. No figures of colleagues, no ranks; and nobody of
// whom there is too little to say (rules.md 11; A29).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readAdviceStage } from "../../src/chat/read/advice-stage.ts";
import { readOwnStage } from "../../src/chat/read/mark-words.ts";
import { toAskIn } from "../../src/domain/insight/strength.ts";
import { comparedFrom } from "../../src/workflows/insight/look.ts";
import { report } from "../../src/workflows/insight/reports.ts";
import { withBelow } from "../../src/workflows/team.ts";

const MOST = 3;

export default command({
  right: "insight",
  looks: true,
  audience: "private",
  args: { text: arg.words() },
  async run(scene) {
    const { args, actor, now, store, rules, compute } = scene;
    const near = withBelow(actor.largeDepartmentId, await store.people.departments());
    const window = { from: comparedFrom(scene), until: now + 1, asOf: now };
    const scope = { kind: "departments", ids: near.map(({ id }) => id) } as const;
    const all = compute(report("strengths", { scope, window, rules: rules.insight }));
    const there = new Map((await store.people.active()).map(({ userId, name }) => [userId, name]));
    const own = readOwnStage(args.text, rules.wordsOf(actor.department.id));
    const stage = own?.stage ?? readAdviceStage(args.text);
    const stages = ([1, 2, 3, 4, 5] as const)
      .filter((one) => stage === null || one === stage)
      .map((one) => {
        const strong = toAskIn(all, { stage: one, besides: actor.userId });
        const named = strong.flatMap((memberId) => there.get(memberId) ?? []);
        return { stage: one, people: named.slice(0, MOST).sort() };
      })
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

// 保留 #12 在等预算: the head leaves it with its owner and is asked again after another cadence (rules.md 5).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { keep } from "../../src/domain/clock/grace.ts";
import { dayOf } from "../../src/domain/day.ts";
import { answerEscalation, mustBeEscalated } from "../../src/workflows/escalations.ts";

export default command({
  right: "keep",
  apart: true,
  args: { item: arg.item(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, now } = scene;
    const rules = scene.rules.ofItem(inHand.item);
    await mustBeEscalated(inHand.item, scene);
    await answerEscalation(inHand.item, "keep", scene);
    const item = await scene.save(keep(inHand.item, { today: dayOf(now), rules, reason: text || null }));
    const values = { item, customer: inHand.customer, by: actor, text };
    const owner = item.ownerId;
    const notices = owner === null || owner === actor.userId ? [] : [{ to: owner, block: "told", values }];
    return { ...say("done", values), notices };
  },
});

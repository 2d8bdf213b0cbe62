// 宽限 #12 2天 · 给3天 #12: the owner once, in the first contact; a head whenever they answer for it (rules.md 5, 6).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readDayCount } from "../../src/chat/read/day-count.ts";
import { graceByHead, graceByOwner } from "../../src/domain/clock/grace.ts";
import { dayOf } from "../../src/domain/day.ts";
import { answerEscalation } from "../../src/workflows/escalations.ts";

export default command({
  right: "grace",
  args: { item: arg.item(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, now, word } = scene;
    const rules = scene.rules.ofItem(inHand.item);
    const leads = inHand.relations.has("head") || inHand.relations.has("manager");
    const given = { today: dayOf(now), rules, days: readDayCount(`${word} ${text}`) };
    const byHead = leads && inHand.item.ownerId !== actor.userId;
    const change = byHead ? graceByHead(inHand.item, given) : graceByOwner(inHand.item, given);
    if (byHead) await answerEscalation(inHand.item, "grace", scene);
    const item = await scene.save(change);
    const values = { item, customer: inHand.customer, by: actor };
    const owner = item.ownerId;
    const notices = owner === null || owner === actor.userId ? [] : [{ to: owner, block: "told", values }];
    return { ...say(byHead ? "by-head" : "own", values), notices };
  },
});

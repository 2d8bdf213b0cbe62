// 接管 #12: the head acts for a time; owner, stage and credit stay (rules.md 6).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { takeOver } from "../../src/domain/hands/acting.ts";
import { answerEscalation } from "../../src/workflows/escalations.ts";

export default command({
  right: "take-over",
  args: { item: arg.item(), reason: arg.words() },
  async run(scene) {
    const { item: inHand, reason } = scene.args;
    const { actor, store } = scene;
    const change = takeOver(inHand.item, { by: actor.userId, reason: reason || null });
    await answerEscalation(inHand.item, "take-over", scene);
    const item = await scene.save(change);
    const names = await store.people.names([item.ownerId]);
    const contacts = await store.contacts.of(inHand.customer.id);
    const owner = item.ownerId === null ? "" : names[item.ownerId];
    const values = { item, customer: inHand.customer, by: actor, owner, reason, contacts };
    return {
      ...say("done", values),
      notices: item.ownerId === null ? [] : [{ to: item.ownerId, block: "told", values }],
    };
  },
});

// 协访 #12: a head goes along to the customer; the answer to an 上调.
import { arg } from "../../src/chat/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { answerEscalation } from "../../src/chat/escalations.ts";
import { mustBeOwned } from "../../src/domain/places.ts";

export default command({
  right: "visit",
  args: { item: arg.item(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor } = scene;
    mustBeOwned(inHand.item);
    await answerEscalation(inHand.item, "visit", scene);
    const item = await scene.save({ item: inHand.item, what: "acknowledged", text: text || null });
    const values = { item, customer: inHand.customer, by: actor, text };
    const owner = item.ownerId;
    const notices = owner === null || owner === actor.userId ? [] : [{ to: owner, block: "told", values }];
    return { ...say("done", values), notices };
  },
});

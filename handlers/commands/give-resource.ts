// 给资源 #12 李工周四到场: a head provides what is missing; the answer to an 上调.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { mustBeOwned } from "../../src/domain/item/places.ts";
import { answerEscalation } from "../../src/workflows/escalations.ts";

export default command({
  right: "give-resource",
  args: { item: arg.item(), text: arg.needed("missing-resource") },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor } = scene;
    mustBeOwned(inHand.item);
    await answerEscalation(inHand.item, "resource", scene);
    const item = await scene.save({ item: inHand.item, what: "acknowledged", text });
    const values = { item, customer: inHand.customer, by: actor, text };
    const owner = item.ownerId;
    const notices = owner === null || owner === actor.userId ? [] : [{ to: owner, block: "told", values }];
    return { ...say("done", values), notices };
  },
});

// 过问 #12 卡在哪: a head's question about an item, to its owner at once; what the owner says next comes back (src/workflows/asked.ts).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { mustBeOwned } from "../../src/domain/item/places.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { askedLately } from "../../src/workflows/asked.ts";

export default command({
  right: "ask-owner",
  args: { item: arg.itemOfHolder(), text: arg.words() },
  async run(scene) {
    const { args, actor, store, save, worded } = scene;
    const { item: inHand, text } = args;
    const { item: before, customer } = inHand;
    mustBeOwned(before);
    const { ownerId } = before;
    if (ownerId === null || ownerId === actor.userId) throw new RuleError("asks-oneself", { item: before });
    const question = text === "" ? worded("usual", {}) : text;
    const { [ownerId]: owner = "" } = await store.people.names([ownerId]);
    const waiting = (await askedLately(before, scene)).find(
      ({ by, text: asked, answer }) => by === actor.userId && asked === question && answer === null,
    );
    if (waiting !== undefined) throw new RuleError("asked-already", { item: before, owner, at: waiting.at });
    const item = await save({ item: before, what: "asked", text: question });
    const values = { item, customer, by: actor, owner, question };
    return { ...say("done", values), notices: [{ to: ownerId, block: "told", values }] };
  },
});

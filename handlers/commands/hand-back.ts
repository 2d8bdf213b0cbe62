// 还给 #12 @张三: after a 接管 to its owner; after an 申诉 to whom the clock took it from (rules.md 5, 6).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { handBack } from "../../src/domain/hands/acting.ts";

export default command({
  right: "hand-back",
  args: { item: arg.item(), to: arg.personIfNamed({ bare: true }) },
  async run({ args: { item: inHand, to }, actor, now, store, save }) {
    const holdings = await store.holdings.of(inHand.item.no);
    const wasInPool = inHand.item.place === "pool";
    const item = await save(handBack(inHand.item, { to, holdings, now }));
    const names = await store.people.names([item.ownerId]);
    const owner = item.ownerId === null ? "" : names[item.ownerId];
    const values = { item, customer: inHand.customer, by: actor, owner };
    return {
      ...say(wasInPool ? "from-pool" : "done", values),
      notices: item.ownerId === null ? [] : [{ to: item.ownerId, block: "told", values }],
    };
  },
});

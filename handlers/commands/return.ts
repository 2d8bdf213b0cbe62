// 退公海 #12 预算取消: mine → pool. Stage, log and plan stay with it.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { coolOffUntil } from "../../src/domain/hands/pool.ts";
import { giveBack } from "../../src/domain/item/places.ts";

export default command({
  right: "return",
  several: true,
  args: { item: arg.item(), reason: arg.words() },
  async run({ args: { item: inHand, reason }, actor, now, store, rules, save }) {
    const { item, customer } = inHand;
    const change = giveBack(item, { reason: reason || null, now });
    const returned = await save(change);
    const holdings = await store.holdings.of(item.no);
    const until = coolOffUntil(
      holdings.filter(({ ownerId }) => ownerId === item.ownerId),
      rules,
    );
    const values = {
      item: returned,
      customer,
      reason,
      until,
      mine: item.ownerId === actor.userId,
      by: actor,
    };
    const notices =
      item.ownerId !== null && item.ownerId !== actor.userId
        ? [{ to: item.ownerId, block: "told", values }]
        : [];
    return { ...say("done", values), notices };
  },
});

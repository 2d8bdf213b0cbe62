// 退公海 #12 预算取消: mine → pool. Stage, log and plan stay with it. 收回 by a head takes it from its owner: with a
// reason, and once more asked.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { coolOffUntil } from "../../src/domain/hands/pool.ts";
import { giveBack } from "../../src/domain/item/places.ts";

export default command({
  right: "return",
  several: true,
  args: { item: arg.item(), reason: arg.words() },
  async run({ args: { item: inHand, reason }, actor, now, store, rules, save, confirmed }) {
    const { item, customer } = inHand;
    const change = giveBack(item, { reason: reason || null, now });
    const takes = item.ownerId !== actor.userId;
    if (takes && reason === "") throw new UsageError("missing-return-reason", { item, customer });
    if (takes && !confirmed) {
      const names = await store.people.names([item.ownerId]);
      const owner = names[item.ownerId ?? ""] ?? "";
      return { ...say("sure", { item, customer, reason, owner }), confirm: true };
    }
    const returned = await save(change);
    const holdings = await store.holdings.of(item.no);
    const until = coolOffUntil(
      holdings.filter(({ ownerId }) => ownerId === item.ownerId),
      (endedAt) => rules.of(item.departmentId, endedAt),
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

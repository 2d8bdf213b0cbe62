// 改派 #12 给 @李四 原因: a head moves an owned item to another owner; both are told, no consent needed.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { reassign } from "../../src/domain/hands/pool.ts";

export default command({
  right: "reassign",
  args: { item: arg.item(), to: arg.person(), reason: arg.needed("missing-reason") },
  async run({ args: { item: inHand, to, reason }, actor, now, store, save }) {
    const { item, customer, largePath } = inHand;
    const change = reassign(item, { to, largePath, reason, now });
    const moved = await save(change);
    const names = await store.people.names([item.ownerId]);
    const from = item.ownerId === null ? null : names[item.ownerId];
    const contacts = await store.contacts.of(customer.id);
    const values = { item: moved, customer, to, from, by: actor, reason, contacts };
    const notices = [{ to: to.userId, block: "told", values }];
    if (item.ownerId !== null && item.ownerId !== actor.userId)
      notices.push({ to: item.ownerId, block: "told-former", values });
    return { ...say("done", values), notices };
  },
});

// 分配 #12 给 @张三: a head gives a pool item to a member, who is told.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { assign } from "../../src/domain/hands/pool.ts";

export default command({
  right: "assign",
  several: true,
  args: { item: arg.item(), to: arg.person(), words: arg.words() },
  async run({ args: { item: inHand, to, words }, actor, now, store, save }) {
    const { item, customer, largePath } = inHand;
    const change = assign(item, { to, largePath, now });
    const assigned = await save({ ...change, text: words || null });
    const contacts = await store.contacts.of(customer.id);
    const values = { item: assigned, customer, to, by: actor, words, contacts };
    return { ...say("done", values), notices: [{ to: to.userId, block: "told", values }] };
  },
});

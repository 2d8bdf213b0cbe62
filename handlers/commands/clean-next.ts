// 清洗 下一条: the next lead to judge, fresh ones first, those that wait for something last.
import { command, say } from "../../src/chat/command.ts";
import { missingFields } from "../../src/domain/item/quality.ts";

const QUEUE = 200;

export default command({
  right: "clean-next",
  looks: "steers",
  args: {},
  async run({ actor, chat, now, store }) {
    const judges = actor.roles.has("cleaner");
    const queue = await (judges ? store.items.toBeJudged(QUEUE) : store.items.inCleaning(QUEUE));
    const [item] = queue;
    if (item === undefined) return say("empty");
    const customer = await store.customers.byId(item.customerId);
    const contacts = await store.contacts.of(customer.id);
    await store.conversations.touched({ userId: actor.userId, chatId: chat.id }, item.no, now);
    const missing = missingFields(customer, contacts, item);
    const values = { item, customer, contacts, missing, left: queue.length - 1 };
    return { ...say("next", values), waitsFor: { command: "clean", item, field: "verdict" } };
  },
});

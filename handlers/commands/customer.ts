// 客户 云图: a customer's items that the asker may see, and how many others there are.

import { arg } from "../../src/chat/args/args.ts";
import { customersCalled } from "../../src/chat/args/customers-called.ts";
import { takeUp } from "../../src/chat/args/take-up.ts";
import { command, say } from "../../src/chat/command.ts";
import { may } from "../../src/domain/people/rights.ts";
import { restOf } from "../../src/workflows/peace/quiet.ts";
import { shownValue } from "../../src/workflows/value/shown.ts";

const MOST = 20;

export default command({
  right: "customer",
  looks: true,
  args: { name: arg.needed("missing-name") },
  audience: "private",
  async run({ args: { name }, actor, chat, now, store }) {
    const found = await customersCalled(name, MOST, store);
    const customers = [];
    for (const customer of found) {
      const all = (await store.items.ofCustomer(customer.id)).filter(({ place }) => place !== "eliminated");
      const held = [];
      for (const item of all) held.push(await takeUp(item, { store, actor, now }));
      const seen = held.filter(({ relations, item }) => may("show", relations) || item.place === "pool");
      const full = held.some(({ relations }) => may("show", relations));
      const names = await store.people.names(all.map(({ ownerId }) => ownerId));
      const items = seen.map(({ item }) => ({
        item,
        owner: item.ownerId === null ? null : names[item.ownerId],
      }));
      const others = held
        .filter((inHand) => !seen.includes(inHand))
        .map(({ item }) => names[item.ownerId ?? ""]);
      if (all.length > 0)
        customers.push({
          customer,
          rest: all[0] === undefined ? null : await restOf(all[0], { store, now }),
          full,
          value: full ? await shownValue(customer, store) : null,
          items,
          others,
          contacts: full ? await store.contacts.of(customer.id) : [],
        });
    }
    const numbers = customers.flatMap(({ items }) => items.map(({ item }) => item.no));
    await store.conversations.keepList({ userId: actor.userId, chatId: chat.id }, numbers, now);
    return say(customers.length === 0 ? "none" : "found", { name, customers });
  },
});

// 打开, 打开 #12: the address of one's day, or of an item's page, in a browser.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";

/** Opening something else is everyday speech: 打开看了合同. */
const PAGE_APART = /^\s*(?:(?:[#\uff03]\s*)?\d{1,9}\s*\u53f7?)?\s*$/u;

export default command({
  right: "look",
  looks: true,
  apart: PAGE_APART,
  args: { item: arg.itemIfLeading() },
  async run({ actor, args, pagesUrl, store }) {
    const { item, customer } = args.item ?? {};
    if (pagesUrl === null) {
      const admins = await store.people.withRole("admin");
      return say("no-address", { admins: admins.map(({ name }) => name) });
    }
    if (item === undefined)
      return say("day", { address: `${pagesUrl}/`, readsLog: actor.roles.has("admin") });
    return say("item", { item, customer, address: `${pagesUrl}/items/${item.no}` });
  },
});

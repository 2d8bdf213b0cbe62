// 我的商机: all I hold, most urgent first, the closed ones counted.
import { command, say } from "../../src/chat/command.ts";

export default command({
  right: "mine",
  looks: true,
  args: {},
  audience: "private",
  async run({ actor, chat, now, store }) {
    const owned = await store.items.ownedBy(actor.userId);
    const customers = await store.customers.byIds(owned.map(({ customerId }) => customerId));
    const open = owned.filter(({ outcome }) => outcome === "open");
    const won = owned.filter(({ outcome }) => outcome === "won");
    const lines = [...open, ...won].map((item) => ({ item, customer: customers.get(item.customerId) }));
    const spot = { userId: actor.userId, chatId: chat.id };
    await store.conversations.keepList(
      spot,
      lines.map(({ item }) => item.no),
      now,
    );
    const lost = owned.length - open.length - won.length;
    return say(lines.length + lost === 0 ? "nothing" : "list", {
      lines,
      open: open.length,
      won: won.length,
      lost,
    });
  },
});

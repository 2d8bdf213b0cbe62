// 淘汰 #12 公司注销, then 确认: dormant → eliminated, for good; a tombstone stays.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
import { eliminate } from "../../src/domain/item/places.ts";

export default command({
  right: "eliminate",
  args: { item: arg.item(), reason: arg.needed("missing-reason") },
  async run({ args: { item: inHand, reason }, now, store, confirmed, save }) {
    const { item, customer } = inHand;
    const change = eliminate(item, reason);
    if (!confirmed) return { ...say("ask", { item, customer, reason }), confirm: true as const };
    const gone = await save(change);
    const contacts = await store.contacts.of(customer.id);
    await store.tombstones.bury({
      no: item.no,
      nameKey: customer.nameKey,
      phoneKeys: contacts.map(({ phoneKey }) => phoneKey),
      month: dayOf(now).slice(0, 7),
      reason,
    });
    return say("done", { item: gone, customer, reason });
  },
});

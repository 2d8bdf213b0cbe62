// 详情 #12: everything about one item that the asker may see.
import { arg } from "../../src/chat/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { amountOf } from "../../src/domain/item.ts";
import { missingFields, qualityBars } from "../../src/domain/quality.ts";

const RECENT = 5;

export default command({
  right: "look",
  several: true,
  args: { item: arg.item() },
  async run({ args: { item: inHand }, now, store }) {
    const { item, customer } = inHand;
    const contacts = await store.contacts.of(customer.id);
    const followUps = await store.followUps.latest(item.no, RECENT);
    const missing = missingFields(customer, contacts, item);
    const bars = qualityBars(item, { missing: missing.length, followUps: followUps.length, now });
    const names = await store.people.names([item.ownerId, item.finderId, ...followUps.map(({ by }) => by)]);
    const masked = item.place === "pool";
    const offersClaim = masked && !item.unqualified && inHand.relations.has("pool-scope");
    const shown = say("done", {
      item,
      customer,
      contacts,
      masked,
      missing,
      bars,
      amount: amountOf(item),
      owner: item.ownerId === null ? null : names[item.ownerId],
      followUps: followUps.map((followUp) => ({ ...followUp, name: names[followUp.by] })),
      paidFen: item.outcome === "won" ? await store.payments.paidFen(item.no) : 0,
      plan: item.outcome === "won" ? await store.payments.plan(item.no) : [],
    });
    return offersClaim ? { ...shown, buttons: "buttons" } : shown;
  },
});

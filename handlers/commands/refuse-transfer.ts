// 不准转 #12 原因: a manager's no to a move beyond the scope; the offer is over and the item stays (rules.md 2).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readTransferNumber } from "../../src/chat/read/transfer-number.ts";
import { offerAsked, tooLate } from "../../src/workflows/transfers/offers.ts";
import { endOffer, tellThemOver } from "../../src/workflows/transfers/transfers.ts";

export default command({
  right: "refuse-transfer",
  args: { item: arg.item(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, store } = scene;
    const { item, customer } = inHand;
    const said = readTransferNumber(text);
    const found = await offerAsked(item, { id: said.id, scene });
    const { offer, state } = found;
    const names = await store.people.names([offer.fromId, offer.toId]);
    const values = {
      item,
      customer,
      from: names[offer.fromId],
      to: names[offer.toId],
      by: actor,
      reason: said.text,
    };
    if (state === "refused" && offer.endedBy === actor.userId) return say("already", values);
    if (state !== "offered" && state !== "awaiting-managers") throw await tooLate(found, item, scene);
    const over = { offer, state: "refused" } as const;
    const others = await tellThemOver(over, { item, customer, by: actor.userId }, scene);
    await endOffer({ ...over, item, by: actor.userId }, scene);
    const now = { ...values, item: (await store.items.byNo(item.no)) ?? item };
    const askers = [...new Set([offer.fromId, offer.by])].filter((id) => id !== actor.userId);
    const told = askers.map((id) => ({
      to: id,
      block: id === offer.fromId ? "told" : "told-others",
      values: now,
    }));
    return { ...say("done", now), notices: [...told, ...others] };
  },
});

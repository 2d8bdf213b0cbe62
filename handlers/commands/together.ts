// 一起做 #12: a head joins in, the answer to a decision at 2 × cadence; or a receiver, who answers an offer so (rules.md 2, 6).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readTransferNumber } from "../../src/chat/read/transfer-number.ts";
import { mustBeOwned } from "../../src/domain/item/places.ts";
import { answerEscalation } from "../../src/workflows/escalations.ts";
import { offerTo, tooLate } from "../../src/workflows/transfers/offers.ts";
import { endOffer, tellThemOver } from "../../src/workflows/transfers/transfers.ts";

export default command({
  right: "together",
  looks: ["already"],
  apart: true,
  args: { item: arg.offeredItem(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, now, store } = scene;
    const { customer, relations } = inHand;
    const leads = relations.has("head") || relations.has("manager");
    const said = readTransferNumber(text);
    const found = relations.has("receiver")
      ? await offerTo(actor.userId, { item: inHand.item, id: said.id, scene })
      : null;
    const isAsked = found?.state === "offered" || found?.state === "awaiting-managers";
    if (found?.state === "together" && !leads) {
      const names = await store.people.names([found.offer.fromId]);
      return say("already", { item: inHand.item, customer, owner: names[found.offer.fromId] });
    }
    if (found !== null && !isAsked && !(leads && said.id === null))
      throw await tooLate(found, inHand.item, scene);
    mustBeOwned(inHand.item);
    if (leads) await answerEscalation(inHand.item, "together", scene);
    if (found === null || !isAsked) {
      const item = await scene.save({ item: inHand.item, what: "acknowledged", text: said.text || null });
      const values = { item, customer, by: actor, text: said.text };
      const owner = item.ownerId;
      const notices = owner === null || owner === actor.userId ? [] : [{ to: owner, block: "told", values }];
      return { ...say("done", values), notices };
    }
    const over = { offer: found.offer, state: "together", item: inHand.item, by: actor.userId } as const;
    const others = await tellThemOver(over, { ...over, customer }, scene);
    await endOffer(over, scene);
    await store.companions.add({ no: inHand.item.no, memberId: actor.userId, role: "party", at: now });
    const item = await scene.save({ item: inHand.item, what: "joined", text: said.text || null });
    const names = await store.people.names([found.offer.fromId]);
    const contacts = await store.contacts.of(customer.id);
    const values = { item, customer, by: actor, owner: names[found.offer.fromId], text: said.text, contacts };
    return {
      ...say("joined", values),
      notices: [{ to: found.offer.fromId, block: "told-joined", values }, ...others],
    };
  },
});

// 准转 #12: a manager's yes to a move beyond the scope; both sides' are needed, and the receiver's (rules.md 2, 7).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readTransferNumber } from "../../src/chat/read/transfer-number.ts";
import { agree, unanswered } from "../../src/domain/hands/transfer.ts";
import { offerAsked, tooLate } from "../../src/workflows/transfers/offers.ts";
import { carryOver } from "../../src/workflows/transfers/transfers.ts";

export default command({
  right: "allow-transfer",
  looks: ["already"],
  args: { item: arg.item(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, now, store } = scene;
    const { item, customer } = inHand;
    const { sides, ...found } = await offerAsked(item, { id: readTransferNumber(text).id, scene });
    const { offer, state } = found;
    const names = await store.people.names([offer.fromId, offer.toId]);
    const values = { item, customer, from: names[offer.fromId], to: names[offer.toId], by: actor };
    const hasAgreed = [offer.fromAgreedBy, offer.toAgreedBy].includes(actor.userId);
    if (state === "accepted" && hasAgreed) return say("already", { ...values, waiting: "" });
    if (state !== "offered" && state !== "awaiting-managers") throw await tooLate(found, item, scene);
    const isNew = sides.some((side) => (side === "from" ? offer.fromAgreedBy : offer.toAgreedBy) === null);
    const said = agree(offer, { by: actor.userId, sides, now });
    if (said.state === "accepted") {
      const moved = await carryOver(said, inHand, scene);
      const contacts = await store.contacts.of(customer.id);
      const done = { ...values, item: moved.item, contacts };
      const told = [offer.fromId, offer.toId, offer.by, offer.fromAskedId, offer.toAskedId];
      const block = (id: string) =>
        id === offer.toId ? "told-receiver" : id === offer.fromId ? "told-former" : "told-others";
      const notices = [...new Set(told)].flatMap((id) =>
        id === null || id === actor.userId ? [] : [{ to: id, block: block(id), values: done }],
      );
      return { ...say("moved", done), notices };
    }
    const open = [...(said.state === "offered" ? [said.toId] : []), ...unanswered(said)];
    const openNames = await store.people.names(open);
    const waiting = [...new Set(open)].map((id) => openNames[id]).join("、");
    if (!isNew) return say("already", { ...values, waiting });
    await store.transfers.save(said);
    return say("agreed", { ...values, waiting });
  },
});

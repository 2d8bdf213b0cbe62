// 我接 #12: the receiver's yes; the item is theirs, or waits for the managers of a wider move (rules.md 2).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readTransferNumber } from "../../src/chat/read/transfer-number.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { mustHaveRoom } from "../../src/domain/hands/change-of-hands.ts";
import { accept, unanswered } from "../../src/domain/hands/transfer.ts";
import { asksForReasons } from "../../src/domain/hands/transfer-scope.ts";
import { offerTo, tooLate } from "../../src/workflows/transfers/offers.ts";
import { carryOver } from "../../src/workflows/transfers/transfers.ts";

export default command({
  right: "accept-transfer",
  looks: ["already"],
  apart: true,
  args: { item: arg.offeredItem(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, now, store, rules } = scene;
    const { item, customer } = inHand;
    const said = readTransferNumber(text);
    const found = await offerTo(actor.userId, { item, id: said.id, scene });
    const { offer, state } = found;
    const names = await store.people.names([offer.fromId, ...unanswered(offer), item.ownerId]);
    const asked = unanswered(offer)
      .map((id) => names[id])
      .join("、");
    const values = { item, customer, from: names[offer.fromId], to: actor, asked };
    if (state === "accepted" && item.ownerId === actor.userId) return say("already", values);
    if (state === "awaiting-managers") return say("waiting", values);
    if (state !== "offered") throw await tooLate(found, item, scene);
    if (said.text === "" && asksForReasons(rules.of(item.departmentId)))
      throw new UsageError("missing-plan-to-take", { ask: "plan" });
    const taken = accept(offer, { plan: said.text || null, now });
    if (taken.state === "awaiting-managers") {
      const ownedNow = await store.items.countOwned(actor.userId);
      mustHaveRoom(item, { ownedNow, rules, refuse: "oneself" });
      await store.transfers.save(taken);
      return { ...say("waiting", values), notices: [{ to: offer.fromId, block: "told-waiting", values }] };
    }
    const moved = await carryOver(taken, inHand, scene);
    const contacts = await store.contacts.of(customer.id);
    const [last] = await store.followUps.latest(item.no, 1);
    const done = { ...values, item: moved.item, contacts, last: last ?? null, plan: said.text };
    const tell = [...new Set([offer.fromId, offer.by, offer.fromAskedId, offer.toAskedId])];
    const notices = tell.flatMap((id) =>
      id === null || id === actor.userId
        ? []
        : [{ to: id, block: id === offer.fromId ? "told-former" : "told-others", values: done }],
    );
    return { ...say("done", done), notices };
  },
});

// 不接 #12 手上满了: the receiver's no; the item stays where it is (rules.md 2).
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { readTransferNumber } from "../../src/chat/read/transfer-number.ts";
import { sayNo } from "../../src/workflows/transfers/no.ts";
import { offerTo } from "../../src/workflows/transfers/offers.ts";

export default command({
  right: "decline-transfer",
  looks: ["already"],
  apart: true,
  args: { item: arg.offeredItem(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, store } = scene;
    const said = readTransferNumber(text);
    const found = await offerTo(actor.userId, { item: inHand.item, id: said.id, scene });
    const { fromId } = found.offer;
    const names = await store.people.names([fromId]);
    const values = { from: names[fromId], to: actor, reason: said.text };
    return sayNo(found, { no: "declined", inHand, values }, scene);
  },
});

// 不准转 #12 原因: a manager's no to a move beyond the scope; the offer is over and the item stays (rules.md 2).
import { arg } from "../../src/chat/args/args.ts";
import { command } from "../../src/chat/command.ts";
import { readTransferNumber } from "../../src/chat/read/transfer-number.ts";
import { sayNo } from "../../src/workflows/transfers/no.ts";
import { offerAsked } from "../../src/workflows/transfers/offers.ts";

export default command({
  right: "refuse-transfer",
  looks: ["already"],
  args: { item: arg.item(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, store } = scene;
    const said = readTransferNumber(text);
    const found = await offerAsked(inHand.item, { id: said.id, scene });
    const { fromId, toId } = found.offer;
    const names = await store.people.names([fromId, toId]);
    const values = { from: names[fromId], to: names[toId], by: actor, reason: said.text };
    return sayNo(found, { no: "refused", inHand, values }, scene);
  },
});

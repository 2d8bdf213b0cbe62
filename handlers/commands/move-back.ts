// 回退 #12 到2 客户换人: back, with a reason; marks and history stay.
import { arg } from "../../src/chat/args.ts";
import { celebrationsOf } from "../../src/chat/celebration.ts";
import { command, say } from "../../src/chat/command.ts";
import { moveBack } from "../../src/domain/stages.ts";

export default command({
  right: "move-back",
  args: { item: arg.item(), to: arg.stage(), reason: arg.needed("missing-reason") },
  async run({ args: { item: inHand, to, reason }, store, save }) {
    const paidFen = await store.payments.paidFen(inHand.item.no);
    const change = moveBack(inHand.item, { to, reason, paidFen });
    const item = await save(change);
    await store.outbox.withdraw(celebrationsOf(item));
    return say("done", { item, from: inHand.item, customer: inHand.customer, reason });
  },
});

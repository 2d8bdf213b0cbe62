// 回退 #12 到2 客户换人: back, with a reason; marks and history stay.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { moveBack } from "../../src/domain/item/stages.ts";
import { celebrationsOf } from "../../src/workflows/celebration.ts";
import { fundNotices, settleShares } from "../../src/workflows/mentoring/mentor-shares.ts";

export default command({
  right: "move-back",
  args: { item: arg.item(), to: arg.stage(), reason: arg.needed("missing-reason") },
  async run(scene) {
    const { item: inHand, to, reason } = scene.args;
    const { now, store, save } = scene;
    const { customer } = inHand;
    const paidFen = await store.payments.paidFen(inHand.item.no);
    const change = moveBack(inHand.item, { to, reason, paidFen });
    const item = await save(change);
    await store.outbox.withdraw(celebrationsOf(item));
    await store.fund.end(item.no, now);
    const reversed = await settleShares(item, scene);
    return {
      ...say("done", { item, from: inHand.item, customer, reason }),
      notices: await fundNotices(reversed, { item, customer, scene }),
    };
  },
});

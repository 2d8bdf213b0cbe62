// 退款 #12 1万 原因: money that went back; never more than came in; the mentors' shares follow.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
import { nextAfterMoney } from "../../src/domain/item/payments.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { fundNotices, settleShares } from "../../src/workflows/mentoring/mentor-shares.ts";
import { asksForTwin, moneySaid } from "../../src/workflows/money-said.ts";

export default command({
  right: "refund",
  args: { item: arg.item(), text: arg.needed("missing-amount") },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, now, store, save } = scene;
    const { item, customer } = inHand;
    if (item.outcome !== "won") throw new RuleError("not-won", { item });
    const { amountFen, note } = moneySaid(text, { now });
    const before = await store.payments.paidFen(item.no);
    if (amountFen > before) throw new RuleError("refund-too-much", { item, paidFen: before });
    const booking = { amountFen: -amountFen, text: note };
    const asked = await asksForTwin(inHand, booking, scene);
    if (asked !== null) return asked;
    await store.payments.add({ ...booking, no: item.no, at: now, by: actor.userId });
    const plan = await store.payments.plan(item.no);
    const after = before - amountFen;
    const saved = await save({
      item: { ...item, ...nextAfterMoney(item, { plan, before, after, today: dayOf(now) }) },
      what: "refunded",
      text: note,
    });
    const reversed = await settleShares(saved, scene);
    return {
      ...say("done", {
        item: saved,
        customer,
        amountFen,
        paidFen: after,
      }),
      notices: await fundNotices(reversed, { item: saved, customer, scene }),
    };
  },
});

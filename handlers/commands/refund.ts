// 退款 #12 1万 原因: money that went back; never more than came in; the mentors' shares follow.
import { arg } from "../../src/chat/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { fundNotices, settleShares } from "../../src/chat/mentor-shares.ts";
import { readPayment } from "../../src/chat/read/payment.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { nextPaymentDay, twinOf } from "../../src/domain/payments.ts";
import { RuleError } from "../../src/domain/rule-error.ts";

export default command({
  right: "refund",
  args: { item: arg.item(), text: arg.needed("missing-amount") },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, now, store, save, confirmed } = scene;
    const { item, customer } = inHand;
    if (item.outcome !== "won") throw new RuleError("not-won", { item });
    const said = readPayment(text, now);
    if (said.unclear !== null) throw new UsageError(said.unclear.ask, { words: said.unclear.words });
    if (said.amountFen === null || said.amountFen <= 0) throw new UsageError("missing-amount");
    const before = await store.payments.paidFen(item.no);
    if (said.amountFen > before) throw new RuleError("refund-too-much", { item, paidFen: before });
    const twin = twinOf(await store.payments.of(item.no), {
      amountFen: -said.amountFen,
      text: said.note,
      now,
    });
    if (twin !== undefined && !confirmed) {
      const names = await store.people.names([twin.by]);
      const values = { item, customer, amountFen: said.amountFen, twin, by: names[twin.by] };
      return { ...say("twin", values), confirm: true };
    }
    await store.payments.add({
      no: item.no,
      at: now,
      by: actor.userId,
      amountFen: -said.amountFen,
      text: said.note,
    });
    const nextDay = nextPaymentDay(await store.payments.plan(item.no), before - said.amountFen);
    const saved = await save({
      item: { ...item, nextDay, nextMinute: null, nextText: null },
      what: "refunded",
      text: said.note,
    });
    const reversed = await settleShares(saved, scene);
    return {
      ...say("done", {
        item: saved,
        customer,
        amountFen: said.amountFen,
        paidFen: before - said.amountFen,
      }),
      notices: await fundNotices(reversed, { item: saved, customer, scene }),
    };
  },
});

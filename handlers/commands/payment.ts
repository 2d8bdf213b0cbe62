// 回款 #12 5万 首付: money that came in; done is paid in full.
import { arg } from "../../src/chat/args.ts";
import { celebrated, celebration } from "../../src/chat/celebration.ts";
import { command, say } from "../../src/chat/command.ts";
import { fundNotices, settleShares } from "../../src/chat/mentor-shares.ts";
import { readPayment } from "../../src/chat/read/payment.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { nextPaymentDay, twinOf } from "../../src/domain/payments.ts";
import { RuleError } from "../../src/domain/rule-error.ts";

export default command({
  right: "payment",
  args: { item: arg.item(), text: arg.needed("missing-amount") },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, now, store, rules, save, confirmed } = scene;
    const { item, customer } = inHand;
    if (item.outcome !== "won") throw new RuleError("not-won", { item });
    const said = readPayment(text, now);
    if (said.unclear !== null) throw new UsageError(said.unclear.ask, { words: said.unclear.words });
    if (said.amountFen === null || said.amountFen <= 0) throw new UsageError("missing-amount");
    const twin = twinOf(await store.payments.of(item.no), {
      amountFen: said.amountFen,
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
      amountFen: said.amountFen,
      text: said.note,
    });
    const paidFen = await store.payments.paidFen(item.no);
    const nextDay = nextPaymentDay(await store.payments.plan(item.no), paidFen);
    const saved = await save({
      item: { ...item, nextDay, nextMinute: null, nextText: null },
      what: "paid",
      text: said.note,
    });
    const leftFen = item.contractFen === null ? null : item.contractFen - paidFen;
    const isLarge = said.amountFen >= rules.notices.largePaymentFen;
    const occasion = `paid-${saved.version}`;
    const given = { store, customer, now, rules, what: "paid", amountFen: null, occasion } as const;
    const post = isLarge ? await celebration(saved, given) : null;
    const waits = post === null ? null : rules.notices.celebrationMinutes;
    const values = { item: saved, customer, amountFen: said.amountFen, paidFen, leftFen, waits };
    const restored = await settleShares(saved, scene);
    const notices = await fundNotices(restored, { item: saved, customer, scene });
    return { ...say("done", values), ...celebrated(post, { item: saved, customer, actor, rules, notices }) };
  },
});

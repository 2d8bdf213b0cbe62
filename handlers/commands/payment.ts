// 回款 #12 5万 首付: money that came in; done is paid in full.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
import { nextAfterMoney } from "../../src/domain/item/payments.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { celebrated, celebration } from "../../src/workflows/celebration.ts";
import { fundNotices, settleShares } from "../../src/workflows/mentoring/mentor-shares.ts";
import { asksForTwin, moneySaid } from "../../src/workflows/money-said.ts";

export default command({
  right: "payment",
  args: { item: arg.item(), text: arg.needed("missing-amount") },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, now, store, rules, save } = scene;
    const { item, customer } = inHand;
    if (item.outcome !== "won") throw new RuleError("not-won", { item });
    const before = await store.payments.paidFen(item.no);
    const { amountFen, note } = moneySaid(text, { now, paidFen: before });
    const booking = { amountFen, text: note };
    const asked = await asksForTwin(inHand, booking, scene);
    if (asked !== null) return asked;
    await store.payments.add({ ...booking, no: item.no, at: now, by: actor.userId });
    const paidFen = await store.payments.paidFen(item.no);
    const plan = await store.payments.plan(item.no);
    const saved = await save({
      item: { ...item, ...nextAfterMoney(item, { plan, before, after: paidFen, today: dayOf(now) }) },
      what: "paid",
      text: note,
    });
    const leftFen = item.contractFen === null ? null : item.contractFen - paidFen;
    const isLarge = amountFen >= rules.notices.largePaymentFen;
    const occasion = `paid-${saved.version}`;
    const given = { store, customer, now, rules, what: "paid", amountFen: null, occasion } as const;
    const post = isLarge ? await celebration(saved, given) : null;
    const waits = post === null ? null : rules.notices.celebrationMinutes;
    /** Booked all the same; what it credits waits (rules.md 4). */
    const frozen = (await store.audits.frozenOf(saved.no)) !== null;
    const values = { item: saved, customer, amountFen, paidFen, leftFen, waits, frozen };
    const restored = await settleShares(saved, scene);
    const notices = await fundNotices(restored, { item: saved, customer, scene });
    return { ...say("done", values), ...celebrated(post, { item: saved, customer, actor, rules, notices }) };
  },
});

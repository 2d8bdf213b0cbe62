// 回款计划 #12 下周三8.4万 验收后19.6万: what is to come and when; replaces the plan before.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readPaymentPlan } from "../../src/chat/read/payment.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { dayOf } from "../../src/domain/day.ts";
import { nextPaymentDay, planOfWhole } from "../../src/domain/item/payments.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { askedBack } from "../../src/workflows/asked-back.ts";

export default command({
  right: "payment-plan",
  args: { item: arg.item(), text: arg.needed("missing-plan") },
  async run({ args: { item: inHand, text }, now, store, save }) {
    const { item, customer } = inHand;
    if (item.outcome !== "won") throw new RuleError("not-won", { item });
    const { parts, unclear } = readPaymentPlan(text, now);
    if (unclear !== null) throw askedBack(unclear);
    if (parts.length === 0) throw new UsageError("missing-plan");
    const paidFen = await store.payments.paidFen(item.no);
    const whole = planOfWhole(parts, { paidFen, contractFen: item.contractFen, today: dayOf(now) });
    await store.payments.replan(item.no, whole);
    const nextDay = nextPaymentDay(whole, paidFen);
    const saved = await save({
      item: { ...item, nextDay, nextMinute: null, nextText: null },
      what: "payment-planned",
      text,
    });
    const sumFen = whole.reduce((sum, part) => sum + part.amountFen, 0);
    const gapFen = item.contractFen === null ? 0 : item.contractFen - sumFen;
    return say("done", { item: saved, customer, parts, gapFen, paidFen: whole === parts ? 0 : paidFen });
  },
});

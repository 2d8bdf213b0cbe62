// 喜报 #12 金额: posted at once because the owner asks; with the amount only where they say so (rules.md 5, Manners).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readAmountWish } from "../../src/chat/read/amount-wish.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { celebration, celebrationsOf } from "../../src/workflows/celebration.ts";

export default command({
  right: "celebrate",
  looks: ["nothing"],
  args: { item: arg.item(), text: arg.words() },
  async run({ args: { item: inHand, text }, actor, now, store, rules }) {
    const { item, customer } = inHand;
    const wantsAmount = readAmountWish(text);
    // The amount is the owner's to tell.
    const withAmount = wantsAmount && item.ownerId === actor.userId;
    if (item.outcome !== "won") throw new RuleError("not-won", { item });
    const post = await celebration(item, {
      store,
      customer,
      now,
      rules,
      what: "won",
      amountFen: withAmount ? item.contractFen : null,
      occasion: `asked-${now}`,
      atOnce: true,
    });
    if (post === null) throw new RuleError("no-group-bound", { item });
    await store.outbox.withdraw(celebrationsOf(item));
    return { ...say("done", { item, customer, withAmount, wantsAmount }), posts: [post] };
  },
});

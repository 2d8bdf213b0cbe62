// 没问题 #12: the head has looked at what needed a look; the same facts are not raised again (rules.md 4).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { besideItem } from "../../src/workflows/audits/sign-lines.ts";

export default command({
  right: "clear-sign",
  /** Everyday speech: it counts only before an item's number. */
  apart: /^\s*(?:[#\uff03]\s*\d{1,9}|\d{1,9}\s*$)/u,
  looks: ["none"],
  audience: "private",
  args: { item: arg.item(), text: arg.words() },
  async run({ args: { item: inHand }, actor, now, store }) {
    const { item, customer } = inHand;
    if (item.ownerId === actor.userId) throw new RuleError("sign-own", { item });
    const signs = await store.signs.of(item.no);
    for (const sign of signs) await store.signs.clear(sign, { by: actor.userId, at: now });
    return say(signs.length === 0 ? "none" : "done", { item, customer, signs: besideItem(signs, item.no) });
  },
});

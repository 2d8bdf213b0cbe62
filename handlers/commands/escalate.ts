// 上调 #12 卡在价格: the owner asks the line above to look; owner and credit stay (rules.md 6).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
import { mustBeOwned } from "../../src/domain/item/places.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { RuleError } from "../../src/domain/rule-error.ts";

export default command({
  right: "escalate",
  args: { item: arg.item(), text: arg.needed("missing-reason") },
  async run({ args: { item: inHand, text }, actor, now, store, save }) {
    mustBeOwned(inHand.item);
    const org = await store.org.on(dayOf(now));
    const head = headOf(org, inHand.item.departmentId, [inHand.item.ownerId, actor.userId]);
    if (head === null) throw new RuleError("no-head", {});
    const item = await save({ item: inHand.item, what: "escalated", text });
    const names = await store.people.names([head.userId, item.ownerId]);
    const values = {
      item,
      customer: inHand.customer,
      by: actor,
      head: names[head.userId],
      owner: names[item.ownerId ?? ""] ?? "",
      text,
    };
    return {
      ...say("done", values),
      notices: [{ to: head.userId, block: "told", values, buttons: "buttons" }],
    };
  },
});

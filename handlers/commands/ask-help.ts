// 求助 #12 要技术到场做对比测试: a ticket for a resource, to the head at once (rules.md 6, 11).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
import { mustBeOwned } from "../../src/domain/item/places.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { RuleError } from "../../src/domain/rule-error.ts";

export default command({
  right: "ask-help",
  args: { item: arg.item(), text: arg.needed("missing-help") },
  async run({ args: { item: inHand, text }, actor, now, store, save }) {
    mustBeOwned(inHand.item);
    const org = await store.org.on(dayOf(now));
    const head = headOf(org, inHand.item.departmentId, [actor.userId]);
    if (head === null) throw new RuleError("no-head", {});
    const asked = { no: inHand.item.no, by: actor.userId, at: now, askedId: head.userId };
    const ticket = await store.tickets.add({ ...asked, text });
    const item = await save({ item: inHand.item, what: "escalated", text });
    const names = await store.people.names([head.userId]);
    const values = { item, customer: inHand.customer, by: actor, head: names[head.userId], ticket };
    return { ...say("done", values), notices: [{ to: head.userId, block: "told", values }] };
  },
});

// 申诉 #88 上周见过面: within a working day after the clock returned it, its former owner asks the head (rules.md 5); of an
// audit that failed, its holder asks the manager (rules.md 4).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
import { mustBeAppealable } from "../../src/domain/hands/acting.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { appealAgainst, frozenOfTheirs } from "../../src/workflows/audits/appeal.ts";

export default command({
  right: "appeal",
  args: { item: arg.item(), text: arg.needed("missing-reason") },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, now, store, rules, calendar, save } = scene;
    const frozen = await frozenOfTheirs(inHand, scene);
    if (frozen !== null) return appealAgainst(frozen, { inHand, text }, scene);
    const holdings = await store.holdings.of(inHand.item.no);
    mustBeAppealable(inHand.item, {
      userId: actor.userId,
      holdings,
      now,
      rulesAt: (endedAt) => rules.ofItemSince(inHand.item, endedAt),
      calendar,
    });
    const head = headOf(await store.org.on(dayOf(now)), actor.department.id, [actor.userId]);
    if (head === null) throw new RuleError("no-head", {});
    const item = await save({ item: inHand.item, what: "appealed", text });
    const names = await store.people.names([head.userId]);
    const values = { item, customer: inHand.customer, by: actor, head: names[head.userId], text };
    return {
      ...say("done", values),
      notices: [{ to: head.userId, block: "told", values, buttons: "buttons", matter: `appeal/${item.no}` }],
    };
  },
});

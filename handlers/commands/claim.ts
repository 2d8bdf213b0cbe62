// 领取 #12: pool → mine. Exactly one winner; quotas, cool-off and scope of rules.md 7.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { at, dayOf } from "../../src/domain/day.ts";
import { claim, coolOffUntil } from "../../src/domain/hands/pool.ts";
import { restOf } from "../../src/workflows/peace/quiet.ts";

const DAY_MS = 86_400_000;

export default command({
  undoable: true,
  right: "claim",
  several: true,
  args: { item: arg.item() },
  async run({ args: { item: inHand }, actor, now, store, rules, calendar, save }) {
    const { item, customer, largePath } = inHand;
    const holdings = await store.holdings.of(item.no);
    const facts = {
      claimsToday: await store.holdings.countClaims(actor.userId, at(dayOf(now))),
      ownedNow: await store.items.countOwned(actor.userId),
      untouched: await store.items.countUntouched(actor.userId, {
        before: now - rules.pool.untouchedDays * DAY_MS,
        now,
      }),
      waitsUntil: coolOffUntil(
        holdings.filter(({ ownerId }) => ownerId === actor.userId),
        (endedAt) => rules.towards(item, endedAt),
      ),
      largePath,
    };
    const change = claim(item, {
      actor,
      facts,
      now,
      rules: rules.towards(item),
      poolRules: rules.ofItem(item),
      calendar,
    });
    const claimed = await save(change);
    const contacts = await store.contacts.of(customer.id);
    const followUps = await store.followUps.latest(item.no, 1);
    return say("done", {
      item: claimed,
      customer,
      contacts,
      last: followUps[0] ?? null,
      rest: await restOf(item, { store, now }),
    });
  },
});

// 激活 #12 春季展会: dormant → pool, with a reason or campaign.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { reactivate } from "../../src/domain/item/places.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { restOf } from "../../src/workflows/peace/quiet.ts";

export default command({
  right: "reactivate",
  several: true,
  args: { item: arg.item(), reason: arg.needed("missing-reason") },
  async run({ args: { item: inHand, reason }, now, store, save }) {
    const rest = await restOf(inHand.item, { store, now });
    if (rest !== null) throw new RuleError("customer-rests", { item: inHand.item, wakesOn: rest.wakesOn });
    const change = reactivate(inHand.item, { reason, now });
    const item = await save(change);
    return say("done", { item, customer: inHand.customer, reason });
  },
});

// 激活 #12 春季展会: dormant → pool, with a reason or campaign.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { reactivate } from "../../src/domain/item/places.ts";

export default command({
  right: "reactivate",
  several: true,
  args: { item: arg.item(), reason: arg.needed("missing-reason") },
  async run({ args: { item: inHand, reason }, now, save }) {
    const change = reactivate(inHand.item, { reason, now });
    const item = await save(change);
    return say("done", { item, customer: inHand.customer, reason });
  },
});

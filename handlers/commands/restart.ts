// 重启 #12 原因: a lost item back into the stage in which it was lost.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { restart } from "../../src/domain/item/stages.ts";

export default command({
  right: "restart",
  args: { item: arg.item(), reason: arg.needed("missing-reason") },
  async run({ args: { item: inHand, reason }, now, save }) {
    const change = restart(inHand.item, { reason, now });
    const item = await save(change);
    return say("done", { item, customer: inHand.customer, reason });
  },
});

// 沉寂 #12 一年无动静: pool → dormant, with a reason.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { archive } from "../../src/domain/item/places.ts";

export default command({
  right: "archive",
  several: true,
  args: { item: arg.item(), reason: arg.needed("missing-reason") },
  async run({ args: { item: inHand, reason }, save }) {
    const item = await save(archive(inHand.item, reason));
    return say("done", { item, customer: inHand.customer, reason });
  },
});
